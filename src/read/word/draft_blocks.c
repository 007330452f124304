/* The blocks of a flow as elements: paragraphs, headings, lists, quotations, verse, code. */
#include "read/word/draft_tree.h"

#include <string.h>

enum { DEEPEST_LIST = 9 };

struct open_list {
	const struct draft_list *list;
	enum draft_numbering numbering;
	struct node *node, *item;
	long number; /* of the last item */
};

/* What is open in a flow. */
struct state {
	struct draft_builder *builder;
	struct node *node;      /* of the flow */
	struct node *quotation; /* NULL: none is open */
	struct node *joined;    /* verse or code that goes on with the next paragraph of its kind */
	struct open_list lists[DEEPEST_LIST];
	size_t depth;
};

static struct node *element(const struct state *state, enum element element,
			    const struct draft_paragraph *paragraph)
{
	return tree_element(state->builder->tree, element, paragraph->number, 0);
}

static void close_all(struct state *state)
{
	state->quotation = state->joined = NULL;
	state->depth = 0;
}

/* The direction of a paragraph, where it isn't that of the book. */
static void say_direction(const struct state *state, struct node *node,
			  const struct draft_paragraph *paragraph)
{
	enum draft_direction direction = paragraph->direction;
	if (direction && direction != state->builder->draft->direction)
		tree_set(state->builder->tree, node, "dir",
			 direction == DIRECTION_RIGHT_TO_LEFT ? "rtl" : "ltr");
}

static const char *class_of(const struct draft_paragraph *paragraph)
{
	switch (paragraph->role) {
	case STYLED_SUBTITLE:
		return "subtitle";
	case STYLED_AUTHOR:
		return "byline";
	case STYLED_DATE:
		return "dateline";
	default:
		break;
	}
	return paragraph->alignment == ALIGNED_CENTRE ? "center"
	       : paragraph->alignment == ALIGNED_END  ? "end"
						      : NULL;
}

static struct node *add_paragraph(struct state *state, struct node *parent,
				  const struct draft_paragraph *paragraph)
{
	struct node *node = element(state, EL_P, paragraph);
	const char *class = class_of(paragraph);
	if (class)
		tree_set(state->builder->tree, node, "class", class);
	say_direction(state, node, paragraph);
	tree_append(parent, node);
	draft_build_pieces(state->builder, node, paragraph);
	return node;
}

static void add_heading(struct state *state, const struct draft_paragraph *paragraph)
{
	unsigned level = paragraph->level > 6 ? 6 : paragraph->level;
	close_all(state);
	struct node *node = element(state, EL_H1 + level - 1, paragraph);
	say_direction(state, node, paragraph);
	tree_append(state->node, node);
	draft_build_pieces(state->builder, node, paragraph);
}

/* Verse and code, whose paragraphs are lines. */
static void add_lines(struct state *state, const struct draft_paragraph *paragraph)
{
	struct tree *tree = state->builder->tree;
	bool is_code = paragraph->role == STYLED_CODE;
	enum element wanted = is_code ? EL_PRE : EL_P;
	if (state->joined && element_of(state->joined) == wanted) {
		tree_append(state->joined, is_code ? tree_text_borrowed(tree, "\n")
						   : tree_element(tree, EL_BR, 0, 0));
	} else {
		close_all(state);
		state->joined = element(state, wanted, paragraph);
		if (!is_code)
			tree_set(tree, state->joined, "class", "lines");
		tree_append(state->node, state->joined);
	}
	draft_build_pieces(state->builder, state->joined, paragraph);
}

static void add_quotation(struct state *state, const struct draft_paragraph *paragraph)
{
	struct node *quotation = state->quotation;
	if (!quotation) {
		close_all(state);
		quotation = element(state, EL_BLOCKQUOTE, paragraph);
		tree_append(state->node, quotation);
	}
	state->quotation = quotation;
	add_paragraph(state, quotation, paragraph);
}

