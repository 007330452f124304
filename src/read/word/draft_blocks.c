/* The blocks of a flow as elements: paragraphs, headings, lists, quotations, verse, code, figures.
 */
#include "read/word/draft_tree.h"

#include <string.h>

enum { DEEPEST_LIST = 9 };

struct open_list {
	const void *list;
	enum draft_numbering numbering;
	struct node *node, *item;
	bool says_labels; /* its items do */
	long number;      /* of the last item */
	int left;         /* the indent of its words */
};

/* What is open in a flow. */
struct state {
	struct draft_builder *builder;
	struct node *node;      /* of the flow */
	struct node *quotation; /* NULL: none is open */
	struct node *joined;    /* verse, code or a title that goes on with the next paragraph */
	struct node *shown;     /* a picture's paragraph or a table, right before: for a caption */
	struct open_list lists[DEEPEST_LIST];
	size_t depth;
	const struct draft_paragraph *caption; /* that waits for what comes next */
};

static struct node *element(const struct state *state, enum element element,
			    const struct draft_paragraph *paragraph)
{
	return tree_element(state->builder->tree, element, paragraph->number, 0);
}

static void close_all(struct state *state)
{
	state->quotation = state->joined = state->shown = NULL;
	state->depth = 0;
}

static struct node *add_paragraph(struct state *state, struct node *parent,
				  const struct draft_paragraph *paragraph)
{
	struct node *node = element(state, EL_P, paragraph);
	tree_append(parent, node);
	return draft_fill_paragraph(state->builder, node, paragraph);
}

static void add_heading(struct state *state, const struct draft_paragraph *paragraph)
{
	unsigned level = paragraph->level > 6 ? 6 : paragraph->level;
	bool is_title = paragraph->role == STYLED_TITLE;
	struct node *title = state->joined;
	if (is_title && title && is_heading(title)) {
		tree_append(title, tree_element(state->builder->tree, EL_BR, 0, 0));
		draft_build_pieces(state->builder, title, paragraph);
		return;
	}
	close_all(state);
	struct node *node = element(state, EL_H1 + level - 1, paragraph);
	draft_say_script(state->builder, node, paragraph);
	tree_append(state->node, node);
	draft_add_label(state->builder, node, paragraph);
	draft_build_pieces(state->builder, node, paragraph);
	state->joined = is_title ? node : NULL;
}

/* Whether the item is of a list without marks amid one with marks: pandoc goes on with an item so.
 */
static bool is_markless(const struct state *state, const struct draft_item *item, size_t depth)
{
	const struct open_list *open =
	    state->depth ? &state->lists[depth < state->depth ? depth : state->depth - 1] : NULL;
	return open && item->numbering == NUMBERED_NOT && open->numbering != NUMBERED_NOT &&
	       open->list != item->list;
}

/* Makes the words of an item a paragraph, since others follow. */
static void wrap_words(struct state *state, struct node *item)
{
	struct node *first = item->children;
	if (!first || element_of(first) == EL_P)
		return;
	struct node *paragraph = tree_element(state->builder->tree, EL_P, item->line, 0);
	tree_insert_before(first, paragraph);
	for (struct node *node = first, *next; node; node = next) {
		next = node->next;
		if (element_of(node) == EL_OL || element_of(node) == EL_UL)
			break;
		tree_unlink(node);
		tree_append(paragraph, node);
	}
}

/* The item that is open at that depth, ready for more than words; what is deeper is closed. */
static struct node *reopen(struct state *state, size_t depth)
{
	state->depth = depth + 1;
	wrap_words(state, state->lists[depth].item);
	return state->lists[depth].item;
}

/* The item that a paragraph without a mark of its own belongs to; NULL: there is none. */
static struct node *item_around(struct state *state, const struct draft_paragraph *paragraph)
{
	const struct draft_item *item = &paragraph->item;
	size_t depth = item->depth < state->depth ? item->depth : state->depth - 1;
	if (!item->list || !state->depth || !(item->continues || is_markless(state, item, depth)))
		return NULL;
	return reopen(state, depth);
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
		struct node *item = item_around(state, paragraph);
		if (!item)
			close_all(state);
		state->joined = element(state, wanted, paragraph);
		if (!is_code)
			tree_set(tree, state->joined, "class", "lines");
		tree_append(item ? item : state->node, state->joined);
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
	    [NUMBERED_LOWER_LETTER] = "a",
	    [NUMBERED_UPPER_LETTER] = "A",
	    [NUMBERED_LOWER_ROMAN] = "i",
	    [NUMBERED_UPPER_ROMAN] = "I",
	};
	struct tree *tree = state->builder->tree;
	if (item->numbering < sizeof types / sizeof *types && types[item->numbering])
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
	bool says_labels = draft_says_label(state->builder->draft, item);
	if (says_labels || item->numbering == NUMBERED_NOT)
		tree_set(state->builder->tree, list, "class", "unmarked");
	else if (is_numbered)
		set_numbering(state, list, item);
	tree_append(parent, list);
	state->lists[depth] = (struct open_list){.list = item->list,
						 .numbering = item->numbering,
						 .node = list,
						 .says_labels = says_labels,
						 .left = paragraph->left};
	state->depth = depth + 1;
}

