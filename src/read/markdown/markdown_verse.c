/* Lines that stay lines, as pandoc has them: "| words", set in as they are typed. A bar alone parts
 * stanzas; a line without one that is indented goes on the line above. */
#include "read/markdown/markdown_blocks.h"

#include <string.h>

enum { FEWEST_LINES = 2, DEEPEST_INDENT = 60 };

static bool has_bar(const char *source, const struct text_line *line)
{
	return source[line->start] == '|' &&
	       (line->start + 1 >= line->end || is_blank(source[line->start + 1]));
}

/* A second bar would make rows of a table of them. */
static bool is_line(const char *source, const struct text_line *line)
{
	if (!has_bar(source, line))
		return line->start && is_blank(source[line->start - 1]);
	return !memchr(source + line->start + 1, '|', line->end - line->start - 1);
}

static bool are_lines(const struct blocks *blocks)
{
	const char *source = blocks->markdown->source.text;
	size_t bars = 0;
	if (!has_bar(source, &blocks->lines.items[0]))
		return false;
	for (size_t i = 0; i < blocks->lines.count; i++) {
		if (!is_line(source, &blocks->lines.items[i]))
			return false;
		bars += has_bar(source, &blocks->lines.items[i]);
	}
	return bars >= FEWEST_LINES;
}

/* The line's words, behind spaces of print for those that set it in. */
static void add_line(struct words *words, const char *source, size_t start, size_t end, bool bar)
{
	struct piece line = trimmed_piece(source, start + bar, end);
	size_t cells = bar && line.start > start + 2 ? line.start - start - 2 : 0;
	for (cells = cells < DEEPEST_INDENT ? cells : DEEPEST_INDENT; cells > 1; cells -= 2)
		buf_puts(&words->text, "\u2003");
	if (cells)
		buf_puts(&words->text, "\u2002");
	words_add(words, source, line.start, line.end);
}

static bool is_empty(const char *source, const struct text_line *line)
{
	size_t at = line->start + 1;
	while (at < line->end && is_blank(source[at]))
		at++;
	return has_bar(source, line) && at >= line->end;
}

/* One stanza: its lines from there on; returns the number of the one behind. */
static size_t add_stanza(struct blocks *blocks, size_t i)
{
	const char *source = blocks->markdown->source.text;
	struct words *words = &blocks->markdown->words;
	const struct text_line *lines = blocks->lines.items, *first = &lines[i];
	struct node *node = tree_element(blocks->tree, EL_P, first->number, first->column);
	tree_set(blocks->tree, node, "class", "lines");
	tree_append(blocks_parent(blocks), node);
	blocks_begin_words(blocks, WORDS_OF_CELL, node);
	for (; i < blocks->lines.count && !is_empty(source, &lines[i]); i++) {
		bool bar = has_bar(source, &lines[i]);
		if (&lines[i] > first) {
			buf_puts(&words->text, bar ? "  " : "");
			words_add_break(words);
		}
		add_line(words, source, lines[i].start, lines[i].end, bar);
	}
	words_end(words);
	return i;
}

bool verse_end(struct blocks *blocks)
{
	const char *source = blocks->markdown->source.text;
	if (!are_lines(blocks))
		return false;
	for (size_t i = 0; i < blocks->lines.count;)
		if (is_empty(source, &blocks->lines.items[i]))
			i++;
		else
			i = add_stanza(blocks, i);
	blocks->lines.count = 0;
	return true;
}