static void set_numbering(const struct state *state, struct node *list,
			  const struct draft_item *item)
{
	static const char *const types[] = {
	    [NUMBERED_LOWER_LETTER] = "a", [NUMBERED_UPPER_LETTER] = "A",
	    [NUMBERED_LOWER_ROMAN] = "i",  [NUMBERED_UPPER_ROMAN] = "I",
	    [NUMBERED_OTHER] = NULL,
	};
	struct tree *tree = state->builder->tree;
	if (types[item->numbering])
		tree_set(tree, list, "type", types[item->numbering]);
	if (item->number != 1)
		tree_set(tree, list, "start", arena_format(tree->arena, "%ld", item->number));
}

static void open_list(struct state *state, const struct draft_paragraph *paragraph, size_t depth)
{
	const struct draft_item *item = &paragraph->item;
	bool is_numbered = item->numbering > NUMBERED_BULLET;
	struct node *parent = depth ? state->lists[depth - 1].item : state->node;
	struct node *list = element(state, is_numbered ? EL_OL : EL_UL, paragraph);
	if (is_numbered)
		set_numbering(state, list, item);
	tree_append(parent, list);
	state->lists[depth] = (struct open_list){item->list, item->numbering, list, NULL, 0};
	state->depth = depth + 1;
}

/* Whether the item belongs to the list that is open at its depth. */
static bool goes_on(const struct open_list *open, const struct draft_item *item)
{
	return open->list == item->list && open->numbering == item->numbering &&
	       (item->numbering <= NUMBERED_BULLET || item->number == open->number + 1);
}

static void add_item(struct state *state, const struct draft_paragraph *paragraph)
{
	const struct draft_item *item = &paragraph->item;
	struct tree *tree = state->builder->tree;
	size_t depth = item->depth < DEEPEST_LIST ? item->depth : DEEPEST_LIST - 1;
	state->quotation = state->joined = NULL;
	if (depth > state->depth)
		depth = state->depth;
	if (item->continues && state->depth) {
		depth = depth < state->depth ? depth : state->depth - 1;
		add_paragraph(state, state->lists[depth].item, paragraph);
		return;
	}
	if (depth >= state->depth || !goes_on(&state->lists[depth], item))
		open_list(state, paragraph, depth);
	state->depth = depth + 1;
	struct open_list *open = &state->lists[depth];
	open->item = element(state, EL_LI, paragraph);
	open->number = item->number;
	tree_append(open->node, open->item);
	add_paragraph(state, open->item, paragraph);
	(void)tree;
}

static void add_break(struct state *state, const struct draft_paragraph *paragraph)
{
	close_all(state);
	tree_append(state->node, element(state, EL_HR, paragraph));
}

static void add_text(struct state *state, struct draft_paragraph *paragraph)
{
	if (paragraph->role == STYLED_BREAK)
		add_break(state, paragraph);
	else if (paragraph->level)
		add_heading(state, paragraph);
	else if (paragraph->role == STYLED_CODE || paragraph->role == STYLED_VERSE)
		add_lines(state, paragraph);
	else if (paragraph->role == STYLED_QUOTATION)
		add_quotation(state, paragraph);
	else if (paragraph->item.list)
		add_item(state, paragraph);
	else {
		close_all(state);
		add_paragraph(state, state->node, paragraph);
	}
}

static void add_block(struct state *state, const struct draft_block *block)
{
	switch (block->kind) {
	case DRAFT_PARAGRAPH:
		if (!draft_is_empty(block->paragraph))
			add_text(state, block->paragraph);
		break;
	case DRAFT_TABLE:
		close_all(state);
		draft_build_table(state->builder, state->node, block->table);
		break;
	case DRAFT_BOX:
		close_all(state);
		draft_build_flow(state->builder, state->node, block->box);
		break;
	}
}

void draft_build_flow(struct draft_builder *builder, struct node *node,
		      const struct draft_flow *flow)
{
	struct state state = {.builder = builder, .node = node};
	for (const struct draft_block *block = flow->first; block; block = block->next)
		add_block(&state, block);
}