/* Whether the item belongs to the list that is open at its depth. */
static bool goes_on(const struct draft *draft, const struct open_list *open,
		    const struct draft_item *item)
{
	return open->list == item->list && open->numbering == item->numbering &&
	       open->says_labels == draft_says_label(draft, item) &&
	       (item->numbering <= NUMBERED_BULLET || item->number == open->number + 1);
}

static void add_item(struct state *state, const struct draft_paragraph *paragraph)
{
	const struct draft_item *item = &paragraph->item;
	size_t depth = item->depth < DEEPEST_LIST ? item->depth : DEEPEST_LIST - 1;
	state->quotation = state->joined = state->shown = NULL;
	struct node *around = item_around(state, paragraph);
	if (around) {
		add_paragraph(state, around, paragraph);
		return;
	}
	if (depth > state->depth)
		depth = state->depth;
	if (depth >= state->depth || !goes_on(state->builder->draft, &state->lists[depth], item))
		open_list(state, paragraph, depth);
	state->depth = depth + 1;
	struct open_list *open = &state->lists[depth];
	open->item = element(state, EL_LI, paragraph);
	open->number = item->number;
	open->left = paragraph->left;
	tree_append(open->node, open->item);
	draft_fill_paragraph(state->builder, open->item, paragraph);
}

/* Whether a paragraph without a mark is set in as the words of the open item are. */
static bool is_set_in(const struct state *state, const struct draft_paragraph *paragraph)
{
	const struct open_list *open = state->depth ? &state->lists[state->depth - 1] : NULL;
	return open && open->left > 0 && paragraph->left == open->left &&
	       paragraph->role == STYLED_BODY && paragraph->first_line >= 0;
}

/* A line across the page, below the words that stand in its paragraph, if any do. */
static void add_break(struct state *state, struct draft_paragraph *paragraph)
{
	close_all(state);
	if (!draft_is_empty(paragraph))
		add_paragraph(state, state->node, paragraph);
	tree_append(state->node, element(state, EL_HR, paragraph));
}

/* A paragraph that holds only pictures. */
static bool is_picture(const struct draft_paragraph *paragraph)
{
	bool found = false;
	for (const struct draft_piece *piece = paragraph->first; piece; piece = piece->next) {
		bool is_blank = piece->kind == PIECE_TAB || piece->kind == PIECE_BREAK ||
				piece->kind == PIECE_BOOKMARK ||
				(piece->kind == PIECE_TEXT && !draft_has_words(piece));
		if (piece->kind != PIECE_PICTURE && !is_blank)
			return false;
		found |= piece->kind == PIECE_PICTURE && piece->picture->source;
	}
	return found;
}

/* One that isn't a heading or a quotation. */
static bool is_body_picture(const struct draft_paragraph *paragraph)
{
	return paragraph->role == STYLED_BODY && !paragraph->level && !paragraph->item.list &&
	       is_picture(paragraph);
}

/* Puts the caption to the picture or table that stands right before it. */
static void add_caption(struct state *state, const struct draft_paragraph *paragraph)
{
	struct node *shown = state->shown;
	close_all(state);
	if (!shown) {
		add_paragraph(state, state->node, paragraph);
		return;
	}
	struct node *figure = tree_element(state->builder->tree, EL_FIGURE, shown->line, 0);
	struct node *caption = element(state, EL_FIGCAPTION, paragraph);
	tree_insert_before(shown, figure);
	tree_unlink(shown);
	tree_append(figure, shown);
	if (element_of(shown) == EL_P)
		tree_unwrap(shown);
	tree_append(figure, caption);
	draft_fill_paragraph(state->builder, caption, paragraph);
}

