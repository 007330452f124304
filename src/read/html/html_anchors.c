/* Targets of links that stand alone in a block of their own. */
#include "base/label.h"
#include "read/html/html_parts.h"

static const char *target_of(const struct node *node)
{
	const char *id = tree_get(node, "id");
	return id ? id : element_of(node) == EL_A ? tree_get(node, "name") : NULL;
}

/* Marks of printed pages are settled elsewhere. */
static bool is_page_mark(const struct node *node)
{
	const char *role = tree_get(node, "role");
	return tree_get(node, "epub:type") || (role && *role) || tree_has_class(node, "pagenum") ||
	       tree_has_class(node->parent, "pagenum");
}

static bool is_anchor(const struct node *node)
{
	return (element_of(node) == EL_A || element_of(node) == EL_SPAN) && target_of(node) &&
	       !is_page_mark(node) && !tree_get(node, "href") && html_is_empty(node);
}

static bool holds_words(const struct node *node)
{
	switch (element_of(node)) {
	case EL_P:
	case EL_H1:
	case EL_H2:
	case EL_H3:
	case EL_H4:
	case EL_H5:
	case EL_H6:
	case EL_DT:
	case EL_PRE:
		return true;
	default:
		return false;
	}
}

/* The id of what follows, or if it has one, its first child. */
static void move_to(struct tree *tree, struct node *anchor, struct node *to)
{
	while (tree_get(to, "id") && !holds_words(to) && to->children) {
		struct node *child = to->children;
		while (child && child->kind != NODE_ELEMENT)
			child = child->next;
		if (!child)
			break;
		to = child;
	}
	if (!tree_get(to, "id")) {
		tree_set(tree, to, "id", target_of(anchor));
		tree_unlink(anchor);
	} else if (holds_words(to) && to->children) {
		tree_unlink(anchor);
		tree_insert_before(to->children, anchor);
	}
}

void html_move_anchors(struct tree *tree)
{
	struct node *body = tree->body;
	for (struct node *node = body->children, *next; node; node = next) {
		next = tree_next(node, body);
		if (node->kind != NODE_ELEMENT || !node->attributes || !is_anchor(node))
			continue;
		struct node *block = html_lone_block(node, body);
		struct node *to = block ? html_what_follows(block, body) : NULL;
		if (!to)
			continue;
		next = tree_next_skipping(node, body);
		move_to(tree, node, to);
	}
}
