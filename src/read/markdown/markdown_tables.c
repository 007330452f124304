/* Tables, before they are parsed. */
#include "read/markdown/markdown_tables.h"

#include <stdio.h>
#include <string.h>

enum {
	MOST_COLUMNS = 256,       /* cmark-gfm takes the square of a row's columns */
	MOST_CELLS_FREE = 100000, /* a table may have as many cells, and one more for each byte */
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool is_list_mark(const char *text, size_t size, size_t *mark)
{
	size_t digits = 0;
	while (digits < size && digits < 9 && text[digits] >= '0' && text[digits] <= '9')
		digits++;
	*mark = digits + 1;
	if (digits >= size || !strchr(digits ? ".)" : "-+*", text[digits]))
		return false;
	return *mark == size || is_blank(text[*mark]);
}

size_t block_marks_size(const char *text, size_t size)
{
	size_t at = 0, mark = 0;
	while (at < size) {
		if (is_blank(text[at]) || text[at] == '>')
			at++;
		else if (is_list_mark(text + at, size - at, &mark))
			at += mark;
		else
			break;
	}
	return at;
}

/* The next bar that parts cells, from at on; size if there is none. */
static size_t next_bar(const char *text, size_t size, size_t at)
{
	while (at < size && (text[at] != '|' || (at && text[at - 1] == '\\')))
		at++;
	return at;
}

static size_t skip_blanks(const char *text, size_t size, size_t at)
{
	while (at < size && is_blank(text[at]))
		at++;
	return at;
}

/* Counts the cells of a row. The bar that ends cell number `wanted` is *bar, if more cells follow.
 */
static size_t count_cells(const char *text, size_t size, size_t wanted, size_t *bar)
{
	size_t at = block_marks_size(text, size), count = 0;
	if (at < size && text[at] == '|')
		at = skip_blanks(text, size, at + 1);
	while (at < size) {
		size_t end = next_bar(text, size, at);
		count++;
		at = skip_blanks(text, size, end + 1);
		if (count == wanted && at < size)
			*bar = end;
	}
	return count;
}

bool table_find_cell(const char *text, size_t size, size_t index, size_t *start, size_t *blanks)
{
	size_t at = block_marks_size(text, size), bar = at;
	bool leading = at < size && text[at] == '|';
	for (size_t i = 0; i < index + leading && at < size; i++) {
		bar = next_bar(text, size, at) + 1;
		at = skip_blanks(text, size, bar);
	}
	*start = at;
	*blanks = at - bar;
	return at < size;
}

size_t table_cells(const struct markdown_source *source, size_t line)
{
	size_t size, bar;
	const char *text = markdown_source_line(source, line, &size);
	return count_cells(text, size, 0, &bar);
}

bool is_marker_row(const struct markdown_source *source, size_t line)
{
	size_t size, dashes = 0;
	const char *text = markdown_source_line(source, line, &size);
	if (!size || !strchr("-:| \t", text[size - 1]))
		return false;
	for (size_t i = block_marks_size(text, size); i < size; i++) {
		if (!strchr("-:| \t", text[i]))
			return false;
		dashes += text[i] == '-';
	}
	return dashes > 0;
}

size_t table_columns(const struct markdown_source *source, size_t line)
{
	if (!line || !is_marker_row(source, line))
		return 0;
	size_t columns = table_cells(source, line);
	return columns == table_cells(source, line - 1) ? columns : 0;
}

/* Lets the last cell have the words of those that no column is there for. */
static void merge_cells(struct markdown_source *source, size_t line, size_t columns)
{
	size_t size, bar = 0;
	const char *text = markdown_source_line(source, line, &size);
	if (count_cells(text, size, columns, &bar) <= columns)
		return;
	size_t start = source->lines.items[line];
	while (bar < size) {
		size_t next = next_bar(text, size, bar + 1);
		if (skip_blanks(text, size, bar + 1) < size) /* not the bar that ends the row */
			markdown_source_disguise_bar(source, start + bar);
		text = source->text + start;
		bar = next;
	}
}

static bool refuse(const struct markdown_source *source, size_t line, size_t columns, size_t rows,
		   const char *file, struct diags *diags)
{
	char first[24], second[24];
	snprintf(first, sizeof first, "%zu", columns);
	snprintf(second, sizeof second, "%zu", rows);
	struct place at = {file, source->first_line + (unsigned)line, 0};
	diag(diags, MSG_HUGE_TABLE, at, first, second);
	return false;
}

bool tables_prepare(struct markdown_source *source, const char *file, struct diags *diags)
{
	for (size_t i = 1, end; i < markdown_source_lines(source); i = end) {
		size_t columns = table_columns(source, i), size, cells = 0;
		end = i + 1;
		if (!columns)
			continue;
		if (columns > MOST_COLUMNS)
			return refuse(source, i - 1, columns, 1, file, diags);
		for (; end < markdown_source_lines(source); end++) {
			const char *text = markdown_source_line(source, end, &size);
			if (block_marks_size(text, size) == size)
				break;
			cells += columns;
			if (cells >
			    MOST_CELLS_FREE + source->lines.items[end] - source->lines.items[i])
				return refuse(source, i - 1, columns, end - i, file, diags);
			merge_cells(source, end, columns);
		}
	}
	return true;
}
