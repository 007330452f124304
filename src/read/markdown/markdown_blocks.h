/* Blocks of Markdown, while they are read: those that are open, and the files that know one kind
 * each. */
#ifndef OCTAVO_READ_MARKDOWN_MARKDOWN_BLOCKS_H
#define OCTAVO_READ_MARKDOWN_MARKDOWN_BLOCKS_H

#include "read/markdown/markdown_parts.h"

/* One line, while the marks of blocks are taken off its start. */

enum { CODE_INDENT = 4 }; /* columns: what stands so deep begins no block but code */

struct line {
	const char *text;      /* of the whole source; what follows are offsets into it */
	size_t start, at, end; /* at: what is left begins here */
	unsigned number;       /* in the file */
	unsigned column;       /* of at, from 0; a tab goes on to the next multiple of four */
	bool split;            /* a tab at `at` was taken in part */
	size_t word;           /* the first character that is no blank, or end */
	unsigned indent;       /* the columns from at to there */
	size_t no_rule;        /* what stands up to here begins no thematic break */
	bool noted;            /* a note began in it */
};

void line_start(struct line *line, const char *text, size_t start, size_t end, unsigned number);

void line_skip(struct line *line, unsigned columns); /* of blanks, as far as there are any */
void line_take(struct line *line, size_t end);       /* up to there: no blanks but before a mark */

static inline bool line_is_blank(const struct line *line)
{
	return line->word == line->end;
}

/* The character so far behind the first that is no blank; '\0' at the line's end. */
static inline char line_char(const struct line *line, size_t ahead)
{
	return line->end - line->word > ahead ? line->text[line->word + ahead] : '\0';
}

static inline bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* A piece of a text. */
struct piece {
	size_t start, end;
};

static inline bool piece_is_empty(struct piece piece)
{
	return piece.start >= piece.end;
}

/* The end of what stands there, and all of it, without the blanks around. */
size_t trimmed_end(const char *text, size_t start, size_t end);
struct piece trimmed_piece(const char *text, size_t start, size_t end);

/* A piece as a string, which belongs to the arena. */
char *piece_copy(struct arena *arena, const char *text, struct piece piece);

/* Behind so many characters; a wide one counts as one. */
size_t characters_end(const char *text, size_t start, size_t end, size_t count);

/* The end of the name that begins there, of letters, digits, hyphens and underscores. */
size_t name_end(const char *text, size_t start, size_t end);

/* Whether nothing but blanks stands from there to the end. */
bool line_ends(const struct line *line, size_t from);

/* How often the character stands at the line's first word. */
size_t line_run(const struct line *line, char c);

/* Raw HTML: where a block of it begins and ends, and which tags must be closed. */

/* Kinds of HTML blocks: the first five end with a mark of their own, the others with an empty line.
 */
enum html_block {
	HTML_NONE,
	HTML_RAW,         /* <script>, <pre>, <style>, <textarea> */
	HTML_COMMENT,     /* <!-- */
	HTML_INSTRUCTION, /* <? */
	HTML_CDATA,       /* <![CDATA[ */
	HTML_DECLARATION, /* <!A */
	HTML_BLOCK,       /* an element that is a block */
	HTML_TAG          /* any tag that has the line for itself */
};

/* Elements of which a book shows nothing, or in which a browser sees no tags, or keeps all lines:
 * left open, they would take the rest of the article along. */
enum { SWALLOWERS = 21, KEEPERS = 2 /* the first of them only keep lines */ };

/* The number of the swallower with that name; SWALLOWERS: it is none. */
size_t html_swallower(const char *name, size_t size);

/* Where the next end of each kind stands in a source, as far as that was asked for. */
struct html_ends {
	const char *end;
	const char *blocks[HTML_BLOCK]; /* NULL: not asked for */
	const char *swallowers[SWALLOWERS];
};

/* The blocks. */

/* Rows of a table that are shorter than its header get so many cells; and one more for each byte of
 * the article. Beyond that, they stay short. */
enum { MOST_EMPTY_CELLS = 100000 };

/* What is looked for in vain, in bytes, and for each byte of the article. */
enum { PATIENCE = 10000, PATIENCE_FOR_EACH = 16 };

/* The mark of an item. */
struct marker {
	char mark;  /* '-', '+', '*'; '.' or ')' behind a number; '(' around one */
	char style; /* of numbers: '1', 'a', 'A', 'i', 'I'; '@': an example; '\0': there are none */
	size_t size;
	unsigned number;
};

