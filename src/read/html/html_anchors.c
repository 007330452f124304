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

/* The id of what follows, or if it has one, its first child; false: each has one. */
static bool move_to(struct tree *tree, struct node *anchor, struct node *to)
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
	} else {
		return false;
	}
	return true;
}

/* Where nothing follows, what stands before is nearest. */
static void move_back(struct tree *tree, struct node *anchor, struct node *block)
{
	struct node *before = tree_beside(block, false);
	if (!before || html_is_empty(before))
		return;
	if (!tree_get(before, "id")) {
		tree_set(tree, before, "id", target_of(anchor));
		tree_unlink(anchor);
	} else if (holds_words(before)) {
		tree_unlink(anchor);
		tree_append(before, anchor);
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
		if (!block)
			continue;
		next = tree_next_skipping(node, body);
		struct node *to = html_what_follows(block, body);
		struct node *then = to ? html_what_follows(to, body) : NULL;
		if (!to && block != node) /* which would go, as it is empty */
			move_back(tree, node, block);
		else if (!to)
			continue;
		else if (!move_to(tree, node, to) && then)
			move_to(tree, node, then);
	}
}
