/* Plain text: tables whose columns have nothing but space between them, in all lines at the same
 * place; or tabs. */
#include "base/unicode.h"
#include "base/utf8.h"
#include "read/text/lines/text_table.h"

#include <string.h>

enum {
	WIDEST = 400, /* cells of a line */
	GUTTER = 2,
	WIDE_GUTTER = 8, /* that two lines can show */
	SURE_GUTTER = 4, /* that blanks between justified words don't make by chance */
	SURE_ROWS = 6,   /* in so many lines */
	FEWEST_ROWS = 3,
};

/* A column: from a cell on. */
struct gutter_columns {
	unsigned starts[TABLE_COLUMNS], ends[TABLE_COLUMNS];
	size_t count;
	unsigned widest; /* gutter */
};

static bool is_stroke(char c)
{
	return c == '-' || c == '=' || c == '_';
}

/* A ruler of strokes, in one run or several. */
static bool is_ruler(const struct text *text, const struct typed_line *line)
{
	const char *s = line_text(text, line);
	if (line->size < 3 || !is_stroke(*s))
		return false;
	for (size_t i = 1; i < line->size; i++)
		if (s[i] != *s && s[i] != ' ')
			return false;
	return true;
}

static void use(char *used, unsigned cell, unsigned width)
{
	for (unsigned i = cell; i < cell + width && i < WIDEST; i++)
		used[i] = 1;
}

/* Notes the cells that the line uses. */
static void note(const struct text *text, const struct typed_line *line, char *used)
{
	unsigned cell = line->indent;
	for (const char *s = line_text(text, line), *end = s + line->size; s < end;) {
		unsigned c = utf8_next(&s, end);
		unsigned width = unicode_cells(c);
		if (!unicode_is_space(c))
			use(used, cell, width);
		cell += width;
	}
}

static bool find_columns(const char *used, struct gutter_columns *columns)
{
	unsigned blank = 0;
	columns->count = 0;
	columns->widest = 0;
	for (unsigned i = 0; i < WIDEST; i++) {
		if (!used[i]) {
			blank++;
			continue;
		}
		if (!columns->count || blank) {
			if (columns->count == TABLE_COLUMNS)
				return false;
			if (columns->count && blank > columns->widest)
				columns->widest = blank;
			columns->starts[columns->count++] = i;
		}
		columns->ends[columns->count - 1] = i + 1;
		blank = 0;
	}
	return columns->count > 1;
}

/* Joins columns with a line between them that parts them by no more than it parts words. */
static bool join_columns(const struct text *text, size_t first, size_t count,
			 struct gutter_columns *columns)
{
	bool narrow[TABLE_COLUMNS] = {false};
	for (size_t i = first; i < first + count; i++) {
		const struct typed_line *line = &text->lines.items[i];
		char used[WIDEST] = {0};
		if (is_ruler(text, line))
			continue;
		note(text, line, used);
		for (size_t j = 1; j < columns->count; j++)
			narrow[j] |= columns->starts[j] - columns->ends[j - 1] < GUTTER &&
				     used[columns->starts[j]] && used[columns->ends[j - 1] - 1];
	}
	size_t kept = 1;
	for (size_t j = 1; j < columns->count; j++) {
		if (narrow[j]) {
			columns->ends[kept - 1] = columns->ends[j];
			continue;
		}
		columns->starts[kept] = columns->starts[j];
		columns->ends[kept++] = columns->ends[j];
	}
	columns->count = kept;
	return kept > 1;
}

/* The bytes of the line from one cell up to another. */
static void slice(const struct text *text, const struct typed_line *line, unsigned from,
		  unsigned to, const char **first, const char **last)
{
	const char *s = line_text(text, line), *end = s + line->size;
	unsigned cell = line->indent;
	*first = *last = NULL;
	while (s < end) {
		if (cell >= from && !*first)
			*first = s;
		if (cell >= to)
			break;
		cell += unicode_cells(utf8_next(&s, end));
	}
	*last = s;
	*first = *first ? *first : s;
}

