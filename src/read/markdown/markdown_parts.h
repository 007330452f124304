/* An article in Markdown on its way to a tree: what the front end's files share.
 *
 * First the blocks are read, line by line, and become elements (markdown_blocks.c); their words are
 * gathered. Then md4c reads all words at once, and what it says of each block becomes tokens
 * (markdown_tokens.h), over which passes of octavo's go before they become nodes. A new kind of
 * block is a row in the table of markdown_blocks.c, a new mark among words one in the table of
 * markdown_scan.c, and a pass over tokens. */
#ifndef OCTAVO_READ_MARKDOWN_MARKDOWN_PARTS_H
#define OCTAVO_READ_MARKDOWN_MARKDOWN_PARTS_H

#include "base/map.h"
#include "read/formulas.h"
#include "read/frontend.h"
#include "read/markdown/markdown_notes.h"
#include "read/quotation.h"

/* The text, and where in its file each byte of it stands. */

/* A line and a column as messages have them. line 0: not known. */
struct spot {
	unsigned line, column;
};

struct markdown_source {
	const char *text; /* without front matter; borrowed */
	size_t size;
	size_t own;  /* the size without what is borrowed, which is in no line of the file */
	size_t last; /* the offset that was asked for last, and its place */
	struct spot spot;
};

/* first_line: the number in the file of the text's first line. */
void markdown_source_init(struct markdown_source *source, const char *text, size_t size,
			  unsigned first_line);

/* The place of the byte at the offset. The time it takes grows with the way from the last one. */
struct spot markdown_source_spot(struct markdown_source *source, size_t offset);

/* Backslashes and character references: "\*", "&amp;", "&#39;". */

/* What references by name came to, so that each name is asked for once. */
struct escapes {
	struct arena *arena;
	struct map names; /* to indices of characters */
	VEC(const char *) characters;
};

void escapes_init(struct escapes *escapes, struct arena *arena);
void escapes_clear(struct escapes *escapes);

/* Whether a backslash before the character means that it is only a character. */
bool escapes_mean(char c);

/* Adds what a reference stands for, or the reference as written if it stands for nothing. Never
 * adds a character that a book can't hold. */
void escapes_add_reference(struct escapes *escapes, struct buf *out, const char *text, size_t size);

/* The text without its backslashes and references, or without references only; belongs to the
 * arena. */
const char *escapes_read(struct escapes *escapes, const char *text, size_t size);
const char *escapes_read_references(struct escapes *escapes, const char *text, size_t size);

/* The words of blocks, on their way to md4c and back.
 *
 * md4c reads what stands inside of a block: emphasis, links, code, raw HTML. Which blocks there are
 * is known by then (markdown_blocks.h), so it is given a text of its own: each block's words are
 * the one line of a heading there, each definition of a link stands for itself. So no block of
 * octavo's can be taken for another one of md4c's, and whatever it does for each line of a
 * paragraph, it does once.
 *
 * In that line a tab stands for a line's end. Control characters, which no article holds, stand for
 * what md4c shall take for a letter: the stars in an address, the label of a note. What comes back
 * is put into plain letters again. */

#define WORDS_BREAK '\t'

enum words_kind { WORDS_OF_PARAGRAPH, WORDS_OF_HEADING, WORDS_OF_CELL };

/* The words of one block. */
struct words_block {
	enum words_kind kind;
	struct node *node; /* that they go into */
	unsigned depth;    /* of it */
	struct note *note; /* whose text it is part of */
	const bool *loose; /* whether the paragraph shows as one; NULL: it does */
	char box;          /* of a task: ' ' or 'x'; '\0': there is none */
	size_t start, end; /* of them in the text */
};

/* From `at` on, the text is the source's from `source` on. */
struct words_piece {
	size_t at, source;
};

/* The names of formulas that "{eq}`name`" refers to in the article. */
struct formula_names {
	struct map referred;
	struct arena *arena;
};

struct words {
	struct buf text;
	VEC(struct words_piece) pieces;
	VEC(struct words_block) blocks;
	bool hidden;       /* some characters are hidden */
	bool has_formulas; /* or may have some */
	struct formula_names names;
};

void words_clear(struct words *words);

/* A block's words: what stands between begin and end goes into the node of the block. */
void words_begin(struct words *words, struct words_block block);
void words_add(struct words *words, const char *source, size_t start, size_t end);
void words_add_break(struct words *words); /* a line ends */
bool words_spaced(const char *address);    /* whether it has spaces that it may not have */
void words_end(struct words *words);

/* A definition of a link, "[label]: <address>". */
void words_define(struct words *words, const char *label, size_t size, const char *address);

/* Where the offset in the text stands in the source. The offsets of one block grow. */
size_t words_source(const struct words *words, size_t offset, size_t *piece);

/* Adds text that came from md4c as the author wrote it. A tab in it was a line's end. */
void words_show(const struct words *words, struct buf *out, const char *text, size_t size);

/* Formulas, in which nothing else is a mark. */

/* Hides those that the words of a block hold; a newline stands somewhere behind. */
void words_hide_formulas(struct words *words, char *block, const char *end);
void words_hide_formula(struct words *words, char *start, char *end);

void formula_names_find(struct formula_names *names, struct arena *arena, const char *text);

/* Behind the name that stands behind a formula, "$$ … $$ {#eq-name}", before end; `behind`, if none
 * does. "(name)" is one only if it is referred to. */
const char *formula_name_end(const struct formula_names *names, const char *formula,
			     const char *behind, const char *end);

/* What was typed with a name behind it as TeX has it, "$$ … \label{eq:name}$$"; belongs to the
 * arena, or is `typed`. */
const char *formula_labelled(struct arena *arena, const char *typed);

/* Behind the hidden formula that begins at text; NULL if none does. */
const char *words_formula_end(const char *text, const char *end);

