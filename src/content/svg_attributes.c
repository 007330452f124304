/* The attributes of SVG. */
#include "content/css.h"
#include "content/svg_parts.h"

#include <string.h>

static const struct {
	const char *name, *words; /* words: the values it may have; NULL: any */
} attributes[] = {
    {"id", NULL},
    {"x", NULL},
    {"y", NULL},
    {"x1", NULL},
    {"y1", NULL},
    {"x2", NULL},
    {"y2", NULL},
    {"cx", NULL},
    {"cy", NULL},
    {"r", NULL},
    {"rx", NULL},
    {"ry", NULL},
    {"fx", NULL},
    {"fy", NULL},
    {"width", NULL},
    {"height", NULL},
    {"d", NULL},
    {"points", NULL},
    {"viewBox", NULL},
    {"preserveAspectRatio", NULL},
    {"transform", NULL},
    {"offset", NULL},
    {"gradientTransform", NULL},
    {"gradientUnits", "userSpaceOnUse objectBoundingBox"},
    {"spreadMethod", "pad reflect repeat"},
    {"patternTransform", NULL},
    {"patternUnits", "userSpaceOnUse objectBoundingBox"},
    {"patternContentUnits", "userSpaceOnUse objectBoundingBox"},
    {"clipPathUnits", "userSpaceOnUse objectBoundingBox"},
    {"maskUnits", "userSpaceOnUse objectBoundingBox"},
    {"maskContentUnits", "userSpaceOnUse objectBoundingBox"},
    {"markerWidth", NULL},
    {"markerHeight", NULL},
    {"refX", NULL},
    {"refY", NULL},
    {"markerUnits", "strokeWidth userSpaceOnUse"},
    {"orient", NULL},
    {"dx", NULL},
    {"dy", NULL},
    {"rotate", NULL},
    {"xlink:href", NULL},
};

/* Those that are properties too, and may stand in a style attribute. */
static const struct {
	const char *name, *words;
} paints[] = {
    {"fill", NULL},
    {"stroke", NULL},
    {"color", NULL},
    {"stop-color", NULL},
    {"fill-rule", "nonzero evenodd inherit"},
    {"clip-rule", "nonzero evenodd inherit"},
    {"stroke-linecap", "butt round square inherit"},
    {"stroke-linejoin", "miter round bevel inherit"},
    {"stroke-width", NULL},
    {"stroke-miterlimit", NULL},
    {"stroke-dasharray", NULL},
    {"stroke-dashoffset", NULL},
    {"opacity", NULL},
    {"fill-opacity", NULL},
    {"stroke-opacity", NULL},
    {"stop-opacity", NULL},
    {"font-family", NULL},
    {"font-size", NULL},
    {"font-weight", NULL},
    {"font-style", "normal italic oblique inherit"},
    {"text-anchor", "start middle end inherit"},
    {"clip-path", NULL},
    {"mask", NULL},
    {"marker-start", NULL},
    {"marker-mid", NULL},
    {"marker-end", NULL},
};

/* Which elements take which of the attributes that not all take. */
static const struct {
	const char *name, *elements;
} places[] = {
    {"x", "svg rect use text tspan mask pattern"},
    {"y", "svg rect use text tspan mask pattern"},
    {"x1", "line linearGradient"},
    {"y1", "line linearGradient"},
    {"x2", "line linearGradient"},
    {"y2", "line linearGradient"},
    {"cx", "circle ellipse radialGradient"},
    {"cy", "circle ellipse radialGradient"},
    {"r", "circle radialGradient"},
    {"rx", "rect ellipse"},
    {"ry", "rect ellipse"},
    {"fx", "radialGradient"},
    {"fy", "radialGradient"},
    {"width", "svg rect use mask pattern"},
    {"height", "svg rect use mask pattern"},
    {"d", "path"},
    {"points", "polyline polygon"},
    {"viewBox", "svg symbol marker pattern"},
    {"preserveAspectRatio", "svg symbol marker pattern"},
    {"transform", "g path rect circle ellipse line polyline polygon use text clipPath"},
    {"offset", "stop"},
    {"gradientTransform", "linearGradient radialGradient"},
    {"gradientUnits", "linearGradient radialGradient"},
    {"spreadMethod", "linearGradient radialGradient"},
    {"patternTransform", "pattern"},
    {"patternUnits", "pattern"},
    {"patternContentUnits", "pattern"},
    {"clipPathUnits", "clipPath"},
    {"maskUnits", "mask"},
    {"maskContentUnits", "mask"},
    {"markerWidth", "marker"},
    {"markerHeight", "marker"},
    {"refX", "marker"},
    {"refY", "marker"},
    {"markerUnits", "marker"},
    {"orient", "marker"},
    {"dx", "text tspan"},
    {"dy", "text tspan"},
    {"rotate", "tspan"},
    {"xlink:href", "use linearGradient radialGradient pattern"},
    {"marker-start", "path line polyline polygon"},
    {"marker-mid", "path line polyline polygon"},
    {"marker-end", "path line polyline polygon"},
    {"stop-color", "stop"},
    {"stop-opacity", "stop"},
    {"font-family", "g text tspan"},
    {"font-size", "g text tspan"},
    {"font-weight", "g text tspan"},
    {"font-style", "g text tspan"},
    {"text-anchor", "g text tspan"},
};

