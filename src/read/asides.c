/* Boxes beside the text: their elements, classes and titles. */
#include "read/asides.h"

#include "base/ascii.h"

#include <string.h>

void box_make(struct tree *tree, struct node *node, const char *kind)
{
	tree_rename(node, EL_ASIDE);
	tree_add_class(tree, node, "admonition");
	tree_add_class(tree, node, kind);
}

struct node *box_around(struct tree *tree, struct node *node, const char *kind)
{
	struct node *box = tree_element(tree, EL_ASIDE, 0, 0);
	tree_insert_before(node, box);
	tree_unlink(node);
	tree_append(box, node);
	box_make(tree, box, kind);
	return box;
}

struct node *box_add_title(struct tree *tree, struct node *box, unsigned line)
{
	struct node *title = tree_element(tree, EL_P, line, 0);
	tree_set(tree, title, "class", "admonition-title");
	if (box->children)
		tree_insert_before(box->children, title);
	else
		tree_append(box, title);
	return title;
}

void box_name_title(struct tree *tree, struct node *title, const char *kind)
{
	bool is_two = strcmp(kind, "seealso") == 0;
	char *name = arena_string(tree->arena, is_two ? "see also" : kind);
	*name = (char)ascii_upper(*name);
	tree_append(title, tree_text(tree, name, strlen(name)));
}
