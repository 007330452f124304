/* The options of MyST's directives. */
#include "read/markdown/markdown_directives.h"

#include "base/ascii.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_HEADERS = 100, MOST_LINES = 1000000 };

static bool is_dashes(const struct line *line, size_t start, size_t end)
{
	struct piece words = trimmed_piece(line->text, start, end);
	return words.end - words.start == 3 && memcmp(line->text + words.start, "---", 3) == 0;
}

/* Whether "---" stands alone in a line below, before an empty one. */
static bool block_ends(const struct blocks *blocks, const struct line *line)
{
	const char *text = line->text;
	size_t size = blocks->markdown->source.size, start = line->end + 1;
	while (start < size) {
		const char *newline = memchr(text + start, '\n', size - start);
		size_t end = newline ? (size_t)(newline - text) : size;
		while (start < end && strchr("> \t", text[start]))
			start++;
		if (start == end || is_dashes(line, start, end))
			return start < end;
		start = end + 1;
	}
	return false;
}

/* ":smile:" is no option, but some options have the names of emoji. */
static bool is_emoji(const char *name, size_t size)
{
	static const char *const options[] = {"label", "link"};
	for (size_t i = 0; i < sizeof options / sizeof *options; i++)
		if (ascii_same(name, size, options[i], strlen(options[i])))
			return false;
	return emoji_named(name, size) != NULL;
}

/* ":name: value", or in a block "name: value". */
static bool read_option(const struct line *line, bool in_block, struct piece *name,
			struct piece *value)
{
	const char *text = line->text;
	size_t start = line->word + !in_block;
	if (line_is_blank(line) || (!in_block && line_char(line, 0) != ':'))
		return false;
	size_t end = name_end(text, start, line->end);
	if (end == start || end == line->end || text[end] != ':' ||
	    (!in_block && is_emoji(text + start, end - start)))
		return false;
	*name = (struct piece){start, end};
	*value = trimmed_piece(text, end + 1, line->end);
	bool quoted = value->end - value->start > 1 && strchr("\"'", text[value->start]) &&
		      text[value->end - 1] == text[value->start];
	value->start += quoted;
	value->end -= quoted;
	return true;
}

static unsigned count_of(const char *value, unsigned most)
{
	unsigned long count = ascii_is_digit(*value) ? strtoul(value, NULL, 10) : 0;
	return count < most ? (unsigned)count : most;
}

/* Of a file that is included. Lines count from 0, and the last one isn't among them. */
static void take_range(struct directive *directive, const char *name, const char *value)
{
	static const char *const beyond[] = {"code", "end-before", "lang", "literal",
					     "start-after"};
	if (ascii_equal(name, "start-line") && ascii_is_digit(*value))
		directive->first_line = count_of(value, MOST_LINES) + 1;
	else if (ascii_equal(name, "end-line") && ascii_is_digit(*value))
		directive->last_line = count_of(value, MOST_LINES);
	for (size_t i = 0; i < sizeof beyond / sizeof *beyond; i++)
		directive->is_beyond |= ascii_equal(name, beyond[i]);
}

/* Of a box that is called by no kind, the first class that is one says which it is. */
static void take_class(struct blocks *blocks, struct directive *directive, const char *value)
{
	struct tree *tree = blocks->tree;
	const char *class = arena_copy(tree->arena, value, strcspn(value, " ,"));
	if (directive->form == DIRECTIVE_BOX && !directive->kind && *class)
		tree_set(tree, directive->node, "class",
			 arena_format(tree->arena, "admonition %s", class));
}

/* "3-5", "3-": one piece; of more than one, all between the first and the last. */
static void take_lines(struct directive *directive, const char *value)
{
	const char *last = value + strlen(value);
	while (last > value && ascii_is_digit(last[-1]))
		last--;
	directive->first_line = count_of(value, MOST_LINES);
	directive->last_line = count_of(last, MOST_LINES);
}

static void take(struct blocks *blocks, struct directive *directive, const char *name,
		 const char *value)
{
	struct tree *tree = blocks->tree;
	bool is_name = ascii_equal(name, "name") || ascii_equal(name, "label");
	if (is_name && directive->form == DIRECTIVE_MATH)
		directive->number = value;
	else if (is_name && *value && !strpbrk(value, " \t"))
		attribute_take(tree, directive->node, "id", value);
	else if (directive->form == DIRECTIVE_INCLUDE)
		take_range(directive, name, value);
	else if (directive->form == DIRECTIVE_CODE_FILE && ascii_equal(name, "language"))
		fence_take_info(tree, directive->node, value);
	else if (directive->form == DIRECTIVE_CODE_FILE && ascii_equal(name, "lines"))
		take_lines(directive, value);
	else if (directive->form == DIRECTIVE_CODE || directive->form == DIRECTIVE_CODE_FILE)
		fence_take_option(tree, directive->node, name, value);
	else if (ascii_equal(name, "class"))
		take_class(blocks, directive, value);
	else if (ascii_equal(name, "header-rows"))
		directive->header_rows = count_of(value, MOST_HEADERS);
	else if (ascii_equal(name, "stub-columns"))
		directive->header_columns = count_of(value, MOST_HEADERS);
	else if (directive->picture && (ascii_equal(name, "alt") || ascii_equal(name, "width") ||
					ascii_equal(name, "height")))
		attribute_take(tree, directive->picture, name, value);
}

bool directive_takes_option(struct blocks *blocks, struct directive *directive,
			    const struct line *line)
{
	struct arena *arena = blocks->tree->arena;
	bool begins = directive->options == OPTIONS_BEGIN;
	bool in_block = directive->options == OPTIONS_IN_BLOCK;
	struct piece name, value;
	if (directive->options == OPTIONS_END || directive->form == DIRECTIVE_UNKNOWN)
		return false;
	if (in_block && is_dashes(line, line->at, line->end)) {
		directive->options = OPTIONS_END;
		return true;
	}
	if (begins && is_dashes(line, line->at, line->end) && block_ends(blocks, line)) {
		directive->options = OPTIONS_IN_BLOCK;
		return true;
	}
	if (!read_option(line, in_block, &name, &value)) {
		directive->options = in_block ? OPTIONS_IN_BLOCK : OPTIONS_END;
		return in_block; /* a value's second line */
	}
	directive->options = in_block ? OPTIONS_IN_BLOCK : OPTIONS_IN_LINES;
	take(blocks, directive, piece_copy(arena, line->text, name),
	     piece_copy(arena, line->text, value));
	return true;
}