static bool is_blank(const char *s, const char *end)
{
	while (s < end && *s == ' ')
		s++;
	return s == end;
}

/* How many of its columns the line fills. */
static size_t count_filled(const struct text *text, const struct typed_line *line,
			   const struct gutter_columns *columns)
{
	size_t filled = 0;
	for (size_t i = 0; i < columns->count; i++) {
		const char *s, *end;
		slice(text, line, columns->starts[i], columns->ends[i], &s, &end);
		filled += !is_blank(s, end);
	}
	return filled;
}

/* Columns are where most lines fill more than one. */
static bool are_filled(const struct text *text, size_t first, size_t count,
		       const struct gutter_columns *columns)
{
	size_t rows = 0, filled = 0;
	for (size_t i = first; i < first + count; i++) {
		const struct typed_line *line = &text->lines.items[i];
		if (is_ruler(text, line))
			continue;
		rows++;
		filled += count_filled(text, line, columns) > 1;
	}
	bool few = rows < FEWEST_ROWS && columns->widest < WIDE_GUTTER && columns->count < 3;
	return rows > 1 && !few && filled > 1 && filled * 2 > rows;
}

/* Whether the lines have more gaps than their columns explain: as typewriters justify prose, whose
 * gaps may come to stand below each other. */
static bool are_justified(const struct text *text, size_t first, size_t count,
			  const struct gutter_columns *columns)
{
	size_t gaps = 0, explained = 0;
	bool low = true;
	for (size_t i = first; i < first + count; i++) {
		const struct typed_line *line = &text->lines.items[i];
		const char *s = line_text(text, line);
		for (size_t j = GUTTER; j < line->size; j++)
			gaps += s[j] != ' ' && s[j - 1] == ' ' && s[j - 2] == ' ';
		explained += columns->count - 1;
		low &= i == first || text_begins_low(text, line);
	}
	return (columns->widest < SURE_GUTTER || count < SURE_ROWS) &&
	       gaps > (low ? explained : 2 * explained);
}

/* A number, with at most a sign or two before it. */
static bool is_number(const struct buf *cell)
{
	const char *s = cell->data, *end = s + cell->size;
	for (int signs = 0; s < end && signs < 3; signs++) {
		unsigned c = utf8_next(&s, end);
		if (unicode_is_digit(c))
			return true;
		if (unicode_is_letter(c))
			return false;
	}
	return false;
}

/* Whether the first row heads the others: it says something above each column, and no number,
 * while numbers stand below it. */
static bool is_headed(const struct text_table *table)
{
	size_t rows = table->cells.count / table->columns, numeric = 0;
	for (size_t i = 0; i < table->columns; i++) {
		const struct buf *cell = &table->cells.items[i];
		size_t numbers = 0;
		if (!cell->size || strpbrk(cell->data, "0123456789"))
			return false;
		for (size_t row = 1; row < rows; row++)
			numbers += is_number(&cell[row * table->columns]);
		numeric += numbers + 1 == rows;
	}
	return rows > 2 && numeric > 0;
}

static enum text_columns finish(struct text_table *table, bool ruled)
{
	if (!ruled && !is_headed(table))
		return COLUMNS_ONLY;
	table->headers = 1;
	for (size_t i = 0; i < table->columns; i++)
		if (!table->cells.items[i].size && i)
			return COLUMNS_NONE;
	return COLUMNS_HEADED;
}

/* A line with tabs inside: how many cells they part; 0: none. */
static size_t count_tabs(const struct text *text, const struct typed_line *line)
{
	size_t cells = 1;
	const char *s = line_text(text, line);
	for (size_t i = 1; i < line->size; i++)
		cells += s[i] == '\t' && s[i - 1] != '\t';
	return cells > 1 ? cells : 0;
}

