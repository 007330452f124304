/* Plain text: tables, whatever parts their columns. */
#include "read/text/text_table.h"

void text_add_to_cell(struct arena *arena, const char **cell, const char *s, const char *end)
{
	while (s < end && (*s == ' ' || *s == '\t'))
		s++;
	while (s < end && (end[-1] == ' ' || end[-1] == '\t'))
		end--;
	if (s < end)
		*cell = **cell ? arena_format(arena, "%s\n%.*s", *cell, (int)(end - s), s)
			       : arena_copy(arena, s, (size_t)(end - s));
}

void text_add_row(struct text_table *table)
{
	for (size_t i = 0; i < table->columns; i++)
		vec_push(&table->cells, "");
}

enum text_columns text_read_table(const struct text *text, size_t first, size_t count,
				  struct arena *arena, struct text_table *table)
{
	enum text_columns found = text_read_pipes(text, first, count, arena, table);
	if (found == COLUMNS_NONE)
		found = text_read_gutters(text, first, count, arena, table);
	if (found != COLUMNS_HEADED)
		vec_clear(&table->cells);
	return found;
}
