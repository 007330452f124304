/* Page marks, put where a book may have them. */
#include "xhtml/xhtml_parts.h"

#include <string.h>

static bool is_mark(const struct node *node)
{
	const char *type =
	    element_of(node) == EL_SPAN && node->attributes ? tree_get(node, "epub:type") : NULL;
	return type && !node->children && strcmp(type, "pagebreak") == 0;
}

static bool is_margin_number(const struct node *node)
{
	static const char *const classes[] = {"pagenum", "pageno", "page-number"};
	enum element element = element_of(node);
	if (!node->attributes || (element != EL_SPAN && element != EL_A && element != EL_DIV))
		return false;
	for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
		if (tree_has_class(node, classes[i]))
			return true;
	return false;
}

/* What holds parts only, between which no mark may stand. */
static bool holds_parts(const struct node *node)
{
	switch (element_of(node)) {
	case EL_UL:
	case EL_OL:
	case EL_DL:
	case EL_TABLE:
	case EL_COLGROUP:
	case EL_THEAD:
	case EL_TBODY:
	case EL_TFOOT:
	case EL_TR:
		return true;
	default:
		return false;
	}
}

static bool may_hold(const struct node *node)
{
	enum element element = element_of(node);
	return element == EL_LI || element == EL_DT || element == EL_DD || element == EL_TD ||
	       element == EL_TH || element == EL_CAPTION;
}

/* The first part behind the mark, or NULL. */
static struct node *part_behind(struct node *mark, const struct node *whole)
{
	struct node *node = mark;
	while ((node = tree_next(node, whole)) && !may_hold(node))
		;
	return node;
}

/* In front of all else in the part, but behind the marks that came there before. */
static void put_in(struct node *mark, struct node *part)
{
	struct node *first = part->children;
	while (first && is_mark(first))
		first = first->next;
	tree_unlink(mark);
	if (first)
		tree_insert_before(first, mark);
	else
		tree_append(part, mark);
}

/* Into the next part of the list or table; behind the whole, if there is none. */
static void move_from_between(struct node *mark)
{
	struct node *whole = mark->parent;
	while (holds_parts(whole->parent))
		whole = whole->parent;
	struct node *part = part_behind(mark, whole);
	if (part) {
		put_in(mark, part);
		return;
	}
	tree_unlink(mark);
	tree_insert_after(whole, mark);
}

static bool is_foreign(const struct node *node)
{
	enum element element = element_of(node);
	return element == EL_SVG || element == EL_MATH || element == EL_FOREIGN;
}

static void settle(struct conform_state *state, struct node *mark)
{
	struct node *outer = mark;
	while (is_foreign(outer->parent))
		outer = outer->parent;
	if (outer != mark || holds_parts(mark->parent))
		fix(state, mark, BREACH_PAGE_MARK, NULL);
	if (outer != mark) {
		tree_unlink(mark);
		tree_insert_before(outer, mark);
	}
	if (holds_parts(mark->parent))
		move_from_between(mark);
}

void pagebreaks_settle(struct conform_state *state)
{
	struct tree *tree = state->tree;
	for (struct node *node = tree->body, *next; node; node = next) {
		next = tree_next(node, tree->body);
		if (node == tree->body)
			continue;
		if (is_mark(node))
			settle(state, node);
		else if (is_margin_number(node) && !tree_get(node, "epub:type")) {
			fix(state, node, BREACH_PAGE_MARK, NULL);
			tree_set(tree, node, "epub:type", "pagebreak");
		}
	}
}
