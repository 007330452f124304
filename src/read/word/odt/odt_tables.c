/* The tables of an .odt. */
#include "read/word/odt/odt_parts.h"

#include <stdlib.h>
#include <string.h>

enum {
	MOST_COLUMNS = 1000,
	MOST_ROWS = 60000,
	MOST_REPEATED = 1 << 20, /* bytes, about */
	COST_OF_NODE = 16
};

static unsigned count(const struct node *node, const char *name, unsigned most)
{
	const char *value = tree_get(node, name);
	long n = value ? strtol(value, NULL, 10) : 1;
	return n < 1 ? 1 : n > (long)most ? most : (unsigned)n;
}

static size_t cost_of(const struct node *root)
{
	size_t cost = COST_OF_NODE;
	for (const struct node *node = root; node; node = tree_next(node, root))
		cost += node->kind == NODE_TEXT ? strlen(node->text) : COST_OF_NODE;
	return cost;
}

/* How many there are of what says that it stands for several: a few letters may be a large table.
 */
static unsigned times_of(struct odt *odt, const struct node *node, const char *name)
{
	unsigned times = count(node, name, MOST_ROWS);
	if (times == 1)
		return 1;
	size_t cost = cost_of(node), room = MOST_REPEATED - odt->repeated;
	if (times > room / cost)
		times = room / cost ? (unsigned)(room / cost) : 1;
	odt->repeated += cost * (times - 1);
	return times;
}

/* The row behind that one, which may be the first of a group; NULL: none follows soon. */
static const struct node *row_behind(const struct node *row)
{
	enum { MOST_BETWEEN = 8 }; /* nodes that are none */
	const struct node *node = row;
	while (node && !node->next && !part_is(node, "table:table"))
		node = node->parent;
	node = node ? node->next : NULL;
	for (int i = 0; node && i < MOST_BETWEEN; i++, node = node->next) {
		const struct node *inside = part_child(node, "table:table-row");
		if (inside || part_is(node, "table:table-row"))
			return inside ? inside : node;
	}
	return NULL;
}

/* How many rows a cell spans: the row below has a place that it covers, but in the files of some
 * programs, where it spans none. */
static unsigned rows_of(const struct node *cell)
{
	unsigned rows = count(cell, "table:number-rows-spanned", MOST_ROWS);
	const struct node *below = rows > 1 ? row_behind(cell->parent) : NULL;
	return below && part_child(below, "table:covered-table-cell") ? rows : 1;
}

static void read_cell(struct odt_walk *walk, struct draft_row *row, const struct node *node,
		      unsigned *columns)
{
	unsigned times = times_of(walk->odt, node, "table:number-columns-repeated");
	unsigned room = *columns < MOST_COLUMNS ? MOST_COLUMNS - *columns : 1;
	unsigned rows = rows_of(node);
	for (times = times < room ? times : room; times; times--, ++*columns) {
		struct draft_cell *cell = draft_cell(walk->odt->draft, row);
		cell->columns = count(node, "table:number-columns-spanned", MOST_COLUMNS);
		cell->rows = rows;
		struct odt_walk inside = {.odt = walk->odt,
					  .flow = &cell->flow,
					  .in_note = walk->in_note,
					  .link = walk->link};
		odt_read_blocks(&inside, node);
		vec_clear(&inside.boxes);
	}
}

/* A row; none for many that are empty, by which spreadsheets fill their page. */
static void read_row(struct odt_walk *walk, struct draft_table *table, const struct node *node,
		     bool heads)
{
	bool is_empty =
	    !part_below(node, "text:p") && !part_below(node, "table:covered-table-cell");
	const char *shown = tree_get(node, "table:visibility");
	bool is_hidden = shown && strcmp(shown, "collapse") == 0 &&
			 !part_below(node, "table:covered-table-cell");
	if (is_hidden || (is_empty && tree_get(node, "table:number-rows-repeated")))
		return;
	unsigned times = times_of(walk->odt, node, "table:number-rows-repeated");
	for (; times; times--) {
		struct draft_row *row = draft_row(walk->odt->draft, table);
		unsigned columns = 0;
		row->is_header = heads;
		for (const struct node *child = node->children; child; child = child->next)
			if (part_is(child, "table:table-cell"))
				read_cell(walk, row, child, &columns);
	}
}

static void read_rows(struct odt_walk *walk, struct draft_table *table, const struct node *parent,
		      bool heads)
{
	for (const struct node *node = parent->children; node; node = node->next) {
		bool may_head = !table->last || table->last->is_header;
		if (part_is(node, "table:table-row"))
			read_row(walk, table, node, heads);
		else if (part_is(node, "table:table-header-rows"))
			read_rows(walk, table, node, may_head);
		else if (part_is(node, "table:table-rows") ||
			 part_is(node, "table:table-row-group"))
			read_rows(walk, table, node, heads);
	}
}

static const char *said(struct odt_walk *walk, const struct node *table, const char *name)
{
	const struct node *node = part_child(table, name);
	const char *words = node ? tree_words(walk->odt->arena, node) : "";
	return *words ? words : NULL;
}

void odt_read_table(struct odt_walk *walk, const struct node *node)
{
	struct draft_table *table = draft_table(walk->odt->draft, walk->flow);
	const struct odt_style *style =
	    odt_style(walk->odt, FAMILY_TABLE, tree_get(node, "table:style-name"));
	bool right_to_left =
	    style->lines.right_to_left == 1 ||
	    (style->lines.right_to_left == ODT_UNSAID && walk->odt->pages_right_to_left);
	table->caption = said(walk, node, "table:title");
	table->description = said(walk, node, "table:desc");
	table->direction = right_to_left ? DIRECTION_RIGHT_TO_LEFT : DIRECTION_LEFT_TO_RIGHT;
	read_rows(walk, table, node, false);
}
