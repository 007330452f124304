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
	return names_have(aligns, align) && (!*value || names_have("meet slice", value));
}

/* Plain values lead nowhere, and mean what they say without a style sheet. */
static bool is_plain(const char *value)
{
	return !strstr(value, "url(") && !strstr(value, "URL(") && !strstr(value, "var(") &&
	       !strchr(value, '\\');
}

static bool may_be(const struct svg_attribute_rule *attribute, const char *value)
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
		const struct svg_attribute_rule *attribute =
		    svg_attribute_for(declaration.property, node->name);
		if (attribute && attribute->is_property && may_be(attribute, declaration.value))
			tree_set(svg->conform->tree, node, declaration.property, declaration.value);
	}
	css_style_close(style);
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
		if (!known || !may_be(known, value)) {
			fix(svg->conform, node, BREACH_SVG_ATTRIBUTE, attribute->name);
			tree_remove_attribute(node, attribute);
		}
	}
	if (style)
		take_style(svg, node, style);
}
