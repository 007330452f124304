/* MathML: presentation markup, with each element's number of children and each attribute's values.
 */
#include "xhtml/xhtml_parts.h"
#include "xhtml/model/math_table.h"

#include <string.h>

/* NULL: no element that a book may hold, or that could go with what it holds. */
static const struct math_rule *rule_of_math(const struct node *node)
{
	const struct math_rule *rule = node->ns == NS_MATHML ? math_rule_for(node->name) : NULL;
	return rule && (rule->kept || rule->shape == SHAPE_GONE) ? rule : NULL;
}

static enum shape shape_of(const struct node *node)
{
	const struct math_rule *rule = node->kind == NODE_ELEMENT ? rule_of_math(node) : NULL;
	return rule ? rule->shape : SHAPE_ROW;
}

static void drop_math(struct conform_state *state, struct node *node)
{
	fix(state, node, BREACH_MATH, NULL);
	tree_unlink(node);
}

static void make_row(struct conform_state *state, struct node *node)
{
	fix(state, node, BREACH_MATH, NULL);
	node->name = "mrow";
	node->attributes = NULL;
	node->ns = NS_MATHML;
	node->element = EL_FOREIGN;
}

static size_t count_elements(const struct node *node)
{
	size_t count = 0;
	for (const struct node *child = node->children; child; child = child->next)
		count += child->kind == NODE_ELEMENT;
	return count;
}

static bool all_are(const struct node *node, const char *name)
{
	for (const struct node *child = node->children; child; child = child->next)
		if (child->kind == NODE_ELEMENT && strcmp(child->name, name) != 0)
			return false;
	return true;
}

/* Base, then pairs of scripts, then perhaps mprescripts and pairs again. */
static bool are_scripts(const struct node *node)
{
	size_t count = 0, marks = 0;
	for (const struct node *child = node->children; child; child = child->next) {
		if (child->kind != NODE_ELEMENT)
			continue;
		if (strcmp(child->name, "mprescripts") == 0) {
			if (marks++ || count % 2 == 0)
				return false;
			continue;
		}
		if (count == 0 && shape_of(child) == SHAPE_MARK)
			return false;
		count++;
	}
	return count % 2 == 1;
}

static bool is_whole(const struct node *node)
{
	size_t notes = 0, count = count_elements(node);
	switch (shape_of(node)) {
	case SHAPE_TWO:
		return count == 2;
	case SHAPE_THREE:
		return count == 3;
	case SHAPE_TABLE:
		return all_are(node, "mtr");
	case SHAPE_TABLE_ROW:
		return all_are(node, "mtd");
	case SHAPE_SCRIPTS:
		return are_scripts(node);
	case SHAPE_SEMANTICS:
		for (const struct node *child = node->children; child; child = child->next)
			notes += child->kind == NODE_ELEMENT && shape_of(child) == SHAPE_NOTE;
		return count == notes + 1 && node->children &&
		       shape_of(node->children) != SHAPE_NOTE;
	default:
		return true;
	}
}

/* A row of a table that is none any more: its cells aren't either. */
static void give_up_row(struct conform_state *state, struct node *row)
{
	for (struct node *cell = row->children; cell; cell = cell->next)
		if (cell->kind == NODE_ELEMENT && shape_of(cell) == SHAPE_CELL)
			make_row(state, cell);
	make_row(state, row);
}

/* Parts that lost their whole become rows; called when the children of node conform. */
static void fix_parts(struct conform_state *state, struct node *node)
{
	enum shape shape = shape_of(node);
	for (struct node *child = node->children, *next; child; child = next) {
		next = child->next;
		if (child->kind != NODE_ELEMENT)
			continue;
		enum shape part = shape_of(child);
		if (part == SHAPE_CELL && shape != SHAPE_TABLE_ROW)
			make_row(state, child);
		else if (part == SHAPE_TABLE_ROW && shape != SHAPE_TABLE)
			give_up_row(state, child);
		else if ((part == SHAPE_MARK && shape != SHAPE_SCRIPTS) ||
			 (part == SHAPE_NOTE && shape != SHAPE_SEMANTICS))
			drop_math(state, child);
	}
	if (shape == SHAPE_TABLE_ROW) /* cells may have become rows since */
		for (struct node *child = node->children; child; child = child->next)
			if (child->kind == NODE_ELEMENT && shape_of(child) == SHAPE_MARK)
				make_row(state, child);
}

