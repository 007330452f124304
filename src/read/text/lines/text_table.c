/* Plain text: tables, whatever parts their columns. */
#include "read/text/lines/text_table.h"

void text_add_to_cell(struct buf *cell, const char *s, const char *end)
{
	while (s < end && (*s == ' ' || *s == '\t'))
		s++;
	while (s < end && (end[-1] == ' ' || end[-1] == '\t'))
		end--;
	if (s < end && cell->size)
		buf_putc(cell, '\n');
	for (; s < end; s++)
		if (*s != '\\' || s + 1 == end || s[1] != '|') /* "\|" is a stroke in the cell */
			buf_putc(cell, *s);
}

void text_add_row(struct text_table *table)
{
	for (size_t i = 0; i < table->columns; i++) {
		struct buf cell = BUF_EMPTY;
		buf_puts(&cell, "");
		vec_push(&table->cells, cell);
	}
}

void text_table_clear(struct text_table *table)
{
	for (size_t i = 0; i < table->cells.count; i++)
		buf_clear(&table->cells.items[i]);
	vec_clear(&table->cells);
}

enum text_columns text_read_table(const struct text *text, size_t first, size_t count,
				  struct text_table *table)
{
	enum text_columns found = text_read_pipes(text, first, count, table);
	if (found == COLUMNS_NONE)
		found = text_read_gutters(text, first, count, table);
	if (found != COLUMNS_HEADED)
		text_table_clear(table);
	return found;
}
