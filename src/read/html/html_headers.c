/* Tables whose first row heads them by its bold letters alone. */
#include "read/html/html_parts.h"

#include "base/unicode.h"

#include <string.h>

static bool is_bold(const struct node *node)
{
	static const char *const weights[] = {"font-weight: bold", "font-weight:bold",
					      "font-weight: 700", "font-weight:700"};
	const char *style = node->kind == NODE_ELEMENT ? tree_get(node, "style") : NULL;
	for (size_t i = 0; style && i < sizeof weights / sizeof *weights; i++)
		if (strstr(style, weights[i]))
			return true;
	return element_of(node) == EL_B || element_of(node) == EL_STRONG;
}

/* Whether the cell has words, and all of them are bold. */
static bool is_bold_cell(const struct node *cell)
{
	bool any = false;
	for (const struct node *node = cell; node;) {
		if (is_bold(node)) {
			any = any || tree_has_words(node);
			node = tree_next_skipping(node, cell);
			continue;
		}
		if (node->kind == NODE_TEXT && unicode_has_words(node->text))
			return false;
		node = tree_next(node, cell);
	}
	return any;
}

/* What a row's cells are. */
struct row_of_cells {
	size_t cells, bold;
	bool has_header;
};

static struct row_of_cells look_at(const struct node *row)
{
	struct row_of_cells seen = {0};
	for (const struct node *cell = row->children; cell; cell = cell->next) {
		seen.has_header = seen.has_header || element_of(cell) == EL_TH;
		if (element_of(cell) != EL_TD)
			continue;
		seen.cells++;
		seen.bold += is_bold_cell(cell);
	}
	return seen;
}

/* The next row of the table at the node or behind it; those of tables in it are none. */
static struct node *row_at(struct node *node, const struct node *table)
{
	while (node && element_of(node) != EL_TR)
		node = element_of(node) == EL_TABLE && node != table
			   ? tree_next_skipping(node, table)
			   : tree_next(node, table);
	return node;
}

/* The first row, where it is bold and no other row is. */
static struct node *find_head(struct node *table)
{
	struct node *first = row_at(table, table), *row = first;
	struct row_of_cells head = first ? look_at(first) : (struct row_of_cells){0};
	size_t others = 0;
	if (head.has_header || head.cells < 2 || head.bold < head.cells)
		return NULL;
	while ((row = row_at(tree_next_skipping(row, table), table))) {
		struct row_of_cells seen = look_at(row);
		if (seen.has_header || seen.bold == seen.cells)
			return NULL;
		others++;
	}
	return others ? first : NULL;
}

void html_find_headers(struct tree *tree)
{
	for (struct node *node = tree->body; node; node = tree_next(node, tree->body)) {
		bool is_table = element_of(node) == EL_TABLE && !tree_get(node, "role");
		struct node *row = is_table ? find_head(node) : NULL;
		for (struct node *cell = row ? row->children : NULL; cell; cell = cell->next)
			if (element_of(cell) == EL_TD)
				tree_rename(cell, EL_TH);
	}
}
