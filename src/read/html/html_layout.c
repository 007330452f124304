/* Tables that lay out a page. */
#include "base/label.h"
#include "read/html/html_parts.h"

#include <string.h>

enum {
	MUCH = 3,   /* paragraphs in a cell */
	LONG = 100, /* bytes of a cell that are more than a value */
};

struct layout_table {
	bool has_headers, has_table, has_heading, has_pre, has_picture;
	unsigned rows, columns; /* cells in the row that has most that hold something */
	unsigned paragraphs;    /* in the cell that has most */
	size_t text;            /* bytes of the longest */
};

static bool is_cell(const struct node *node)
{
	return element_of(node) == EL_TD || element_of(node) == EL_TH;
}

/* What is in the cell, not in tables inside of it. */
static void look_into(const struct node *cell, struct layout_table *table)
{
	unsigned paragraphs = 0;
	size_t text = 0;
	for (const struct node *node = cell->children; node;) {
		bool inner = element_of(node) == EL_TABLE;
		table->has_table = table->has_table || inner;
		table->has_heading = table->has_heading || is_heading(node);
		table->has_pre = table->has_pre || element_of(node) == EL_PRE;
		table->has_picture = table->has_picture || element_of(node) == EL_IMG;
		paragraphs += element_of(node) == EL_P;
		text += node->kind == NODE_TEXT ? strlen(node->text) : 0;
		node = inner ? tree_next_skipping(node, cell) : tree_next(node, cell);
	}
	if (paragraphs > table->paragraphs)
		table->paragraphs = paragraphs;
	if (text > table->text)
		table->text = text;
}

static void look_at_row(const struct node *row, struct layout_table *table)
{
	unsigned columns = 0;
	for (const struct node *cell = row->children; cell; cell = cell->next) {
		if (!is_cell(cell))
			continue;
		table->has_headers = table->has_headers || element_of(cell) == EL_TH ||
				     tree_get(cell, "headers") || tree_get(cell, "scope");
		look_into(cell, table);
		columns += cell->children && !html_is_empty(cell);
	}
	if (columns > table->columns)
		table->columns = columns;
	table->rows++;
}

/* Its rows, wherever they stand, but for those of tables inside of it. */
static struct layout_table look_at(const struct node *root)
{
	struct layout_table table = {0};
	for (const struct node *node = root->children; node;) {
		enum element element = element_of(node);
		table.has_headers =
		    table.has_headers || element == EL_CAPTION || element == EL_THEAD;
		if (element == EL_TR)
			look_at_row(node, &table);
		node = element == EL_TABLE ? tree_next_skipping(node, root) : tree_next(node, root);
	}
	return table;
}

/* A text in a row of columns, or beside pictures, without lines. */
static bool is_set_in_columns(const struct node *node, const struct layout_table *table)
{
	const char *border = tree_get(node, "border");
	bool is_ruled = border && strcmp(border, "0") != 0;
	return !is_ruled && table->text >= LONG &&
	       (table->rows == 1 || (table->has_picture && table->columns == 2));
}

/* Tables inside, headings, a lone column, or a cell that is a text: nothing that a reader would
 * look up by row and column. */
static bool lays_out(const struct node *node)
{
	const char *role = tree_get(node, "role"), *summary = tree_get(node, "summary");
	if (role && (strcmp(role, "presentation") == 0 || strcmp(role, "none") == 0))
		return true;
	struct layout_table table = look_at(node);
	if (table.has_headers || (summary && !label_is_blank(summary)))
		return false;
	return table.has_table || table.has_heading || table.columns <= 1 ||
	       table.paragraphs >= MUCH || (table.has_pre && table.rows == 1) ||
	       is_set_in_columns(node, &table);
}

/* Whether the element says something of what it holds, or holds words itself. */
static bool is_needed(const struct node *node)
{
	static const char *const attributes[] = {"align", "style", "id", "lang", "dir"};
	for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++)
		if (tree_get(node, attributes[i]))
			return true;
	return html_holds_words(node);
}

/* Rows go, cells are blocks, which stand as their rows said. */
static void unwrap_rows(struct tree *tree, struct node *table)
{
	for (struct node *node = table->children, *next; node; node = next) {
		enum element element = element_of(node);
		next = node->next;
		if (element == EL_TBODY || element == EL_THEAD || element == EL_TFOOT ||
		    element == EL_TR || element == EL_COLGROUP) {
			next = node->children ? node->children : next;
			for (struct node *inner = node->children; inner; inner = inner->next)
				if (is_cell(inner) || element_of(inner) == EL_TR)
					html_take_attribute(tree, inner, node, "align");
			tree_unwrap(node);
		} else if (element == EL_COL) {
			tree_unlink(node);
		} else if (is_cell(node) && !is_needed(node)) {
			tree_unwrap(node);
		} else if (is_cell(node) || element == EL_CAPTION) {
			tree_rename(node, EL_DIV);
		}
	}
}

void html_unwrap_layout(struct tree *tree)
{
	for (struct node *node = tree->body, *next; node; node = next) {
		next = tree_next(node, tree->body);
		if (element_of(node) != EL_TABLE || !lays_out(node))
			continue;
		unwrap_rows(tree, node);
		tree_rename(node, EL_DIV);
		tree_remove(node, "role");
		tree_remove(node, "align"); /* that of the table, not of its text */
		next = tree_next(node, tree->body);
		if (!tree_get(node, "id") && !tree_get(node, "dir") && !tree_get(node, "lang"))
			tree_unwrap(node);
	}
}
