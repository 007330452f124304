/* One line of Markdown, while the marks of blocks are taken off its start; and pieces of lines. */
#include "read/markdown/markdown_blocks.h"

#include "base/ascii.h"

#include <string.h>

enum { TAB = 4 };

static unsigned width(char c, unsigned column)
{
	return c == '\t' ? TAB - column % TAB : 1;
}

/* Finds the first word. */
static void look(struct line *line)
{
	unsigned column = line->column;
	size_t word = line->at;
	for (; word < line->end && is_blank(line->text[word]); word++)
		column += width(line->text[word], column);
	line->word = word;
	line->indent = column - line->column;
}

void line_start(struct line *line, const char *text, size_t start, size_t end, unsigned number)
{
	*line =
	    (struct line){.text = text, .start = start, .at = start, .end = end, .number = number};
	look(line);
}

void line_skip(struct line *line, unsigned columns)
{
	while (columns && line->at < line->word) {
		unsigned left = width(line->text[line->at], line->column);
		line->split = left > columns;
		left = line->split ? columns : left;
		line->at += !line->split;
		line->column += left;
		line->indent -= left;
		columns -= left;
	}
}

void line_take(struct line *line, size_t end)
{
	for (; line->at < end; line->at++)
		line->column += width(line->text[line->at], line->column);
	line->split = false;
	look(line);
}

bool line_ends(const struct line *line, size_t from)
{
	while (from < line->end && is_blank(line->text[from]))
		from++;
	return from == line->end;
}

size_t line_run(const struct line *line, char c)
{
	size_t size = 0;
	while (line_char(line, size) == c)
		size++;
	return size;
}

size_t name_end(const char *text, size_t start, size_t end)
{
	while (start < end && (ascii_is_letter_or_digit(text[start]) || strchr("-_", text[start])))
		start++;
	return start;
}

size_t trimmed_end(const char *text, size_t start, size_t end)
{
	while (end > start && is_blank(text[end - 1]))
		end--;
	return end;
}

struct piece trimmed_piece(const char *text, size_t start, size_t end)
{
	while (start < end && is_blank(text[start]))
		start++;
	return (struct piece){start, trimmed_end(text, start, end)};
}

char *piece_copy(struct arena *arena, const char *text, struct piece piece)
{
	return arena_copy(arena, text + piece.start, piece.end - piece.start);
}

size_t characters_end(const char *text, size_t start, size_t end, size_t count)
{
	for (; start < end && count; count--)
		for (start++; start < end && ((unsigned char)text[start] & 0xC0) == 0x80;)
			start++;
	return start;
}
