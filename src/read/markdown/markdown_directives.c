/* MyST's directives, from their first line to their last. */
#include "read/markdown/markdown_directives.h"

#include "base/ascii.h"
#include "read/asides.h"

#include <string.h>

enum { SHORTEST_FENCE = 3, LONGEST_NAME = 40 };

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

static const struct directive_name *name_find(const char *name, size_t size)
{
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (ascii_same(name, size, names[i].name, strlen(names[i].name)))
			return &names[i];
	return NULL;
}

bool myst_is_meant(const char *text, enum dialect dialect)
{
	static const char *const marks[] = {"```{", ":::{", "~~~{"};
	if (dialect == DIALECT_MYST || !myst_is_read(dialect))
		return dialect == DIALECT_MYST;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		for (const char *at = text; (at = strstr(at, marks[i]));) {
			at += strlen(marks[i]);
			size_t size = 0;
			while (size < LONGEST_NAME && at[size] && !strchr("}\n", at[size]))
				size++;
			if (at[size] == '}' && name_find(at, size))
				return true;
		}
	return false;
}

/* What an unknown name says: a domain before a colon stands before names of programs' parts. */
static void take_name(struct directive *directive, const char *text)
{
	const char *name = text + directive->name.start;
	size_t size = directive->name.end - directive->name.start;
	bool has_domain = memchr(name, ':', size);
	const struct directive_name *found = name_find(name, size);
	directive->form = found        ? found->form
			  : has_domain ? DIRECTIVE_SIGNATURE
				       : DIRECTIVE_UNKNOWN;
	directive->kind = found ? found->kind : NULL;
	directive->label = found ? found->label : NULL;
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
	tree_set(blocks->tree, directive->picture, "src",
		 piece_copy(blocks->tree->arena, line->text, words));
	tree_append(directive->node, directive->picture);
}

static void add_words(struct blocks *blocks, struct node *node, enum element element,
		      struct piece words, const struct line *line)
{
	struct node *child = tree_element(blocks->tree, element, line->number, 0);
	tree_append(node, child);
	blocks_begin_words(blocks, WORDS_OF_CELL, child);
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

/* A box that is called by no kind needs no title. */
static void make_box(struct blocks *blocks, const struct directive *directive,
		     const struct line *line)
{
	const char *kind = directive->kind ? directive->kind : "note";
	if (!directive->kind && piece_is_empty(directive->words))
		box_make(blocks->tree, directive->node, kind);
	else
		aside_make_titled(blocks, directive->node, kind, directive->words, line);
}

/* Without words the label ends before its colon. */
static void add_label(struct blocks *blocks, const struct directive *directive,
		      const struct line *line)
{
	const char *label = directive->label ? directive->label : "";
	size_t size = strlen(label);
	while (size && piece_is_empty(directive->words) && strchr(": ", label[size - 1]))
		size--;
	if (size || !piece_is_empty(directive->words))
		label_add(blocks, arena_copy(blocks->tree->arena, label, size), directive->words,
			  line);
}

/* What the first line shows. */
static void fill(struct blocks *blocks, struct directive *directive, const struct line *line)
{
	struct tree *tree = blocks->tree;
	struct piece words = directive->words;
	bool has_words = !piece_is_empty(words);
	switch (directive->form) {
	case DIRECTIVE_BOX:
		make_box(blocks, directive, line);
		break;
	case DIRECTIVE_OTHER:
		tree_add_class(tree, directive->node,
			       ascii_lowered(piece_copy(tree->arena, line->text, directive->name)));
		/* fall through */
	case DIRECTIVE_LABELLED:
		add_label(blocks, directive, line);
		break;
	case DIRECTIVE_FIGURE:
		if (has_words)
			add_picture(blocks, directive, line);
		break;
	case DIRECTIVE_FIGURE_INSIDE:
		if (has_words)
			attribute_take(tree, directive->node, "id",
				       piece_copy(tree->arena, line->text, words));
		break;
	case DIRECTIVE_SIGNATURE:
		if (has_words)
			add_signature(blocks, directive->node, words, line);
		break;
	case DIRECTIVE_TABLE:
	case DIRECTIVE_LIST_TABLE:
		if (has_words)
			add_words(blocks, directive->node, EL_CAPTION, words, line);
		break;
	case DIRECTIVE_QUOTE:
	case DIRECTIVE_GLOSSARY:
		if (has_words)
			add_words(blocks, directive->node, EL_P, words, line);
		break;
	default:
		break;
	}
}

enum begun begin_directive(struct blocks *blocks, struct line *line)
{
	struct directive read, *directive;
	if (!myst_is_read(blocks->markdown->in->dialect) || !read_first_line(line, &read))
		return NOTHING;
	if (read.form == DIRECTIVE_UNKNOWN && read.mark == ':' &&
	    !aside_is_kind(blocks->tree, line->text, read.name))
		read.form = DIRECTIVE_OTHER;
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