struct list {
	char mark, style;      /* of its items */
	unsigned next;         /* the number that goes on */
	bool loose;            /* empty lines stand between what it holds: paragraphs show */
	unsigned items, tasks; /* tasks: items that begin with a box */
};

/* Blocks that hold blocks. */
enum container_kind { IN_QUOTE, IN_LIST, IN_ITEM, IN_NOTE, IN_ASIDE, IN_DIV, IN_FENCE };

struct container {
	enum container_kind kind;
	struct node *node;
	unsigned depth;
	struct list *list; /* of IN_LIST and IN_ITEM */
	unsigned indent;   /* of IN_ITEM, IN_NOTE, IN_ASIDE: the columns of its lines' indent */
	unsigned line;     /* that it began in */
	bool filled;       /* something begun in it */
	struct directive *directive; /* that it is of, of IN_DIV and IN_FENCE; NULL: of none */
};

/* The block that holds text and may go on in the next line. */
enum leaf { LEAF_NONE, LEAF_PARAGRAPH, LEAF_FENCE, LEAF_CODE, LEAF_HTML, LEAF_TABLE, LEAF_ALIGNED };

/* A line of a paragraph. */
struct text_line {
	size_t start, end;
	unsigned number, column;
};

/* What closes a formula was looked for up to there, and not found. */
struct vain {
	const char *close;
	size_t end;
	bool is_alone, at_gap;
};

enum { MARKS_OF_FENCES = 3 };

/* What becomes of a fence of another format than Markdown, "{=html}". */
enum raw { RAW_NONE, RAW_AS_HTML, RAW_LEFT_OUT };

struct blocks {
	struct markdown *markdown;
	struct tree *tree;
	VEC(struct container) open;
	size_t matched;      /* of open: the line goes on in so many */
	bool blank;          /* the line before was empty, in a way that makes a list loose */
	struct note *note;   /* whose text we are in */
	bool tight_headings; /* one number sign without a blank behind it is one, too */

	enum leaf leaf;
	struct node *node;           /* of the leaf, but for a paragraph's */
	VEC(struct text_line) lines; /* of the paragraph */
	bool first;                  /* the paragraph is the first in its container */
	struct buf text;             /* of code, of LEAF_HTML */
	char fence;                  /* the mark of the fence */
	size_t fence_size;
	unsigned fence_indent;
	enum raw raw;                /* what the fence holds */
	struct directive *directive; /* that the fence is; NULL: it is none */
	enum html_block html;
	struct spot spot; /* of the LEAF_HTML */
	struct html_ends ends;
	size_t holders;      /* elements of raw HTML with Markdown in them that aren't closed yet */
	const char *formula; /* what closes the formula that the paragraph goes on in; NULL: none */
	struct vain vain;
	VEC(const char *) columns; /* of the table: their classes, or NULL */
	size_t empty_cells;        /* that may still be added to short rows */
	size_t aligned_end;        /* where the table of dashes ends */
	size_t files_end;          /* where the list of files of MkDocs's ends */
	size_t patience;           /* bytes that may still be looked at in vain for one */
	VEC(const char *) targets; /* ids that the next block shall have */
	struct piece attributes;   /* that it shall have; empty: none */
	size_t last_ends[MARKS_OF_FENCES][2]; /* 1 + where the last end is; 0: not asked */
};

/* What a try to begin a block came to. */
enum begun { NOTHING, BEGUN_CONTAINER, BEGUN_LEAF };
typedef enum begun begin(struct blocks *blocks, struct line *line);

begin begin_quote, begin_heading, begin_fence, begin_html, begin_underlined, begin_rule,
    begin_table, begin_aligned, begin_note, begin_item, begin_code, begin_aside, begin_definition,
    begin_attributes, begin_order, begin_abbreviation, begin_directive, begin_target, begin_comment,
    begin_snippet;

/* Whether headings have no blank behind their number signs: some have two, and none has one. */
bool headings_are_tight(const char *text);

/* Where the last line stands, in all of the source, that may end a fence of such marks here. */
size_t blocks_last_end(struct blocks *blocks, char mark);

/* Whether the name is one of a kind of asides. */
bool aside_is_kind(struct tree *tree, const char *text, struct piece name);

/* Makes a box of the element, of its kind, with the words of the title, or the kind's name. */
void aside_make_titled(struct blocks *blocks, struct node *node, const char *kind,
		       struct piece title, const struct line *line);

