/* Leaving an element: what its children, each conforming, make together. */
#include "xhtml/xhtml_parts.h"

static bool holds_blocks(const struct node *node)
{
	for (const struct node *child = node->children; child; child = child->next)
		if (node_facts(child) & NODE_IS_BLOCK)
			return true;
	return false;
}

/* A span that says nothing about what it holds. */
static bool is_mute(const struct node *node)
{
	return element_of(node) == EL_SPAN && !node->attributes;
}

/* Phrasing content only: blocks that are in it all the same split it, or make it one. */
static struct node *leave_phrasing(struct conform_walk *walk, struct node *node)
{
	struct conform_state *state = &walk->state;
	repair_strays(state, node);
	if (!holds_blocks(node))
		return node;
	const struct rule *rule = rule_of(node);
	if (rule->splits) {
		fix(state, node, BREACH_BLOCK, NULL);
		split_around_blocks(state, node);
		return NULL;
	}
	if (is_mute(node)) {
		fix(state, node, BREACH_MUTE, NULL);
		tree_unwrap(node);
		return NULL;
	}
	become(walk, node, BREACH_BLOCK, EL_DIV, rule->block_classes);
	restrict_attributes(node);
	return node;
}

/* Text only: what holds a picture, a line break or the target of a link all the same is no more
 * than a span. */
static void leave_text(struct conform_walk *walk, struct node *node)
{
	const struct node *child = node->children;
	while (child && child->kind == NODE_TEXT)
		child = child->next;
	if (!child)
		return;
	become(walk, node, BREACH_TEXT, EL_SPAN, NULL);
	restrict_attributes(node);
}

/* Repairs what the children make together. NULL: the node is done with. */
static struct node *leave_by_holds(struct conform_walk *walk, struct conform_frame *frame)
{
	struct conform_state *state = &walk->state;
	struct node *node = frame->node;
	switch (frame->holds) {
	case HOLDS_ITEMS:
		repair_items(state, node);
		return node;
	case HOLDS_TERMS:
		return repair_terms(state, node);
	case HOLDS_TABLE:
		repair_table(state, node);
		return node;
	case HOLDS_ROWS:
		repair_rows(state, node);
		return node;
	case HOLDS_CELLS:
		repair_cells(state, node);
		return node;
	case HOLDS_RUBY:
		repair_ruby(state, node);
		return leave_phrasing(walk, node);
	case HOLDS_TEXT:
		leave_text(walk, node);
		return leave_phrasing(walk, node);
	case HOLDS_PHRASING:
		return leave_phrasing(walk, node);
	case HOLDS_FIGURE:
		repair_strays(state, node);
		repair_figure(state, node);
		return node;
	case HOLDS_DETAILS:
		repair_strays(state, node);
		repair_details(state, node);
		return node;
	case HOLDS_COLUMNS:
		if (node->children && tree_get(node, "span")) {
			fix(state, node, BREACH_ATTRIBUTE, "span");
			tree_remove(node, "span");
		}
		return node;
	default:
		repair_strays(state, node);
		return node;
	}
}

/* HTML's time without a datetime must hold the time itself, and nothing else. */
static void leave_time(struct conform_walk *walk, struct node *node)
{
	bool elements = false;
	for (const struct node *child = node->children; child; child = child->next)
		elements |= child->kind == NODE_ELEMENT;
	if (element_of(node) == EL_TIME && elements && !tree_get(node, "datetime")) {
		become(walk, node, BREACH_REQUIRED, EL_SPAN, NULL);
		restrict_attributes(node);
	}
}

/* A heading without words has nothing to show in a table of contents. */
static void leave_heading(struct conform_walk *walk, struct node *node)
{
	if (is_heading(node) && !(node_facts(node) & NODE_HAS_WORDS)) {
		become(walk, node, BREACH_EMPTY, EL_DIV, NULL);
		restrict_attributes(node);
		note_facts(node);
	}
}

/* What stands before a block but for white space, which becomes one character: blocks in a row that
 * go would all leave some behind, and each look back at it. */
static const struct node *before_space(struct node *node)
{
	struct node *space = node->prev;
	if (!space || !text_is_space(space))
		return space;
	while (space->prev && text_is_space(space->prev))
		tree_unlink(space->prev);
	space->text = "\n";
	return space->prev;
}

/* An empty block still ends a line of words that stand before it. */
static bool follows_words(const struct node *before, const struct node *node)
{
	const struct node *after = node->next;
	while (after && text_is_space(after))
		after = after->next;
	return before && after && !(node_facts(before) & NODE_IS_BLOCK) &&
	       element_of(before) != EL_BR;
}

static int count_attributes(const struct node *node)
{
	int count = 0;
	for (const struct attribute *each = node->attributes; each; each = each->next)
		count++;
	return count;
}

/* The parts of a whole that goes are no more than spans. */
static void free_parts(struct conform_walk *walk, struct node *whole)
{
	struct node *next;
	for (struct node *child = whole->children; child; child = next) {
		next = child->next;
		if (child->kind != NODE_ELEMENT || rule_of(child)->level != LEVEL_PART)
			continue;
		become(walk, child, BREACH_PARTS, EL_SPAN, NULL);
		restrict_attributes(child);
		if (is_mute(child))
			tree_unwrap(child);
	}
}

/* What holds nothing goes, unless it is a target or means something by being there. */
static void leave_empty(struct conform_walk *walk, struct node *node)
{
	const struct rule *rule = rule_of(node);
	if (node_facts(node) & NODE_HAS_CONTENT || rule->kept_empty ||
	    node == walk->state.tree->body)
		return;
	if (tree_get(node, "epub:type") || tree_get(node, "role"))
		return;
	if (rule->level == LEVEL_PART && element_of(node) != EL_FIGCAPTION &&
	    element_of(node) != EL_CAPTION &&
	    !(element_of(node) == EL_LI && element_of(node->parent) == EL_UL))
		return;
	const char *id = tree_get(node, "id");
	bool parts_words = rule->level == LEVEL_BLOCK && follows_words(before_space(node), node);
	if (!id && !parts_words) {
		fix(&walk->state, node, BREACH_EMPTY, NULL);
		if (rule->level != LEVEL_INLINE) {
			tree_unlink(node);
			return;
		}
		free_parts(walk, node);
		tree_unwrap(node); /* its white space stays: it may be in a pre */
		return;
	}
	if (rule->level == LEVEL_PART)
		return;
	enum element target = parts_words ? EL_DIV : EL_SPAN;
	if (element_of(node) == target && !node->children && (id ? 1 : 0) == count_attributes(node))
		return;
	become(walk, node, BREACH_EMPTY, target, NULL);
	node->children = node->last = NULL;
	node->attributes = NULL;
	if (id)
		tree_set(walk->state.tree, node, "id", id);
	note_facts(node);
}

void conform_leave(struct conform_walk *walk)
{
	struct conform_frame frame = *conform_top(walk);
	struct node *node = leave_by_holds(walk, &frame);
	walk->frames.count--;
	if (!node)
		return;
	leave_time(walk, node);
	note_facts(node);
	leave_heading(walk, node);
	leave_empty(walk, node);
	if (node->parent && is_mute(node)) {
		fix(&walk->state, node, BREACH_MUTE, NULL);
		tree_unwrap(node);
	}
}
