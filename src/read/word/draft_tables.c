/* The tables of a draft. */
#include "read/word/draft_tree.h"

#include <string.h>

static struct node *add(struct draft_builder *builder, struct node *parent, enum element element,
			unsigned number)
{
	struct node *node = tree_element(builder->tree, element, number, 0);
	tree_append(parent, node);
	return node;
}

static void set_span(struct draft_builder *builder, struct node *node, const char *name,
		     unsigned span)
{
	if (span > 1)
		tree_set(builder->tree, node, name,
			 arena_format(builder->draft->arena, "%u", span));
}

/* A paragraph that is all of a cell is only its words. */
static void unwrap_lone(struct node *cell)
{
	struct node *only = cell->children;
	if (only && only == cell->last && element_of(only) == EL_P && !only->attributes)
		tree_unwrap(only);
}

/* Whether the cell has words, and nothing but, to say of those behind it. */
static bool heads_row(const struct draft_cell *cell)
{
	bool has_words = false;
	if (!cell->heads_row || !cell->next)
		return false;
	for (const struct draft_block *block = cell->flow.first; block; block = block->next) {
		if (block->kind != DRAFT_PARAGRAPH)
			return false;
		has_words |= !draft_is_empty(block->paragraph);
	}
	return has_words;
}

static void add_row(struct draft_builder *builder, struct node *parent, const struct draft_row *row)
{
	struct node *node = add(builder, parent, EL_TR, 0);
	for (const struct draft_cell *cell = row->first; cell; cell = cell->next) {
		bool heads = row->is_header || heads_row(cell);
		struct node *made = add(builder, node, heads ? EL_TH : EL_TD, 0);
		set_span(builder, made, "colspan", cell->columns);
		set_span(builder, made, "rowspan", cell->rows);
		draft_build_flow(builder, made, &cell->flow);
		unwrap_lone(made);
	}
}

bool draft_is_box(const struct draft_table *table)
{
	return table->first && table->first == table->last && table->first->first &&
	       table->first->first == table->first->last;
}

/* Whether all words of the cells from that one up to another are bold, and there are some. */
static bool is_bold(const struct draft_cell *first, const struct draft_cell *end)
{
	bool found = false;
	for (const struct draft_cell *cell = first; cell != end; cell = cell->next)
		for (const struct draft_block *block = cell->flow.first; block;
		     block = block->next) {
			if (block->kind != DRAFT_PARAGRAPH)
				return false;
			for (const struct draft_piece *piece = block->paragraph->first; piece;
			     piece = piece->next) {
				if (!draft_has_words(piece))
					continue;
				if (!(piece->run.looks & LOOK_BOLD))
					return false;
				found = true;
			}
		}
	return found;
}

static void make_plain(const struct draft_cell *first, const struct draft_cell *end)
{
	for (const struct draft_cell *cell = first; cell != end; cell = cell->next)
		for (const struct draft_block *block = cell->flow.first; block; block = block->next)
			for (struct draft_piece *piece = block->paragraph ? block->paragraph->first
									  : NULL;
			     piece; piece = piece->next)
				piece->run.looks &= ~(unsigned)LOOK_BOLD;
}

/* A first row that is bold, as the next one isn't, heads the columns. */
static void find_header(const struct draft_table *table)
{
	struct draft_row *first = table->first;
	if (first && first->next && !first->is_header && is_bold(first->first, NULL) &&
	    !is_bold(first->next->first, NULL))
		first->is_header = true;
	for (struct draft_row *row = first; row && row->is_header; row = row->next)
		if (is_bold(row->first, NULL))
			make_plain(row->first, NULL);
}

/* A first column that is bold below the header, as no other cell there is, heads the rows. */
static void find_row_headers(const struct draft_table *table)
{
	enum { FEWEST = 2 };
	size_t rows = 0;
	for (struct draft_row *row = table->first; row; row = row->next) {
		struct draft_cell *first = row->first;
		if (row->is_header)
			continue;
		if (!first || !first->next || first->rows > 1 || !is_bold(first, first->next) ||
		    is_bold(first->next, NULL))
			return;
		rows++;
	}
	for (struct draft_row *row = table->first; row && rows >= FEWEST; row = row->next) {
		if (row->is_header)
			continue;
		row->first->heads_row = true;
		make_plain(row->first, row->first->next);
	}
}

/* What is said of the table as a whole: what it shows, and that its columns begin on the right. */
static void say(struct draft_builder *builder, struct node *node, const struct draft_table *table)
{
	const char *label = table->description ? table->description : table->caption;
	if (label && *label)
		tree_set(builder->tree, node, "aria-label", label);
	if (table->direction != DIRECTION_RIGHT_TO_LEFT || builder->direction == table->direction)
		return;
	tree_set(builder->tree, node, "dir", "rtl");
	builder->direction = table->direction;
}

/* How many rows head columns and have no cell that goes on in rows that don't. */
static unsigned header_rows(const struct draft_table *table)
{
	unsigned heads = 0, whole = 0, left;
	for (const struct draft_row *row = table->first; row && row->is_header; row = row->next)
		heads++;
	left = heads;
	for (const struct draft_row *row = table->first; left; row = row->next, left--) {
		for (const struct draft_cell *cell = row->first; cell; cell = cell->next)
			if (cell->rows > left)
				return whole;
		whole++;
	}
	return whole;
}

struct node *draft_build_table(struct draft_builder *builder, struct node *parent,
			       const struct draft_table *table)
{
	if (draft_is_box(table)) {
		draft_build_flow(builder, parent, &table->first->first->flow);
		return NULL;
	}
	find_header(table);
	find_row_headers(table);
	struct node *node = add(builder, parent, EL_TABLE, table->number), *rows = NULL;
	enum draft_direction around = builder->direction;
	say(builder, node, table);
	const struct draft_row *row = table->first;
	for (unsigned heads = header_rows(table); heads; row = row->next, heads--) {
		rows = rows ? rows : add(builder, node, EL_THEAD, 0);
		add_row(builder, rows, row);
	}
	for (rows = NULL; row; row = row->next) {
		rows = rows ? rows : add(builder, node, EL_TBODY, 0);
		add_row(builder, rows, row);
	}
	builder->direction = around;
	return node->children ? node : NULL;
}
