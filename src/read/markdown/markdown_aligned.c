/* pandoc's tables without bars: a line of dashes says where columns stand, and nothing stands
 * between them. Simple ones have a row in each line, those of several lines an empty line between
 * rows. What isn't so in every line is none. */
#include "read/markdown/markdown_blocks.h"

#include "base/utf8.h"

#include <string.h>

enum {
	FEWEST_COLUMNS = 2,
	MOST_COLUMNS = 64,
	MOST_HEADER_LINES = 8,
	SHORTEST_LINE = 3,
	SHORTEST_RUN = 2
};

/* Where columns stand, in characters from a line's start; each goes up to the next one. */
struct aligned {
	const char *text;
	size_t size;                     /* of the source */
	size_t starts[MOST_COLUMNS + 1]; /* and behind the last one, where the dashes end */
	size_t ends[MOST_COLUMNS];       /* of the dashes */
	size_t columns;
	size_t header, header_end; /* lines above, from and to; the same: there are none */
	size_t rows, rows_end;     /* lines below */
	size_t end;                /* of the table, behind its last line */
	bool apart;                /* empty lines part its rows */
};

/* A line of the source, without its end. */
struct source_line {
	size_t start, end, next;
};

static struct source_line line_at(const struct aligned *table, size_t at)
{
	const char *newline = memchr(table->text + at, '\n', table->size - at);
	size_t end = newline ? (size_t)(newline - table->text) : table->size;
	struct source_line line = {at, end, newline ? end + 1 : end};
	line.end = trimmed_end(table->text, at, end);
	return line;
}

static bool is_empty(const struct source_line *line)
{
	return line->start == line->end;
}

/* Reads a line of dashes with gaps between them as columns; false: it is none. */
static bool read_dashes(struct aligned *table, const struct source_line *line)
{
	table->columns = 0;
	for (size_t at = line->start; at < line->end;) {
		while (at < line->end && table->text[at] == ' ')
			at++;
		size_t start = at;
		while (at < line->end && table->text[at] == '-')
			at++;
		if (at - start < SHORTEST_RUN || table->columns == MOST_COLUMNS)
			return false;
		table->starts[table->columns] = start - line->start;
		table->ends[table->columns++] = at - line->start;
	}
	table->starts[table->columns] = SIZE_MAX;
	return table->columns > 0;
}

/* A line that is one run of dashes. */
static bool is_border(const struct aligned *table, const struct source_line *line)
{
	size_t size = line->end - line->start;
	for (size_t at = line->start; at < line->end; at++)
		if (table->text[at] != '-')
			return false;
	return size >= SHORTEST_LINE;
}

/* What of the line stands in the column, without blanks; empty: nothing. */
static struct piece cell_of(const struct aligned *table, const struct source_line *line,
			    size_t column)
{
	size_t from = table->starts[column], to = table->starts[column + 1];
	size_t start = characters_end(table->text, line->start, line->end, from);
	return trimmed_piece(table->text, start,
			     characters_end(table->text, start, line->end, to - from));
}

/* Whether nothing of the line stands between two columns or before the first; tabs are never
 * sure. */
static bool is_aligned(const struct aligned *table, const struct source_line *line)
{
	size_t column = 0, number = 0;
	for (size_t at = line->start; at < line->end; number++) {
		while (column + 1 < table->columns && number >= table->starts[column + 1])
			column++;
		bool between = number < table->starts[column] ||
			       (column + 1 < table->columns && number >= table->ends[column]);
		if (table->text[at] == '\t' || (between && table->text[at] != ' '))
			return false;
		at = characters_end(table->text, at, line->end, 1);
	}
	return true;
}

/* Reads the rows from there; false: they are none. Without a header, a line of dashes ends them,
 * and so it does where empty lines part them. */
static bool read_rows(struct aligned *table, size_t at, bool is_closed, size_t *looked)
{
	table->rows = at;
	table->apart = false;
	for (bool blank = false; at < table->size; at = line_at(table, at).next) {
		struct source_line line = line_at(table, at);
		struct aligned other = {.text = table->text, .size = table->size};
		*looked += line.next - line.start;
		bool dashes = read_dashes(&other, &line);
		if (is_empty(&line) && !is_closed)
			break;
		if (dashes) {
			struct source_line behind = line_at(table, line.next);
			table->rows_end = at;
			table->end = line.next;
			return at > table->rows && is_empty(&behind);
		}
		if (is_empty(&line) ? blank || at == table->rows : !is_aligned(table, &line))
			return false;
		blank = is_empty(&line);
		table->apart |= blank;
	}
	table->rows_end = table->end = at;
	return !is_closed && at > table->rows;
}

/* Its lines begin at the border, or at the header's only line, or are all rows. */
static bool read_table(struct aligned *table, const struct line *line, bool below_header,
		       size_t header, size_t *looked)
{
	struct source_line first = line_at(table, line->start), dashes = first;
	table->header = table->header_end = first.start;
	if (below_header) {
		table->header = header;
		table->header_end = first.start;
	} else if (is_border(table, &first)) {
		table->header = first.next;
		dashes = line_at(table, first.next);
		for (int i = 0; i < MOST_HEADER_LINES && !read_dashes(table, &dashes); i++)
			dashes = line_at(table, dashes.next);
		table->header_end = dashes.start;
		*looked += dashes.next - first.start;
	}
	if (!read_dashes(table, &dashes) || table->columns < FEWEST_COLUMNS)
		return false;
	for (size_t at = table->header; at < table->header_end;) {
		struct source_line above = line_at(table, at);
		if (is_empty(&above) || !is_aligned(table, &above))
			return false;
		at = above.next;
	}
	bool is_closed = !below_header;
	if (!read_rows(table, dashes.next, is_closed, looked))
		return false;
	table->apart |= !below_header && table->header < table->header_end;
	return true;
}