/* Definitions of links, "[label]: address 'title'". */

struct reference {
	const char *address, *title; /* title NULL: it has none */
};

struct references {
	VEC(struct reference) all;
};

void references_clear(struct references *references);

/* A destination that is meant as one: "my picture.png", "kite.png =100x20". */
struct destination {
	size_t start, end, close; /* close: its parenthesis */
	bool spaced;
	const char *width, *height; /* NULL: none is given */
	size_t width_size, height_size;
};

/* The next one in the words between start and end, from at on; false: there is none. */
bool destination_find(const char *source, size_t start, size_t at, size_t end,
		      struct destination *found);

/* Reads the definition that begins the lines at text, and puts it before md4c under a short name,
 * so that a long address costs nothing where it is referred to. Returns what is behind its last
 * line; text itself, if there is none. */
const char *reference_read(struct references *references, struct words *words,
			   struct escapes *escapes, const char *text);

/* Behind the part of a link that follows its words: "(address 'title')", "[label]", or nothing. */
const char *link_tail(const char *text);

/* The definition that md4c found by that name, if it is one. */
const struct reference *reference_named(const struct references *references, const char *name,
					size_t size);

/* Abbreviations, and what they stand for. */

struct abbreviation {
	const char *label, *title;
	size_t size;       /* of the label */
	size_t next;       /* another one that begins with the same word, or MAP_NONE */
	struct node *node; /* its definition as typed, until it is used; then NULL */
};

struct abbreviations {
	struct map words; /* the first of each label, to indices of all */
	VEC(struct abbreviation) all;
};

void abbreviations_clear(struct abbreviations *abbreviations);

/* The article. */

enum { DEEPEST_INLINE = 190 }; /* elements, one inside the other */

/* Code that is a formula, and the number of the block of words behind it. */
struct fence {
	struct node *code;
	size_t block;
};

/* A figure's caption, and its words as typed, which are read behind all others. */
struct caption {
	struct node *node;
	const char *words;
	unsigned depth; /* of the node */
};

struct markdown {
	const struct frontend *in;
	struct markdown_source source;
	struct tree *tree;
	struct words words;
	struct references references;
	struct escapes escapes;
	struct notes notes;
	struct abbreviations abbreviations;
	struct map examples;   /* the numbers of those with labels, by these */
	struct map mentions;   /* how often each label stands behind an '@'; empty: not counted */
	unsigned last_example; /* the number of the last one */
	bool smart;
	const struct quotation *quotes; /* of the language; NULL: the English ones */
	struct math *math;              /* NULL: no formula was read yet */
	VEC(struct caption) captions;
	bool plain_title; /* the last picture's title has marks that mean only themselves */
	VEC(struct fence) fences;
	size_t fences_read;
	bool has_citations, has_templates, has_others; /* that was said; others: of formats */
	bool has_directives;                           /* the text is MyST's */
	bool html;                                     /* raw HTML stands in the tree */
	bool flattened; /* something was too deep, and that was said */
};

void markdown_read_blocks(struct markdown *markdown);

/* The emoji with that name, which is without its colons; NULL: there is none. */
const char *emoji_named(const char *name, size_t size);

/* Whether MyST's directives, targets and roles may be meant in articles of that dialect. */
bool myst_is_read(enum dialect dialect);

/* Whether the text has a directive of MyST's, and so more than other Markdown. */
bool myst_is_meant(const char *text, enum dialect dialect);

/* The text of "(@label)" at an item's start, if it is one; its number then counts. */
bool example_read(struct markdown *markdown, const char *label, size_t size);

/* Makes numbers of "@label" where an example has that label. */
void examples_settle(struct markdown *markdown);
void markdown_read_words(struct markdown *markdown);

/* What stands behind a fence becomes attributes of pre, and of the code in it. */
void fence_take_info(struct tree *tree, struct node *pre, const char *text);

/* The same of one of them, "linenos" or "emphasize-lines" with a value; value "": it has none. */
void fence_take_option(struct tree *tree, struct node *pre, const char *name, const char *value);

/* Notes a fence that holds a formula, to be read among the words, for it may need what formulas
 * before it define; reads those that stand before the block of that number. */
void markdown_note_fence(struct markdown *markdown, struct node *code);
void markdown_read_fences(struct markdown *markdown, size_t block);

/* Raw HTML, as an instruction. */
struct node *markdown_html(struct markdown *markdown, const char *html, size_t size,
			   struct spot at);

/* Makes words of the tags in raw HTML that are never closed, where their elements would take the
 * article's text along. */
void markdown_settle_html(struct markdown *markdown);

/* Whether a tag in Markdown is words in angle brackets, as in "List<String>" and "cp <source>": its
 * name is no element's, or it is of one that is nothing without attributes. */
bool html_is_words(const char *tag, size_t size);

/* Says that what is nested deeper than `deepest` is put side by side. */
void markdown_flatten(struct markdown *markdown, unsigned deepest, unsigned line);

/* Behind the attributes that begin there, "{#id .class key=value}"; NULL: none do. */
const char *attributes_end(const char *text, const char *end);

/* Behind "{=format}", which says that code is of that format; NULL: it isn't there. */
const char *raw_format_end(const char *text, const char *end, bool *is_html);

/* Where those begin that end the text; NULL: none do. */
const char *attributes_before(const char *start, const char *end);

/* Gives them to the element, those that a book may have. */
void attributes_take(struct tree *tree, struct node *node, const char *text, const char *end);
void attribute_take(struct tree *tree, struct node *node, const char *name, const char *value);

/* Takes the attributes from the end of the heading's words. source: the heading as written, which
 * says what is meant as attributes. */
void heading_take_attributes(struct tree *tree, struct node *heading, const char *source);

#endif