static const char *new_id(const struct svg_state *svg, const char *id)
{
	size_t index = map_find(&svg->ids, id);
	return index == MAP_NONE
		   ? NULL
		   : arena_format(svg->conform->tree->arena, "svg-%zu-%zu", svg->number, index);
}

/* "#id", or "url(#id)" as a whole, to a part of this SVG; NULL if it leads elsewhere. */
static const char *inner_reference(const struct svg_state *svg, const char *value)
{
	struct arena *arena = svg->conform->tree->arena;
	const char *start = strchr(value, '#');
	if (!start)
		return NULL;
	const char *id = arena_copy(arena, start + 1, strcspn(start + 1, "\"') \t\n"));
	id = new_id(svg, id);
	if (!id)
		return NULL;
	return *value == '#' ? arena_format(arena, "#%s", id) : arena_format(arena, "url(#%s)", id);
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

/* The value as it may stand, or NULL. */
static const char *svg_value(const struct svg_state *svg, const char *name, const char *words,
			     const char *value)
{
	if (words)
		return names_have(words, value) ? value : NULL;
	if (strcmp(name, "id") == 0)
		return new_id(svg, value);
	if (strcmp(name, "xlink:href") == 0)
		return *value == '#' ? inner_reference(svg, value) : NULL;
	if (strcmp(name, "preserveAspectRatio") == 0)
		return is_aspect_ratio(value) ? value : NULL;
	if (strstr(value, "url(") || strstr(value, "URL("))
		return strncmp(value, "url(", 4) == 0 ? inner_reference(svg, value) : NULL;
	return strstr(value, "var(") || strchr(value, '\\') ? NULL : value;
}

static bool has_place(const xmlNode *node, const char *name)
{
	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		if (strcmp(places[i].name, name) == 0)
			return names_have(places[i].elements, (const char *)node->name);
	return !names_have("title desc defs", (const char *)node->name);
}

static const char *paint_value(const struct svg_state *svg, const xmlNode *node, const char *name,
			       const char *value)
{
	for (size_t i = 0; i < sizeof paints / sizeof *paints; i++)
		if (strcmp(paints[i].name, name) == 0)
			return has_place(node, name) ? svg_value(svg, name, paints[i].words, value)
						     : NULL;
	return NULL;
}

static const char *attribute_value(const struct svg_state *svg, const xmlNode *node,
				   const char *name, const char *value)
{
	for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++)
		if (strcmp(attributes[i].name, name) == 0)
			return has_place(node, name) || strcmp(name, "id") == 0
				   ? svg_value(svg, name, attributes[i].words, value)
				   : NULL;
	return paint_value(svg, node, name, value);
}

static void take_style(const struct svg_state *svg, xmlNode *node, const char *text)
{
	struct css_style *style = css_style_open(text, strlen(text));
	for (struct css_declaration declaration; css_style_next(style, &declaration);) {
		struct arena *arena = svg->conform->tree->arena;
		const char *value = arena_string(arena, declaration.value);
		value = paint_value(svg, node, declaration.property, value);
		if (value)
			tree_set(svg->conform->tree, node, declaration.property, value);
	}
	css_style_close(style);
}

void svg_clean_attributes(const struct svg_state *svg, xmlNode *node)
{
	struct tree *tree = svg->conform->tree;
	const char *href = tree_get(node, "href"), *style = tree_get(node, "style");
	if (href && !tree_get(node, "xlink:href"))
		tree_set(tree, node, "xlink:href", href);
	for (xmlAttr *attribute = node->properties, *next; attribute; attribute = next) {
		next = attribute->next;
		const char *name = (const char *)attribute->name;
		const char *value =
		    attribute->children ? (const char *)attribute->children->content : "";
		const char *kept = attribute_value(svg, node, name, value);
		if (!kept)
			tree_remove_attribute(node, attribute);
		else if (kept != value)
			tree_set(tree, node, name, kept);
	}
	if (style)
		take_style(svg, node, style);
}
