/* Copies of a node with all that is below it, in its own tree or another one. */
#include "tree/tree.h"

#include <string.h>

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

static struct node *copy_across(struct tree *tree, const struct node *node)
{
	if (node->kind == NODE_TEXT)
		return tree_text(tree, node->text, strlen(node->text));
	if (node->kind == NODE_INSTRUCTION)
		return tree_instruction(tree, node->name, node->text, strlen(node->text), 0, 0);
	if (node->ns != NS_XHTML)
		return tree_foreign(tree, (enum namespace)node->ns, node->name, 0, 0);
	if (element_of(node) == EL_UNKNOWN)
		return tree_unknown(tree, node->name, 0, 0);
	return tree_element(tree, element_of(node), 0, 0);
}

void tree_bring(struct tree *tree, struct node *to, const struct node *from)
{
	for (const struct node *node = from->children; node; node = node->next) {
		struct node *copy = copy_across(tree, node);
		for (const struct attribute *a = node->attributes; a; a = a->next)
			tree_set(tree, copy, arena_string(tree->arena, a->name), a->value);
		tree_append(to, copy);
		tree_bring(tree, copy, node);
	}
}
