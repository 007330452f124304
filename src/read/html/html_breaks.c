/* Elements without anything in them, or lines, that end a page. */
#include "css/css.h"
#include "read/html/html_parts.h"

#include <string.h>

bool html_ends_page(const char *style)
{
	static const char *const properties[] = {"page-break-before", "page-break-after",
						 "break-before", "break-after"};
	static const char *const words[] = {"always", "page", "left", "right", "recto", "verso"};
	struct css_style *declarations = css_style_open(style, strlen(style));
	bool ends = false;
	for (struct css_declaration it; !ends && css_style_next(declarations, &it);)
		for (size_t i = 0; i < sizeof properties / sizeof *properties && !ends; i++)
			for (size_t k = 0; k < sizeof words / sizeof *words && !ends; k++)
				ends = strcmp(it.property, properties[i]) == 0 &&
				       css_value_has(it.value, words[k]);
	css_style_close(declarations);
	return ends;
}

static bool holds_target(const struct node *root)
{
	for (const struct node *node = root; node; node = tree_next(node, root))
		if (node->kind == NODE_ELEMENT && (tree_get(node, "id") || tree_get(node, "name")))
			return true;
	return false;
}

static void break_before(struct tree *tree, struct node *node)
{
	const char *style = tree_get(node, "style");
	tree_set(tree, node, "style",
		 style ? arena_format(tree->arena, "page-break-before: always; %s", style)
		       : "page-break-before: always");
}

void html_move_breaks(struct tree *tree)
{
	struct node *body = tree->body;
	for (struct node *node = body->children, *next; node; node = next) {
		next = tree_next(node, body);
		const char *style = node->kind == NODE_ELEMENT ? tree_get(node, "style") : NULL;
		bool shows_nothing = element_of(node) == EL_HR || html_is_empty(node);
		if (!style || !strstr(style, "break-") || !shows_nothing || !html_ends_page(style))
			continue;
		struct node *block = html_lone_block(node, body);
		struct node *to = block ? html_what_follows(block, body) : NULL;
		if (!to)
			continue;
		break_before(tree, to);
		if (holds_target(block)) {
			tree_remove(node, "style");
			continue;
		}
		next = tree_next_skipping(block, body);
		tree_unlink(block);
	}
}
