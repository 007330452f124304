/* The attributes of SVG. */
#include "css/css.h"
#include "xhtml/svg_parts.h"

#include <stdlib.h>
#include <string.h>

enum svg_value {
	SVG_PLAIN, /* anything that leads nowhere */
	SVG_WORD,  /* one of its words */
	SVG_ASPECT,
	SVG_REFERENCE, /* "url(#id)", or plain */
	SVG_LINK,      /* "#id" */
};

/* In the order of strcmp. */
static const struct svg_attribute {
	const char *name;
	enum svg_value value;
	bool is_property;     /* it may stand in a style attribute */
	const char *elements; /* that take it; "": all; NULL: those that draw or hold what draws */
	const char *words;
} attributes[] = {
    {"clip-path", SVG_REFERENCE, true, NULL, NULL},
    {"clip-rule", SVG_WORD, true, NULL, "nonzero evenodd inherit"},
    {"clipPathUnits", SVG_WORD, false, "clipPath", "userSpaceOnUse objectBoundingBox"},
    {"color", SVG_PLAIN, true, NULL, NULL},
    {"cx", SVG_PLAIN, false, "circle ellipse radialGradient", NULL},
    {"cy", SVG_PLAIN, false, "circle ellipse radialGradient", NULL},
    {"d", SVG_PLAIN, false, "path", NULL},
    {"dx", SVG_PLAIN, false, "text tspan", NULL},
    {"dy", SVG_PLAIN, false, "text tspan", NULL},
    {"fill", SVG_REFERENCE, true, NULL, NULL},
    {"fill-opacity", SVG_PLAIN, true, NULL, NULL},
    {"fill-rule", SVG_WORD, true, NULL, "nonzero evenodd inherit"},
    {"font-family", SVG_PLAIN, true, "g text tspan", NULL},
    {"font-size", SVG_PLAIN, true, "g text tspan", NULL},
    {"font-style", SVG_WORD, true, "g text tspan", "normal italic oblique inherit"},
    {"font-weight", SVG_WORD, true, "g text tspan",
     "normal bold bolder lighter 100 200 300 400 500 600 700 800 900 inherit"},
    {"fx", SVG_PLAIN, false, "radialGradient", NULL},
    {"fy", SVG_PLAIN, false, "radialGradient", NULL},
    {"gradientTransform", SVG_PLAIN, false, "linearGradient radialGradient", NULL},
    {"gradientUnits", SVG_WORD, false, "linearGradient radialGradient",
     "userSpaceOnUse objectBoundingBox"},
    {"height", SVG_PLAIN, false, "svg rect use mask pattern", NULL},
    {"id", SVG_PLAIN, false, "", NULL},
    {"marker-end", SVG_REFERENCE, true, "path line polyline polygon", NULL},
    {"marker-mid", SVG_REFERENCE, true, "path line polyline polygon", NULL},
    {"marker-start", SVG_REFERENCE, true, "path line polyline polygon", NULL},
    {"markerHeight", SVG_PLAIN, false, "marker", NULL},
    {"markerUnits", SVG_WORD, false, "marker", "strokeWidth userSpaceOnUse"},
    {"markerWidth", SVG_PLAIN, false, "marker", NULL},
    {"mask", SVG_REFERENCE, true, NULL, NULL},
    {"maskContentUnits", SVG_WORD, false, "mask", "userSpaceOnUse objectBoundingBox"},
    {"maskUnits", SVG_WORD, false, "mask", "userSpaceOnUse objectBoundingBox"},
    {"offset", SVG_PLAIN, false, "stop", NULL},
    {"opacity", SVG_PLAIN, true, NULL, NULL},
    {"orient", SVG_PLAIN, false, "marker", NULL},
    {"patternContentUnits", SVG_WORD, false, "pattern", "userSpaceOnUse objectBoundingBox"},
    {"patternTransform", SVG_PLAIN, false, "pattern", NULL},
    {"patternUnits", SVG_WORD, false, "pattern", "userSpaceOnUse objectBoundingBox"},
    {"points", SVG_PLAIN, false, "polyline polygon", NULL},
    {"preserveAspectRatio", SVG_ASPECT, false, "svg symbol marker pattern", NULL},
    {"r", SVG_PLAIN, false, "circle radialGradient", NULL},
    {"refX", SVG_PLAIN, false, "marker", NULL},
    {"refY", SVG_PLAIN, false, "marker", NULL},
    {"rotate", SVG_PLAIN, false, "tspan", NULL},
    {"rx", SVG_PLAIN, false, "rect ellipse", NULL},
    {"ry", SVG_PLAIN, false, "rect ellipse", NULL},
    {"spreadMethod", SVG_WORD, false, "linearGradient radialGradient", "pad reflect repeat"},
    {"stop-color", SVG_PLAIN, true, "stop", NULL},
    {"stop-opacity", SVG_PLAIN, true, "stop", NULL},
    {"stroke", SVG_REFERENCE, true, NULL, NULL},
    {"stroke-dasharray", SVG_PLAIN, true, NULL, NULL},
    {"stroke-dashoffset", SVG_PLAIN, true, NULL, NULL},
    {"stroke-linecap", SVG_WORD, true, NULL, "butt round square inherit"},
    {"stroke-linejoin", SVG_WORD, true, NULL, "miter round bevel inherit"},
    {"stroke-miterlimit", SVG_PLAIN, true, NULL, NULL},
    {"stroke-opacity", SVG_PLAIN, true, NULL, NULL},
    {"stroke-width", SVG_PLAIN, true, NULL, NULL},
    {"text-anchor", SVG_WORD, true, "g text tspan", "start middle end inherit"},
    {"transform", SVG_PLAIN, false,
     "g path rect circle ellipse line polyline polygon use text clipPath", NULL},
    {"viewBox", SVG_PLAIN, false, "svg symbol marker pattern", NULL},
    {"width", SVG_PLAIN, false, "svg rect use mask pattern", NULL},
    {"x", SVG_PLAIN, false, "svg rect use text tspan mask pattern", NULL},
    {"x1", SVG_PLAIN, false, "line linearGradient", NULL},
    {"x2", SVG_PLAIN, false, "line linearGradient", NULL},
    {"xlink:href", SVG_LINK, false, "use linearGradient radialGradient pattern", NULL},
    {"y", SVG_PLAIN, false, "svg rect use text tspan mask pattern", NULL},
    {"y1", SVG_PLAIN, false, "line linearGradient", NULL},
    {"y2", SVG_PLAIN, false, "line linearGradient", NULL},
};