/* How a cell of the header stands above its dashes says how its column is set. */
static const char *alignment(const struct aligned *table, const struct source_line *line,
			     size_t column)
{
	struct piece cell = cell_of(table, line, column);
	size_t before = utf8_length(table->text + line->start, cell.start - line->start);
	size_t size = utf8_length(table->text + cell.start, cell.end - cell.start);
	if (piece_is_empty(cell))
		return NULL;
	bool left = before == table->starts[column];
	bool right = before + size >= table->ends[column];
	return left && right ? NULL : left ? "left" : right ? "right" : "center";
}

/* The words of a cell, which stand in some lines. */
static void add_words(struct blocks *blocks, const struct aligned *table, struct node *cell,
		      size_t column, struct piece lines)
{
	struct words *words = &blocks->markdown->words;
	blocks_begin_words(blocks, WORDS_OF_CELL, cell);
	words->blocks.items[words->blocks.count - 1].depth += 3;
	bool any = false;
	while (lines.start < lines.end) {
		struct source_line line = line_at(table, lines.start);
		struct piece part = cell_of(table, &line, column);
		lines.start = line.next;
		if (piece_is_empty(part))
			continue;
		if (any)
			words_add_break(words);
		any = true;
		words_add(words, table->text, part.start, part.end);
	}
	words_end(words);
}

/* Adds the cells of a row, whose lines begin there; behind it. */
static size_t add_row(struct blocks *blocks, const struct aligned *table, struct node *group,
		      size_t at, size_t end, bool apart)
{
	bool is_head = element_of(group) == EL_THEAD;
	struct piece lines = {at, at};
	struct spot spot = markdown_source_spot(&blocks->markdown->source, at);
	struct node *row = tree_element(blocks->tree, EL_TR, spot.line, spot.column);
	do
		lines.end = line_at(table, lines.end).next;
	while (apart && lines.end < end && table->text[lines.end] != '\n');
	tree_append(group, row);
	for (size_t i = 0; i < table->columns; i++) {
		struct node *cell =
		    table_add_cell(blocks, row, is_head ? EL_TH : EL_TD, i, (struct spot){0});
		add_words(blocks, table, cell, i, lines);
	}
	return lines.end;
}

static void add_rows(struct blocks *blocks, const struct aligned *table, enum element element,
		     size_t at, size_t end, bool apart)
{
	struct node *group = tree_element(blocks->tree, element, 0, 0);
	if (at == end)
		return;
	tree_append(blocks->node, group);
	while (at < end) {
		if (table->text[at] == '\n')
			at++;
		else
			at = add_row(blocks, table, group, at, end, apart);
	}
}

static void add_table(struct blocks *blocks, const struct aligned *table, const struct line *line)
{
	struct source_line shown = line_at(table, table->rows); /* tells how columns are set */
	for (size_t at = table->header; at < table->header_end; at = shown.next)
		shown = line_at(table, at);
	blocks_make_room(blocks);
	blocks->node = blocks_add(blocks, EL_TABLE, line);
	blocks->leaf = LEAF_ALIGNED;
	blocks->aligned_end = table->end;
	blocks->columns.count = 0;
	for (size_t i = 0; i < table->columns; i++)
		vec_push(&blocks->columns, alignment(table, &shown, i));
	add_rows(blocks, table, EL_THEAD, table->header, table->header_end, true);
	add_rows(blocks, table, EL_TBODY, table->rows, table->rows_end, table->apart);
}

enum begun begin_aligned(struct blocks *blocks, struct line *line)
{
	const struct markdown_source *source = &blocks->markdown->source;
	struct aligned table = {.text = source->text, .size = source->size};
	size_t looked = 0, header = 0;
	bool below_header = in_paragraph(blocks) && blocks->lines.count == 1;
	if (line->indent >= CODE_INDENT || line_char(line, 0) != '-' || blocks->open.count ||
	    !blocks->patience || (in_paragraph(blocks) && !below_header))
		return NOTHING;
	if (below_header) {
		header = blocks->lines.items[0].start;
		while (header > 0 && source->text[header - 1] != '\n')
			header--;
	}
	bool found = read_table(&table, line, below_header, header, &looked);
	blocks->patience -= looked < blocks->patience ? looked : blocks->patience;
	if (!found)
		return NOTHING;
	if (below_header) { /* whose line isn't a paragraph's */
		blocks->lines.count = 0;
		blocks->leaf = LEAF_NONE;
	}
	add_table(blocks, &table, line);
	return BEGUN_LEAF;
}

bool aligned_goes_on(struct blocks *blocks, struct line *line)
{
	if (line->start < blocks->aligned_end)
		return true;
	blocks->leaf = LEAF_NONE;
	return false;
}
