/* The style sheets of a drawing, as drawing programs write them: what they say of an element
 * becomes its attributes. */
#include "xhtml/svg_styles.h"

#include "css/css_sheet.h"
#include "xhtml/model/svg_table.h"
#include "xhtml/xhtml_parts.h"

#include <string.h>

static const char *const properties[] = {
    "clip-path",      "clip-rule",        "color",
    "fill",           "fill-opacity",     "fill-rule",
    "filter",         "font-family",      "font-size",
    "font-style",     "font-weight",      "marker-end",
    "marker-mid",     "marker-start",     "mask",
    "opacity",        "stop-color",       "stop-opacity",
    "stroke",         "stroke-dasharray", "stroke-dashoffset",
    "stroke-linecap", "stroke-linejoin",  "stroke-miterlimit",
    "stroke-opacity", "stroke-width",     "text-anchor",
    "display",        "visibility",
};

enum { PROPERTIES = sizeof properties / sizeof *properties };

static bool is_style(const struct node *node)
{
	return node->kind == NODE_ELEMENT && node->ns == NS_SVG && strcmp(node->name, "style") == 0;
}

static struct css_sheet *gather(const struct node *root)
{
	struct css_sheet *sheet = NULL;
	for (const struct node *node = root; node; node = tree_next(node, root)) {
		if (!is_style(node))
			continue;
		if (!sheet)
			sheet = css_sheet_new(properties, PROPERTIES);
		for (const struct node *text = node->children; text; text = text->next)
			if (text->kind == NODE_TEXT)
				css_sheet_add(sheet, text->text, strlen(text->text),
					      (struct css_heed){PROPERTIES, true, NULL});
	}
	return sheet;
}

/* A rule wins over an attribute, and loses to a style unless it is important. */
static void apply(struct tree *tree, struct node *node, const struct css_said *said)
{
	for (size_t i = 0; i < PROPERTIES; i++) {
		const char *style = tree_get(node, "style");
		if (said[i].value && said[i].important && style)
			tree_set(tree, node, "style",
				 arena_format(tree->arena, "%s; %s: %s", style, properties[i],
					      said[i].value));
		else if (said[i].value)
			tree_set(tree, node, properties[i], said[i].value);
	}
}

void svg_apply_styles(const struct svg_state *svg, struct node *root)
{
	struct css_sheet *sheet = gather(root);
	struct css_said said[PROPERTIES];
	for (struct node *node = root; node && sheet; node = tree_next(node, root))
		if (node->kind == NODE_ELEMENT && css_sheet_ask(sheet, node, said)) {
			fix(svg->conform, node, BREACH_SVG_ATTRIBUTE, "style");
			apply(svg->conform->tree, node, said);
		}
	css_sheet_free(sheet);
}

const char *const *svg_style_properties(size_t *count)
{
	*count = PROPERTIES;
	return properties;
}
