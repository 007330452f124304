/* MyST's directives, from their first line over their options to their last. */
#include "read/markdown/markdown_directives.h"

#include "base/ascii.h"

#include <stdlib.h>
#include <string.h>

enum { SHORTEST_FENCE = 3, MOST_HEADERS = 100, MOST_LINES = 1000000 };

static const struct directive_name {
	const char *name;
	enum directive_form form;
	const char *kind, *label;
} names[] = {
#define DIRECTIVE(name, form, kind, label) {name, DIRECTIVE_##form, kind, label},
#include "read/markdown/directives.def"
#undef DIRECTIVE
};

bool myst_is_read(enum dialect dialect)
{
	return dialect == DIALECT_NONE || dialect == DIALECT_MYST;
}

/* What an unknown name says: a domain before a colon stands before names of programs' parts. */
static void take_name(struct directive *directive, const char *text)
{
	const char *name = text + directive->name.start;
	size_t size = directive->name.end - directive->name.start;
	bool has_domain = memchr(name, ':', size);
	directive->form = has_domain ? DIRECTIVE_SIGNATURE : DIRECTIVE_UNKNOWN;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (ascii_same(name, size, names[i].name, strlen(names[i].name))) {
			directive->form = names[i].form;
			directive->kind = names[i].kind;
			directive->label = names[i].label;
			return;
		}
}

/* "```{name} words"; false: the line begins no directive. */
static bool read_first_line(const struct line *line, struct directive *directive)
{
	const char *text = line->text;
	char mark = line_char(line, 0);
	if (line->indent >= CODE_INDENT || !mark || !strchr("`~:", mark))
		return false;
	*directive = (struct directive){.mark = mark, .indent = line->indent};
	directive->size = line_run(line, mark);
	struct piece info = trimmed_piece(text, line->word + directive->size, line->end);
	if (directive->size < SHORTEST_FENCE || piece_is_empty(info) || text[info.start] != '{' ||
	    (mark == '`' && memchr(text + info.start, '`', info.end - info.start)))
		return false;
	size_t start = info.start + 1, end = start;
	while ((end = name_end(text, end, info.end)) < info.end && end > start &&
	       strchr(":.+", text[end]))
		end++;
	if (end == start || end == info.end || text[end] != '}' || !ascii_is_letter(text[start]))
		return false;
	directive->name = (struct piece){start, end};
	directive->words = trimmed_piece(text, end + 1, info.end);
	take_name(directive, text);
	return true;
}

/* Of a figure: the picture that its words name. */
static void add_picture(struct blocks *blocks, struct directive *directive, const struct line *line)
{
	struct piece words = directive->words;
	struct spot spot = line_spot(line, words.start);
	directive->picture = tree_element(blocks->tree, EL_IMG, spot.line, spot.column);
	tree_set(
	    blocks->tree, directive->picture, "src",
	    arena_copy(blocks->tree->arena, line->text + words.start, words.end - words.start));
	tree_append(directive->node, directive->picture);
}

static void add_caption(struct blocks *blocks, struct node *node, struct piece words,
			const struct line *line)
{
	struct node *caption = tree_element(blocks->tree, EL_CAPTION, line->number, 0);
	tree_append(node, caption);
	blocks_begin_words(blocks, WORDS_OF_CELL, caption);
	words_add(&blocks->markdown->words, line->text, words.start, words.end);
	words_end(&blocks->markdown->words);
}

static void add_signature(struct blocks *blocks, struct node *node, struct piece words,
			  const struct line *line)
{
	struct tree *tree = blocks->tree;
	struct node *paragraph = tree_element(tree, EL_P, line->number, 0);
	struct node *code = tree_element(tree, EL_CODE, line->number, 0);
	tree_append(node, paragraph);
	tree_append(paragraph, code);
	tree_append(code, tree_text(tree, line->text + words.start, words.end - words.start));
}

/* What the first line shows. */
static void fill(struct blocks *blocks, struct directive *directive, const struct line *line)
{
	struct piece words = directive->words;
	bool has_words = !piece_is_empty(words);
	const char *label = directive->label ? directive->label : "";
	size_t size = strlen(label);
	while (size && !has_words && strchr(": ", label[size - 1]))
		size--;
	label = arena_copy(blocks->tree->arena, label, size);
	const char *kind = directive->kind;
	if (directive->form == DIRECTIVE_BOX && !kind && !has_words)
		aside_make(blocks->tree, directive->node, "note");
	else if (directive->form == DIRECTIVE_BOX)
		aside_make_titled(blocks, directive->node, kind ? kind : "note", words, line);
	else if (directive->form == DIRECTIVE_FIGURE && has_words)
		add_picture(blocks, directive, line);
	else if (directive->form == DIRECTIVE_LABELLED && (*label || has_words))
		label_add(blocks, label, words, line);
	else if (directive->form == DIRECTIVE_SIGNATURE && has_words)
		add_signature(blocks, directive->node, words, line);
	else if (directive->form >= DIRECTIVE_TABLE && has_words)
		add_caption(blocks, directive->node, words, line);
}

enum begun begin_directive(struct blocks *blocks, struct line *line)
{
	struct directive read, *directive;
	if (!myst_is_read(blocks->markdown->in->dialect) || !read_first_line(line, &read))
		return NOTHING;
	bool holds_blocks = read.form < DIRECTIVE_CODE;
	if (holds_blocks &&
	    (blocks_last_end(blocks, read.mark) <= line->end || blocks_are_full(blocks, line)))
		read.form = DIRECTIVE_UNKNOWN;
	if (read.form == DIRECTIVE_UNKNOWN && (read.mark == ':' || piece_is_empty(read.words)))
		return NOTHING;
	directive = arena_alloc(blocks->tree->arena, sizeof *directive);
	*directive = read;
	if (read.form >= DIRECTIVE_CODE) {
		directive_open_fence(blocks, line, directive);
		return BEGUN_LEAF;
	}
	enum element element = read.form == DIRECTIVE_QUOTE ? EL_BLOCKQUOTE : EL_DIV;
	enum container_kind kind = read.mark == ':' ? IN_DIV : IN_FENCE;
	blocks_make_room(blocks);
	directive->node = blocks_add(blocks, element, line);
	blocks_open(blocks, kind, directive->node, line)->directive = directive;
	fill(blocks, directive, line);
	return BEGUN_LEAF;
}

/* Options */

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

/* ":name: value", or in a block "name: value". */
static bool read_option(const struct line *line, bool in_block, struct piece *name,
			struct piece *value)
{
	const char *text = line->text;
	size_t start = line->word + !in_block;
	if (line_is_blank(line) || (!in_block && line_char(line, 0) != ':'))
		return false;
	size_t end = name_end(text, start, line->end);
	if (end == start || end == line->end || text[end] != ':')
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
	take(blocks, directive, arena_copy(arena, line->text + name.start, name.end - name.start),
	     arena_copy(arena, line->text + value.start, value.end - value.start));
	return true;
}

bool directive_takes(struct blocks *blocks, size_t container, struct line *line)
{
	struct directive *directive = blocks->open.items[container].directive;
	if (!directive)
		return false;
	if (directive->mark != ':' && fence_is_closed_by(line, directive->mark, directive->size)) {
		blocks_close_to(blocks, container);
		return true;
	}
	line_skip(line, directive->indent);
	return directive_takes_option(blocks, directive, line);
}
