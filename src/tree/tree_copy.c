/* Copies of a node with all that is below it. */
#include "tree/tree.h"

static struct node *copy_alone(struct tree *tree, const struct node *node)
{
	struct node *copy = arena_alloc(tree->arena, sizeof *copy);
	*copy = *node;
	copy->parent = copy->prev = copy->next = copy->children = copy->last = NULL;
	copy->attributes = NULL;
	struct attribute *before = NULL;
	for (const struct attribute *from = node->attributes; from; from = from->next) {
		struct attribute *attribute = arena_alloc(tree->arena, sizeof *attribute);
		*attribute = *from;
		attribute->prev = before;
		attribute->next = NULL;
		*(before ? &before->next : &copy->attributes) = attribute;
		before = attribute;
	}
	return copy;
}

struct node *tree_copy(struct tree *tree, const struct node *root)
{
	const struct node *from = root;
	struct node *copied = copy_alone(tree, root), *to = copied;
	for (;;) {
		struct node *parent = to;
		if (from->children) {
			from = from->children;
		} else {
			for (; from != root && !from->next; to = to->parent)
				from = from->parent;
			if (from == root)
				return copied;
			from = from->next;
			parent = to->parent;
		}
		to = copy_alone(tree, from);
		tree_append(parent, to);
	}
}