static int compare_names(const void *name, const void *attribute)
{
	return strcmp(name, ((const struct svg_attribute *)attribute)->name);
}

/* The attribute of that name, if the element takes it. */
static const struct svg_attribute *find_attribute(const struct node *node, const char *name)
{
	const struct svg_attribute *found =
	    bsearch(name, attributes, sizeof attributes / sizeof *attributes, sizeof *attributes,
		    compare_names);
	if (!found)
		return NULL;
	static const char painted[] = "svg g symbol marker mask pattern clipPath path rect circle "
				      "ellipse line polyline polygon use text tspan";
	const char *elements = found->elements ? found->elements : painted;
	return !*elements || names_have(elements, node->name) ? found : NULL;
}

static bool is_aspect_ratio(const char *value)
{
	static const char *const aligns =
	    "none xMinYMin xMidYMin xMaxYMin xMinYMid xMidYMid xMaxYMid xMinYMax xMidYMax xMaxYMax";
	char align[16];
	size_t size = strcspn(value, " ");
	if (size >= sizeof align)
		return false;
	memcpy(align, value, size);
	align[size] = '\0';
	value += size + strspn(value + size, " ");
	return names_have(aligns, align) && (!*value || names_have("meet slice", value));
}

/* Plain values lead nowhere, and mean what they say without a style sheet. */
static bool is_plain(const char *value)
{
	return !strstr(value, "url(") && !strstr(value, "URL(") && !strstr(value, "var(") &&
	       !strchr(value, '\\');
}

static bool may_be(const struct svg_attribute *attribute, const char *value)
{
	switch (attribute->value) {
	case SVG_WORD:
		return names_have(attribute->words, value);
	case SVG_ASPECT:
		return is_aspect_ratio(value);
	case SVG_LINK:
		return *value == '#';
	case SVG_REFERENCE:
		return strncmp(value, "url(", 4) == 0 || is_plain(value);
	default:
		return is_plain(value);
	}
}

static void take_style(const struct svg_state *svg, struct node *node, const char *text)
{
	struct css_style *style = css_style_open(text, strlen(text));
	for (struct css_declaration declaration; css_style_next(style, &declaration);) {
		const struct svg_attribute *attribute = find_attribute(node, declaration.property);
		if (attribute && attribute->is_property && may_be(attribute, declaration.value))
			tree_set(svg->conform->tree, node, declaration.property, declaration.value);
	}
	css_style_close(style);
}

void svg_clean_attributes(const struct svg_state *svg, struct node *node)
{
	const char *href = tree_get(node, "href"), *style = tree_get(node, "style");
	if (href && !tree_get(node, "xlink:href"))
		tree_set(svg->conform->tree, node, "xlink:href", href);
	for (struct attribute *attribute = node->attributes, *next; attribute; attribute = next) {
		next = attribute->next;
		const struct svg_attribute *known = find_attribute(node, attribute->name);
		const char *value = attribute->value;
		if (!known || !may_be(known, value))
			tree_remove_attribute(node, attribute);
	}
	if (style)
		take_style(svg, node, style);
}
