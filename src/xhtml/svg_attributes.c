/* The attributes of an SVG, by the table of them. */
#include "css/css.h"
#include "xhtml/model/svg_table.h"
#include "xhtml/xhtml_parts.h"

#include <string.h>

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
	return words_have(aligns, align) && (!*value || words_have("meet slice", value));
}

/* Plain values lead nowhere, and mean what they say without a style sheet. */
static bool is_plain(const char *value)
{
	return !strstr(value, "url(") && !strstr(value, "URL(") && !strstr(value, "var(") &&
	       !strchr(value, '\\');
}

/* A picture written into the drawing itself, of a kind that all readers show. */
static bool is_picture(const char *value)
{
	return strncmp(value, "data:image/png;base64,", 22) == 0 ||
	       strncmp(value, "data:image/jpeg;base64,", 23) == 0 ||
	       strncmp(value, "data:image/gif;base64,", 22) == 0;
}

static bool may_be(const struct svg_attribute_rule *attribute, const char *element,
		   const char *value)
{
	switch (attribute->value) {
	case SVG_WORD:
		return words_have(attribute->words, value);
	case SVG_ASPECT:
		return is_aspect_ratio(value);
	case SVG_LINK:
		return strcmp(element, "image") == 0 ? is_picture(value) : *value == '#';
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
		const struct svg_attribute_rule *attribute =
		    svg_attribute_for(declaration.property, node->name);
		if (attribute && attribute->is_property &&
		    may_be(attribute, node->name, declaration.value))
			tree_set(svg->conform->tree, node, declaration.property, declaration.value);
	}
	css_style_close(style);
}

bool svg_is_effect(const char *name)
{
	return strncmp(name, "fe", 2) == 0;
}

/* An attribute of effects that has but a few values. */
static bool is_choice(const char *element, const char *name, const char *value)
{
	static const struct {
		const char *name, *elements, *words; /* "": all */
	} choices[] = {
	    {"edgeMode", "", "duplicate wrap none"},
	    {"filterUnits", "", "userSpaceOnUse objectBoundingBox"},
	    {"mode", "", "normal multiply screen darken lighten"},
	    {"operator", "feComposite", "over in out atop xor arithmetic"},
	    {"operator", "feMorphology", "erode dilate"},
	    {"preserveAlpha", "", "false true"},
	    {"primitiveUnits", "", "userSpaceOnUse objectBoundingBox"},
	    {"stitchTiles", "", "stitch noStitch"},
	    {"type", "feColorMatrix", "matrix saturate hueRotate luminanceToAlpha"},
	    {"type", "feFuncA feFuncB feFuncG feFuncR", "identity table discrete linear gamma"},
	    {"type", "feTurbulence", "fractalNoise turbulence"},
	    {"xChannelSelector", "", "R G B A"},
	    {"yChannelSelector", "", "R G B A"},
	};
	for (size_t i = 0; i < sizeof choices / sizeof *choices; i++)
		if (strcmp(choices[i].name, name) == 0 &&
		    (!*choices[i].elements || words_have(choices[i].elements, element)))
			return words_have(choices[i].words, value);
	return true;
}

/* Effects have so many attributes of their own that all of SVG's stay which lead nowhere. */
static bool is_of_effect(const struct node *node, const struct attribute *attribute)
{
	return (svg_is_effect(node->name) || strcmp(node->name, "filter") == 0) &&
	       !strchr(attribute->name, ':') && strncmp(attribute->name, "on", 2) != 0 &&
	       !words_have("href style class", attribute->name) &&
	       svg_attribute_is_valid(attribute->name, node->name) && is_plain(attribute->value) &&
	       is_choice(node->name, attribute->name, attribute->value);
}

void svg_clean_attributes(const struct svg_state *svg, struct node *node)
{
	const char *href = tree_get(node, "href"), *style = tree_get(node, "style");
	if (href || style)
		fix(svg->conform, node, BREACH_SVG_ATTRIBUTE, href ? "href" : "style");
	if (href && !tree_get(node, "xlink:href"))
		tree_set(svg->conform->tree, node, "xlink:href", href);
	for (struct attribute *attribute = node->attributes, *next; attribute; attribute = next) {
		next = attribute->next;
		const struct svg_attribute_rule *known =
		    svg_attribute_for(attribute->name, node->name);
		const char *value = attribute->value;
		if (!known ? !is_of_effect(node, attribute) : !may_be(known, node->name, value)) {
			fix(svg->conform, node, BREACH_SVG_ATTRIBUTE, attribute->name);
			tree_remove_attribute(node, attribute);
		}
	}
	if (style)
		take_style(svg, node, style);
}
