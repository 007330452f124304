/* The headers of a table. */
#include "article/shape/shape.h"

#include "xhtml/model/model.h"

#include <string.h>

/* What a table turns out to be. */
struct table_survey {
	size_t rows, widest; /* widest: the most cells in a row */
	bool has_header;
	bool lays_out; /* its cells hold what no value is */
};

static bool is_cell(const struct node *node)
{
	return element_of(node) == EL_TD || element_of(node) == EL_TH;
}

static bool is_blank(const struct node *cell)
{
	for (const struct node *child = cell->children; child; child = child->next)
		if (child->kind != NODE_TEXT || child->text[strspn(child->text, " \t\n")])
			return false;
	return true;
}

static bool has_value_behind(const struct node *cell)
{
	while ((cell = cell->next))
		if (element_of(cell) == EL_TD && !is_blank(cell))
			return true;
	return false;
}

static void mend_header(struct tree *tree, struct node *cell)
{
	bool heads_row = element_of(cell->parent->parent) != EL_THEAD && has_value_behind(cell);
	if (is_blank(cell)) {
		tree_rename(cell, EL_TD);
		tree_remove(cell, "scope");
	} else if (!tree_get(cell, "scope")) {
		tree_set(tree, cell, "scope", heads_row ? "row" : "col");
	}
}

/* More than a paragraph: a list, another table, blocks one below the other. */
static bool holds_more_than_a_value(const struct node *cell)
{
	size_t blocks = 0;
	for (const struct node *child = cell->children; child; child = child->next) {
		bool block = child->kind == NODE_ELEMENT && rule_of(child)->level == LEVEL_BLOCK;
		if (block && element_of(child) != EL_P && element_of(child) != EL_DIV)
			return true;
		blocks += block;
	}
	return blocks > 1;
}

static void survey_row(struct table_survey *survey, struct tree *tree, struct node *row)
{
	size_t cells = 0;
	for (struct node *cell = row->children; cell; cell = cell->next) {
		if (!is_cell(cell))
			continue;
		cells++;
		survey->lays_out |= holds_more_than_a_value(cell);
		if (element_of(cell) != EL_TH)
			continue;
		survey->has_header = true;
		mend_header(tree, cell);
	}
	survey->rows++;
	survey->widest = cells > survey->widest ? cells : survey->widest;
}

void table_mend_headers(struct tree *tree, struct node *table, struct diags *diags)
{
	struct table_survey survey = {0};
	if (tree_get(table, "role")) /* it says that it only lays out */
		return;
	for (struct node *part = table->children; part; part = part->next)
		for (struct node *row = part->kind == NODE_ELEMENT ? part->children : NULL; row;
		     row = row->next)
			if (element_of(row) == EL_TR)
				survey_row(&survey, tree, row);
	if (survey.rows > 1 && survey.widest > 1 && !survey.has_header && !survey.lays_out)
		diag(diags, MSG_NO_HEADER_CELLS, tree_place(tree, table), NULL, NULL);
}