/* A picture's paragraph with the caption that stood in front of it. */
static void add_figure(struct state *state, const struct draft_paragraph *paragraph)
{
	const struct draft_paragraph *above = state->caption;
	state->caption = NULL;
	close_all(state);
	struct node *figure = element(state, EL_FIGURE, paragraph);
	struct node *caption = element(state, EL_FIGCAPTION, above);
	tree_append(state->node, figure);
	tree_append(figure, caption);
	draft_fill_paragraph(state->builder, caption, above);
	tree_unwrap(add_paragraph(state, figure, paragraph));
}

static void add_body(struct state *state, struct draft_paragraph *paragraph)
{
	if (state->caption) {
		add_figure(state, paragraph);
		return;
	}
	if (is_set_in(state, paragraph)) {
		add_paragraph(state, reopen(state, state->depth - 1), paragraph);
		return;
	}
	close_all(state);
	struct node *node = add_paragraph(state, state->node, paragraph);
	state->shown = is_picture(paragraph) ? node : NULL;
}

static void add_text(struct state *state, struct draft_paragraph *paragraph)
{
	if (paragraph->role == STYLED_CONTENTS && !paragraph->level)
		return;
	if (paragraph->role == STYLED_BREAK)
		add_break(state, paragraph);
	else if (paragraph->level)
		add_heading(state, paragraph);
	else if (paragraph->role == STYLED_CODE || paragraph->role == STYLED_VERSE)
		add_lines(state, paragraph);
	else if (paragraph->role == STYLED_CAPTION)
		add_caption(state, paragraph);
	else if (paragraph->role == STYLED_QUOTATION)
		add_quotation(state, paragraph);
	else if (draft_is_item(state->builder->draft, paragraph))
		add_item(state, paragraph);
	else
		add_body(state, paragraph);
}

/* A table, with the caption that stood in front of it. */
static void add_table(struct state *state, const struct draft_block *block)
{
	const struct draft_paragraph *paragraph = state->caption;
	close_all(state);
	struct node *table = draft_build_table(state->builder, state->node, block->table);
	state->caption = NULL;
	state->shown = paragraph ? NULL : table;
	if (!paragraph)
		return;
	struct node *caption = element(state, table ? EL_CAPTION : EL_P, paragraph);
	if (table)
		tree_insert_before(table->children, caption);
	else
		tree_append(state->node, caption);
	draft_fill_paragraph(state->builder, caption, paragraph);
}

/* Whether the paragraph is the caption of the table that stands right behind it. */
static bool heads_table(const struct draft_block *block)
{
	return block->kind == DRAFT_PARAGRAPH && block->paragraph->role == STYLED_CAPTION &&
	       !draft_is_empty(block->paragraph) && block->next &&
	       block->next->kind == DRAFT_TABLE && !draft_is_box(block->next->table);
}

static const struct draft_block *behind(const struct draft_block *block)
{
	do
		block = block->next;
	while (block && block->kind == DRAFT_PARAGRAPH && draft_is_empty(block->paragraph) &&
	       block->paragraph->role != STYLED_BREAK);
	return block;
}

/* Whether the paragraph is the caption of the picture that stands right behind it: where captions
 * and pictures take turns, the last is a picture. */
static bool heads_picture(const struct state *state, const struct draft_block *block)
{
	enum { MOST_TURNS = 64 };
	bool is_last_picture = false;
	for (int i = 0; block && i < MOST_TURNS; i++, block = behind(block)) {
		const struct draft_paragraph *paragraph =
		    block->kind == DRAFT_PARAGRAPH ? block->paragraph : NULL;
		bool is_caption =
		    paragraph && paragraph->role == STYLED_CAPTION && !draft_is_empty(paragraph);
		bool is_one = i % 2 ? paragraph && is_body_picture(paragraph) : is_caption;
		if (!is_one)
			break;
		is_last_picture = i % 2;
	}
	return is_last_picture && !state->shown;
}

static void add_block(struct state *state, const struct draft_block *block)
{
	switch (block->kind) {
	case DRAFT_PARAGRAPH:
		if (heads_table(block) || heads_picture(state, block))
			state->caption = block->paragraph;
		else if (block->paragraph->role == STYLED_BREAK ||
			 !draft_is_empty(block->paragraph))
			add_text(state, block->paragraph);
		break;
	case DRAFT_TABLE:
		add_table(state, block);
		break;
	case DRAFT_BOX:
		close_all(state);
		draft_build_flow(state->builder, state->node, block->box);
		break;
	case DRAFT_CHUNK:
		close_all(state);
		tree_append(state->node, block->chunk);
		tree_unwrap(block->chunk);
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
