/* The tables of a draft. */
#include "read/word/draft_tree.h"

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

static void add_row(struct draft_builder *builder, struct node *parent, const struct draft_row *row)
{
	struct node *node = add(builder, parent, EL_TR, 0);
	for (const struct draft_cell *cell = row->first; cell; cell = cell->next) {
		struct node *made = add(builder, node, row->is_header ? EL_TH : EL_TD, 0);
		set_span(builder, made, "colspan", cell->columns);
		set_span(builder, made, "rowspan", cell->rows);
		draft_build_flow(builder, made, &cell->flow);
		unwrap_lone(made);
	}
}

/* A table of one cell is a box around what stands there. */
static bool is_box(const struct draft_table *table)
{
	return table->first && table->first == table->last && table->first->first &&
	       table->first->first == table->first->last;
}

void draft_build_table(struct draft_builder *builder, struct node *parent,
		       const struct draft_table *table)
{
	if (is_box(table)) {
		draft_build_flow(builder, parent, &table->first->first->flow);
		return;
	}
	struct node *node = add(builder, parent, EL_TABLE, table->number), *rows = NULL;
	const struct draft_row *row = table->first;
	for (; row && row->is_header; row = row->next) {
		rows = rows ? rows : add(builder, node, EL_THEAD, 0);
		add_row(builder, rows, row);
	}
	for (rows = NULL; row; row = row->next) {
		rows = rows ? rows : add(builder, node, EL_TBODY, 0);
		add_row(builder, rows, row);
	}
}
