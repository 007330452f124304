/* Code in text that runs from right to left: it is read from the left in any language. */
#include "article/shape/shape.h"

#include "base/ascii.h"

static bool is_code(const struct node *node)
{
	enum element element = element_of(node);
	return element == EL_PRE || element == EL_CODE || element == EL_KBD || element == EL_SAMP;
}

/* The direction that somebody gave the text around the node. */
static const char *direction_around(const struct node *node, const struct node *root,
				    const char *direction)
{
	for (const struct node *up = node; up && up != root->parent; up = up->parent)
		if (tree_get(up, "dir"))
			return tree_get(up, "dir");
	return direction;
}

void code_set_direction(struct tree *tree, struct node *root, const char *direction)
{
	for (struct node *node = root, *next; node; node = next) {
		next = tree_next(node, root);
		if (!is_code(node))
			continue;
		next = tree_next_skipping(node, root);
		const char *around = direction_around(node, root, direction);
		if (!tree_get(node, "dir") && around && ascii_equal(around, "rtl"))
			tree_set(tree, node, "dir", "ltr");
	}
}