static enum text_columns read_tabs(const struct text *text, size_t first, size_t count,
				   struct text_table *table)
{
	size_t columns = count_tabs(text, &text->lines.items[first]);
	for (size_t i = first; i < first + count; i++)
		if (count_tabs(text, &text->lines.items[i]) != columns)
			return COLUMNS_NONE;
	if (!columns || columns > TABLE_COLUMNS || count < 2)
		return COLUMNS_NONE;
	table->columns = columns;
	for (size_t i = first; i < first + count; i++) {
		const char *s = line_text(text, &text->lines.items[i]);
		const char *end = s + text->lines.items[i].size;
		text_add_row(table);
		struct buf *cell = &table->cells.items[table->cells.count - columns];
		for (size_t j = 0; j < columns; j++) {
			const char *stop = memchr(s, '\t', (size_t)(end - s));
			stop = stop ? stop : end;
			text_add_to_cell(&cell[j], s, stop);
			for (s = stop; s < end && *s == '\t'; s++)
				;
		}
	}
	return finish(table, false);
}

/* The rows above the ruler are one; of those below it each line is one. */
static void read_rows(const struct text *text, size_t first, size_t count, size_t ruler,
		      const struct gutter_columns *columns, struct text_table *table)
{
	table->columns = columns->count;
	bool open = false;
	for (size_t i = first; i < first + count; i++) {
		const struct typed_line *line = &text->lines.items[i];
		if (is_ruler(text, line)) {
			open = false;
			continue;
		}
		if (!open)
			text_add_row(table);
		open = i < ruler;
		struct buf *cell = &table->cells.items[table->cells.count - columns->count];
		for (size_t j = 0; j < columns->count; j++) {
			const char *s, *end;
			unsigned from = j ? columns->starts[j] : 0;
			unsigned to = j + 1 < columns->count ? columns->starts[j + 1] : WIDEST;
			slice(text, line, from, to, &s, &end);
			text_add_to_cell(&cell[j], s, end);
		}
	}
}

/* Whether the columns that a ruler shows hold: no line reaches up to where the next one begins. */
static bool fits(const struct gutter_columns *ruled, const char *used)
{
	for (size_t i = 1; i < ruled->count; i++)
		if (used[ruled->starts[i] - 1])
			return false;
	return true;
}

/* The ruler below the first rows; 0: there is none. */
static size_t find_ruler(const struct text *text, size_t first, size_t count)
{
	bool rows = false;
	for (size_t i = first; i + 1 < first + count; i++) {
		bool ruler = is_ruler(text, &text->lines.items[i]);
		if (ruler && rows)
			return i;
		rows |= !ruler;
	}
	return 0;
}

static bool may_be_row(const struct typed_line *line)
{
	return line->kind == LINE_TEXT || line->kind == LINE_BREAK || line->kind == LINE_TABLE;
}

enum text_columns text_read_gutters(const struct text *text, size_t first, size_t count,
				    struct text_table *table)
{
	char used[WIDEST] = {0}, drawn[WIDEST] = {0};
	struct gutter_columns columns, ruled = {0};
	enum text_columns tabs = read_tabs(text, first, count, table);
	if (tabs != COLUMNS_NONE || count < 2)
		return tabs;
	size_t ruler = find_ruler(text, first, count);
	for (size_t i = first; i < first + count; i++) {
		const struct typed_line *line = &text->lines.items[i];
		if (line->indent + line->cells >= WIDEST || (!ruler && !may_be_row(line)) ||
		    memchr(line_text(text, line), '\t', line->size))
			return COLUMNS_NONE;
		note(text, line, is_ruler(text, line) ? drawn : used);
	}
	if (ruler) {
		char below[WIDEST] = {0};
		note(text, &text->lines.items[ruler], below);
		if (find_columns(below, &ruled) && fits(&ruled, used) && count > 2) {
			read_rows(text, first, count, ruler, &ruled, table);
			return finish(table, true);
		}
	}
	if (!find_columns(used, &columns) || !join_columns(text, first, count, &columns) ||
	    !are_filled(text, first, count, &columns) ||
	    are_justified(text, first, count, &columns))
		return COLUMNS_NONE;
	read_rows(text, first, count, ruler, &columns, table);
	return finish(table, ruler > 0);
}