/* A paragraph of strong words: what a tab, a card or a theorem is called by. */
void label_add(struct blocks *blocks, const char *before, struct piece words,
	       const struct line *line);

/* Begins a fence of code, without what stands behind its mark. */
struct node *fence_open(struct blocks *blocks, const struct line *line, char mark, size_t size);

/* Says once that what is of another format is left out. */
void fence_tell_of_format(struct blocks *blocks, struct spot spot, const char *format);

/* Whether the line ends a fence of so many marks. */
bool fence_is_closed_by(const struct line *line, char mark, size_t size);

/* Whether what is left of a quotation's first line says what it is; then it becomes an aside. */
bool quote_begins_aside(struct blocks *blocks, struct node *quote, const struct line *line);

/* Reads a mark of pandoc's: letters, Roman numbers, those in brackets, "#.", "(@label)"
 * (markdown_numbering.c). */
bool numbering_read(struct blocks *blocks, const struct line *line, struct marker *marker);

/* The innermost container that is open; NULL: the article itself is. */
static inline struct container *blocks_inner(const struct blocks *blocks)
{
	return blocks->open.count ? &blocks->open.items[blocks->open.count - 1] : NULL;
}

/* Whether the line may go on the paragraph that is open, whose containers all go on in it. */
static inline bool in_paragraph(const struct blocks *blocks)
{
	return blocks->leaf == LEAF_PARAGRAPH && blocks->matched == blocks->open.count;
}

static inline struct spot line_spot(const struct line *line, size_t offset)
{
	return (struct spot){line->number, (unsigned)(offset - line->start) + 1};
}

/* Ends what the line doesn't go on in; or all but so many containers. */
void blocks_close(struct blocks *blocks);
void blocks_close_to(struct blocks *blocks, size_t count);

/* The same, before a block begins in the innermost container that is left. */
void blocks_make_room(struct blocks *blocks);

/* An element for it, in the innermost container, with the place of the line's first word. */
struct node *blocks_add(struct blocks *blocks, enum element element, const struct line *line);

/* Gives the block that begins the ids of the targets before it. */
void blocks_take_targets(struct blocks *blocks, struct node *node);

/* Whether no container may be opened any more, for they are too many; then a message says so. */
bool blocks_are_full(struct blocks *blocks, const struct line *line);
struct container *blocks_open(struct blocks *blocks, enum container_kind kind, struct node *node,
			      const struct line *line);
struct node *blocks_parent(const struct blocks *blocks);
unsigned blocks_depth(const struct blocks *blocks);   /* of what stands in the innermost one */
unsigned blocks_deepest(const struct blocks *blocks); /* that this may be */

/* The words of a block, to be added. */
void blocks_begin_words(struct blocks *blocks, enum words_kind kind, struct node *node);

/* Ends the leaf. */
void blocks_end_leaf(struct blocks *blocks);

void paragraph_end(struct blocks *blocks);

/* Its lines as words of the block that was begun, but for what is skipped of the first. */
void paragraph_add_words(struct blocks *blocks, size_t skip);

/* Ends the paragraph, whose lines stay lines if each has a bar before it; false: they haven't. */
bool verse_end(struct blocks *blocks);

/* The same of a table drawn of marks (markdown_drawn.c). */
bool drawn_end(struct blocks *blocks);
bool grid_end(struct blocks *blocks); /* which is a table (markdown_grid.c) */
void paragraph_add_line(struct blocks *blocks, const struct line *line);

/* Looks whether the paragraph's line leaves a formula open that is closed below. */
void formula_look(struct blocks *blocks, const struct line *line);

/* Whether the leaf goes on in the line, which it then takes. */
bool formula_goes_on(struct blocks *blocks, struct line *line);
bool fence_goes_on(struct blocks *blocks, struct line *line);
bool code_goes_on(struct blocks *blocks, struct line *line);
bool html_goes_on(struct blocks *blocks, struct line *line);
bool aligned_goes_on(struct blocks *blocks, struct line *line);
void code_end(struct blocks *blocks);
void html_end(struct blocks *blocks);
void table_add_row(struct blocks *blocks, const struct line *line);

/* A cell of a table's column in its row; the class of a column that is marked so. */
struct node *table_add_cell(struct blocks *blocks, struct node *row, enum element element,
			    size_t column, struct spot spot);
const char *table_alignment(bool left, bool right);

#endif
