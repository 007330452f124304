/* Tables, before they are parsed: a ceiling against those that would fill the memory, and room for
 * the cells that the parser would drop. */
#ifndef OCTAVO_READ_MARKDOWN_MARKDOWN_TABLES_H
#define OCTAVO_READ_MARKDOWN_MARKDOWN_TABLES_H

#include "base/diag.h"
#include "read/markdown/markdown_source.h"

/* The size of the marks of quotes and lists that a line begins with. */
size_t block_marks_size(const char *text, size_t size);

/* The number of cells in a line, were it a row of a table. */
size_t table_cells(const struct markdown_source *source, size_t line);

/* Whether the line looks like the one under a table's header: "--- | ---". */
bool is_marker_row(const struct markdown_source *source, size_t line);

/* The number of columns, if a table's header is above the line, and the line is the one under it;
 * else 0. */
size_t table_columns(const struct markdown_source *source, size_t line);

/* Where the words of the cell with that index (from 0) begin in a row, and how many blanks stand
 * between the bar and them. false if the row has no such cell. */
bool table_find_cell(const char *text, size_t size, size_t index, size_t *start, size_t *blanks);

/* Prepares the tables for the parser. false after an error. */
bool tables_prepare(struct markdown_source *source, const char *file, struct diags *diags);

#endif
