/* The tables of a .docx: rows and cells on a grid, where one that goes on below another is part of
 * it. */
#include "read/word/docx/docx_parts.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_COLUMNS = 1000 };

/* A table while it is read: the cell that each column of the grid belongs to. */
struct grid {
	struct docx_walk *walk;
	struct draft_table *table;
	const struct docx_style *style;
	bool heads_columns; /* its first row does, by its style */
	bool heads_rows;    /* its first column does */
	struct draft_cell *above[MOST_COLUMNS];
};

static unsigned count(const struct node *properties, const char *name)
{
	const char *value = part_value(properties, name, "w:val");
	long n = value ? strtol(value, NULL, 10) : 0;
	return n > 0 && n < MOST_COLUMNS ? (unsigned)n : 0;
}

/* Whether the cell is a part of the one above it, or of the one before it in its row. */
static bool goes_on(const struct node *properties, const char *name)
{
	const struct node *merge = part_child(properties, name);
	const char *value = merge ? tree_get(merge, "w:val") : NULL;
	return merge && (!value || strcmp(value, "continue") == 0);
}

static unsigned read_cell(struct grid *grid, struct draft_row *row, const struct node *node,
			  unsigned column)
{
	struct docx_walk *walk = grid->walk;
	const struct node *properties = part_child(node, "w:tcPr");
	unsigned span = count(properties, "w:gridSpan");
	span = span ? span : 1;
	bool is_on_grid = column + span <= MOST_COLUMNS;
	struct draft_cell *cell =
	    is_on_grid && goes_on(properties, "w:vMerge") ? grid->above[column] : NULL;
	if (cell) {
		cell->rows++;
	} else if (row->last && goes_on(properties, "w:hMerge")) {
		cell = row->last;
		cell->columns += span;
	} else {
		cell = draft_cell(walk->docx->draft, row);
		cell->columns = span;
		cell->heads_row = column == 0 && grid->heads_rows;
	}
	for (unsigned i = column; is_on_grid && i < column + span; i++)
		grid->above[i] = cell;
	struct docx_walk inside = {.docx = walk->docx, .flow = &cell->flow};
	docx_read_blocks(&inside, node);
	docx_walk_clear(&inside);
	return is_on_grid ? column + span : column;
}

static bool is_header(const struct grid *grid, const struct node *properties)
{
	if (!grid->table->last && grid->heads_columns)
		return true;
	return docx_on(properties, "w:tblHeader") == 1 &&
	       (!grid->table->last || grid->table->last->is_header);
}

static void read_cells(struct grid *grid, struct draft_row *row, const struct node *node,
		       unsigned *column);

/* Cells in a content control: the cell of a prompt is empty. */
static void read_control(struct grid *grid, struct draft_row *row, const struct node *node,
			 unsigned *column)
{
	struct draft_cell *before = row->last;
	read_cells(grid, row, part_child(node, "w:sdtContent"), column);
	if (!docx_is_prompt(grid->walk->docx, node))
		return;
	for (struct draft_cell *cell = before ? before->next : row->first; cell; cell = cell->next)
		cell->flow = (struct draft_flow){0};
}

static void read_cells(struct grid *grid, struct draft_row *row, const struct node *node,
		       unsigned *column)
{
	if (!node)
		return;
	for (const struct node *child = node->children; child; child = child->next) {
		if (part_is(child, "w:tc"))
			*column = read_cell(grid, row, child, *column);
		else if (part_is(child, "w:sdt"))
			read_control(grid, row, child, column);
		else if (part_is(child, "w:customXml") || part_is(child, "w:sdtContent"))
			read_cells(grid, row, child, column);
	}
}

static void read_row(struct grid *grid, const struct node *node)
{
	const struct node *properties = part_child(node, "w:trPr");
	unsigned column = count(properties, "w:gridBefore");
	if (docx_on(properties, "w:hidden") == 1)
		return;
	if (part_child(properties, "w:del")) {
		grid->walk->docx->draft->changes++;
		return;
	}
	bool heads = is_header(grid, properties);
	struct draft_row *row = draft_row(grid->walk->docx->draft, grid->table);
	row->is_header = heads;
	if (column)
		draft_cell(grid->walk->docx->draft, row)->columns = column;
	for (unsigned i = 0; i < column; i++)
		grid->above[i] = NULL;
	read_cells(grid, row, node, &column);
	for (unsigned i = column; i < MOST_COLUMNS && grid->above[i]; i++)
		grid->above[i] = NULL;
}

static void read_rows(struct grid *grid, const struct node *node)
{
	for (const struct node *child = node ? node->children : NULL; child; child = child->next) {
		if (part_is(child, "w:tr"))
			read_row(grid, child);
		else if (part_is(child, "w:sdt"))
			read_rows(grid, docx_control(grid->walk->docx, child));
		else if (part_is(child, "w:customXml") || part_is(child, "w:ins"))
			read_rows(grid, child);
	}
}

enum { FIRST_ROW = 0x20, FIRST_COLUMN = 0x80 };

/* Whether the table has its style's way of setting that part of it. */
static bool uses(const struct node *properties, const char *part, unsigned bit)
{
	const struct node *look = part_child(properties, "w:tblLook");
	const char *is = look ? tree_get(look, part) : NULL;
	const char *bits = look ? tree_get(look, "w:val") : NULL;
	return is ? strcmp(is, "0") != 0 : bits && strtoul(bits, NULL, 16) & bit;
}

void docx_read_table(struct docx_walk *walk, const struct node *node)
{
	struct docx *docx = walk->docx;
	const struct node *properties = part_child(node, "w:tblPr");
	struct grid *grid = mem_zeroed(1, sizeof *grid);
	grid->walk = walk;
	grid->table = draft_table(docx->draft, walk->flow);
	grid->style = docx_style(docx, STYLE_TABLE, part_value(properties, "w:tblStyle", "w:val"));
	const char *caption = part_value(properties, "w:tblCaption", "w:val");
	const char *description = part_value(properties, "w:tblDescription", "w:val");
	grid->table->caption = caption ? arena_string(docx->arena, caption) : NULL;
	grid->table->description = description ? arena_string(docx->arena, description) : NULL;
	grid->table->direction = docx_on(properties, "w:bidiVisual") == 1 ? DIRECTION_RIGHT_TO_LEFT
									  : DIRECTION_LEFT_TO_RIGHT;
	grid->heads_columns =
	    grid->style && grid->style->heads_columns && uses(properties, "w:firstRow", FIRST_ROW);
	grid->heads_rows = grid->style && grid->style->heads_rows &&
			   uses(properties, "w:firstColumn", FIRST_COLUMN);
	read_rows(grid, node);
	mem_free(grid);
}
