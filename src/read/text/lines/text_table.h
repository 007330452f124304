/* Plain text: what is set in columns. */
#ifndef OCTAVO_READ_TEXT_LINES_TEXT_TABLE_H
#define OCTAVO_READ_TEXT_LINES_TEXT_TABLE_H

#include "base/buf.h"
#include "read/text/lines/text_lines.h"

enum { TABLE_COLUMNS = 64 };

/* Cells by rows; the first ones head the columns. */
struct text_table {
	VEC(struct buf) cells;
	size_t columns, headers; /* headers: rows */
};

/* Columns may be told apart, and their headers, or one of it, or neither. */
enum text_columns { COLUMNS_NONE, COLUMNS_ONLY, COLUMNS_HEADED };

/* Reads lines without a blank one as a table. Only what has headers is put into it. */
enum text_columns text_read_table(const struct text *text, size_t first, size_t count,
				  struct text_table *table);
void text_table_clear(struct text_table *table);

/* text_pipes.c: the same, where signs stand between the cells; text_gutters.c: where nothing but
 * space does. */
enum text_columns text_read_pipes(const struct text *text, size_t first, size_t count,
				  struct text_table *table);
enum text_columns text_read_gutters(const struct text *text, size_t first, size_t count,
				    struct text_table *table);

/* text_table.c: adds a row of empty cells; puts words, without the space around them, into a cell,
 * behind what is there. */
void text_add_row(struct text_table *table);
void text_add_to_cell(struct buf *cell, const char *s, const char *end);

#endif
