/* Plain text: tables whose cells have upright strokes between them: | a | b |. Strokes that lie
 * (---+---, +===+===+) stand below the headers, or between all rows. */
#include "read/text/lines/text_table.h"

#include <string.h>

static const char *const strokes[] = {"|", "│", "┃", "║"};

/* The bytes of an upright stroke at s; 0: there is none. */
static size_t stroke_size(const char *s, const char *end)
{
	for (size_t i = 0; i < sizeof strokes / sizeof *strokes; i++) {
		size_t size = strlen(strokes[i]);
		if ((size_t)(end - s) >= size && memcmp(s, strokes[i], size) == 0)
			return size;
	}
	return 0;
}

/* The next stroke; the end: there is none. A backslash before one makes it a sign like others. */
static const char *find_stroke(const char *s, const char *end)
{
	for (const char *at = s; at < end; at++)
		if (stroke_size(at, end) && (at == s || at[-1] != '\\'))
			return at;
	return end;
}

/* Whether the line is but a ruler; columns: how many it parts. */
static bool is_ruler(const char *s, size_t size, size_t *columns)
{
	size_t strokes_seen = 0, joints = 0, box = 0;
	for (const char *at = s, *end = s + size; at < end; at++) {
		bool inside = at > s && at + 1 < end;
		if ((unsigned char)*at == 0xE2 && end - at > 2 && (unsigned char)at[1] >= 0x94 &&
		    (unsigned char)at[1] <= 0x95) {
			box++;
			at += 2;
		} else if (*at == '+' || *at == '|') {
			joints += inside;
		} else if (*at == '-' || *at == '=') {
			strokes_seen++;
		} else if (*at != ':' && *at != ' ') {
			return false;
		}
	}
	*columns = joints + 1;
	return box >= 3 ? strokes_seen + joints == 0 : strokes_seen >= 2 && joints > 0;
}

/* Takes the strokes off that open and close the row. */
static void without_edges(const char **s, const char **end)
{
	*s += stroke_size(*s, *end);
	for (size_t i = 0; i < sizeof strokes / sizeof *strokes; i++) {
		size_t size = strlen(strokes[i]);
		if ((size_t)(*end - *s) >= size && memcmp(*end - size, strokes[i], size) == 0) {
			*end -= size;
			return;
		}
	}
}

static size_t count_cells(const char *s, const char *end)
{
	size_t cells = 1;
	without_edges(&s, &end);
	for (const char *at = find_stroke(s, end); at < end; cells++)
		at = find_stroke(at + stroke_size(at, end), end);
	return cells;
}

/* What the lines are: how many columns, how many rulers, and which of them stands below headers. */
struct shape {
	size_t columns, rulers, edges; /* edges: rows that a stroke opens */
	size_t rows, below;
	bool even; /* each row has as many cells */
};

static struct shape measure(const struct text *text, size_t first, size_t count)
{
	struct shape shape = {.even = true};
	for (size_t i = 0; i < count; i++) {
		const struct typed_line *line = &text->lines.items[first + i];
		const char *s = line_text(text, line);
		size_t columns;
		if (is_ruler(s, line->size, &columns)) {
			shape.rulers++;
			if (shape.rows && !shape.below)
				shape.below = i;
			continue;
		}
		columns = count_cells(s, s + line->size);
		shape.edges += stroke_size(s, s + line->size) > 0;
		shape.even &= !shape.rows || columns == shape.columns;
		shape.columns = columns;
		shape.rows++;
	}
	return shape;
}

static void fill_row(struct text_table *table, const char *s, const char *end)
{
	struct buf *cells = &table->cells.items[table->cells.count - table->columns];
	without_edges(&s, &end);
	for (size_t i = 0; i < table->columns; i++) {
		const char *stop = find_stroke(s, end);
		text_add_to_cell(&cells[i], s, stop);
		s = stop + stroke_size(stop, end);
	}
}

/* Rows of several lines have a ruler behind each; else a line is one. The headers are always one.
 */
static void read_rows(const struct text *text, size_t first, size_t count, bool ruled,
		      struct text_table *table)
{
	bool open = false;
	for (size_t i = 0; i < count; i++) {
		const struct typed_line *line = &text->lines.items[first + i];
		const char *s = line_text(text, line);
		size_t columns;
		if (is_ruler(s, line->size, &columns)) {
			open = false;
			continue;
		}
		bool header = table->cells.count <= table->columns * table->headers;
		if (!open || !(ruled || header))
			text_add_row(table);
		open = true;
		fill_row(table, s, s + line->size);
	}
}

enum text_columns text_read_pipes(const struct text *text, size_t first, size_t count,
				  struct text_table *table)
{
	struct shape shape = measure(text, first, count);
	if (count < 2 || shape.rows < 2 || shape.columns < 2 || !shape.even ||
	    (!shape.rulers && shape.edges < shape.rows))
		return COLUMNS_NONE;
	bool headed = shape.below && shape.below + 1 < count && shape.columns <= TABLE_COLUMNS;
	if (!headed)
		return COLUMNS_ONLY;
	table->columns = shape.columns;
	table->headers = 1;
	read_rows(text, first, count, shape.rulers > 3, table);
	return table->cells.count > table->columns ? COLUMNS_HEADED : COLUMNS_ONLY;
}
