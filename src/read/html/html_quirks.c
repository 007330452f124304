/* What browsers do to pages without a document type, or with an old one: text in tables doesn't
 * stand as what is around them does (HTML 15.3.8, "In quirks mode"). */
#include "read/html/html_parts.h"

#include <string.h>

enum { LONG = 100 }; /* bytes of a cell's text; what is shorter may be what the table centres */

/* Whether a cell has much text, not in tables inside of it. */
static bool is_long(const struct node *cell)
{
	size_t size = 0;
	for (const struct node *node = cell->children; node && size < LONG;) {
		size += node->kind == NODE_TEXT ? strlen(node->text) : 0;
		node = element_of(node) == EL_TABLE ? tree_next_skipping(node, cell)
						    : tree_next(node, cell);
	}
	return size >= LONG;
}

/* The table whose cell it is; NULL: that one says how its text stands, or a part of it does. */
static const struct node *silent_table(const struct node *cell)
{
	const struct node *up = cell;
	while (up && element_of(up) != EL_TABLE && !html_alignment(up))
		up = up->parent;
	return up && element_of(up) == EL_TABLE ? up : NULL;
}

static bool is_right_to_left(const struct node *node)
{
	for (; node; node = node->parent) {
		const char *dir = tree_get(node, "dir");
		if (dir)
			return strcmp(dir, "rtl") == 0;
	}
	return false;
}

void html_reset_cells(struct tree *tree)
{
	for (struct node *node = tree->body; node; node = tree_next(node, tree->body)) {
		const struct node *table = element_of(node) == EL_TD ? silent_table(node) : NULL;
		if (table && html_is_in_aligned(table) && is_long(node))
			tree_set(tree, node, "align", is_right_to_left(node) ? "right" : "left");
	}
}