static void leave_math(struct conform_state *state, struct node *node)
{
	if (!is_whole(node))
		make_row(state, node);
	fix_parts(state, node);
	if (!is_whole(node)) {
		make_row(state, node);
		fix_parts(state, node);
	}
}

/* Text stands in tokens only, elements don't. */
static void fix_text(struct conform_state *state, struct node *text)
{
	enum shape shape = shape_of(text->parent);
	if (shape == SHAPE_TOKEN || shape == SHAPE_NOTE)
		return;
	if (text_is_space(text)) {
		drop_math(state, text);
		return;
	}
	fix(state, text, BREACH_MATH, NULL);
	struct node *token = tree_foreign(state->tree, NS_MATHML, "mtext", 0, 0);
	tree_insert_before(text, token);
	tree_unlink(text);
	tree_append(token, text);
}

/* The text of all that is inside replaces it: for tokens, in which only text may stand. */
static void keep_text_only(struct conform_state *state, struct node *node)
{
	const char *words = foreign_words(state->tree->arena, node);
	if (!count_elements(node))
		return;
	fix(state, node, BREACH_MATH, NULL);
	node->children = node->last = NULL;
	tree_append(node, tree_text_borrowed(state->tree, words));
}

static bool holds_nothing(enum shape shape)
{
	return shape == SHAPE_EMPTY || shape == SHAPE_MARK;
}

static struct node *enter_math(struct conform_state *state, struct node *node,
			       const struct node *math)
{
	if (node->kind != NODE_ELEMENT) {
		struct node *next = tree_next_skipping(node, math);
		if (node->kind == NODE_TEXT)
			fix_text(state, node);
		else
			drop_math(state, node);
		return next;
	}
	const struct math_rule *rule = rule_of_math(node);
	if (!rule || (node != math && rule->shape == SHAPE_ROW && element_of(node) == EL_MATH) ||
	    (holds_nothing(rule->shape) && !text_is_blank(foreign_words(state->tree->arena, node))))
		make_row(state, node);
	math_clean_attributes(state, node);
	enum shape shape = shape_of(node);
	if (shape == SHAPE_TOKEN || shape == SHAPE_NOTE)
		keep_text_only(state, node);
	if (holds_nothing(shape) && node->children) {
		fix(state, node, BREACH_MATH, NULL);
		node->children = node->last = NULL;
	}
	struct node *next =
	    shape == SHAPE_GONE ? tree_next_skipping(node, math) : tree_next(node, math);
	if (shape == SHAPE_GONE)
		drop_math(state, node);
	return next;
}

static struct node *first_leaf(struct node *node)
{
	while (node->kind == NODE_ELEMENT && node->children)
		node = node->children;
	return node;
}

/* A formula that brings its TeX along shows that where it can't be shown itself. */
static void give_words(struct conform_state *state, struct node *math)
{
	for (const struct node *node = math; node && !tree_get(math, "alttext");
	     node = tree_next(node, math)) {
		const char *encoding = tree_get(node, "encoding");
		if (encoding && node->children && strcmp(encoding, "application/x-tex") == 0) {
			fix(state, math, BREACH_MATH, "alttext");
			tree_set(state->tree, math, "alttext", node->children->text);
		}
	}
}

bool conform_math(struct conform_state *state, struct node *math)
{
	for (struct node *node = math; node;)
		node = enter_math(state, node, math);
	for (struct node *node = first_leaf(math); node != math;) {
		struct node *next = node->next, *parent = node->parent;
		if (node->kind == NODE_ELEMENT)
			leave_math(state, node);
		node = next ? first_leaf(next) : parent;
	}
	fix_parts(state, math);
	give_words(state, math);
	return math->children != NULL;
}
