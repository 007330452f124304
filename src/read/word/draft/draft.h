/* A draft: what the file of a word processor says, whichever program and format it is of.
 *
 * A reader (docx/, odt/) fills it, paragraph by paragraph, and decides only what its format
 * means: styles are resolved, numbers counted, fields replaced by their results, changes accepted.
 * What a book makes of it (headings, lists, quotations, figures) is decided further down
 * (draft_tree.h), the same for all. Everything lives in the arena of the tree that is made of it;
 * texts may be borrowed from there. Lengths are in twentieths of a point. */
#ifndef OCTAVO_READ_WORD_DRAFT_DRAFT_H
#define OCTAVO_READ_WORD_DRAFT_DRAFT_H

#include "base/map.h"
#include "base/vec.h"
#include "read/frontend.h"
#include "read/word/draft/parts.h"

#include <limits.h>
#include <stdint.h>

enum { DRAFT_NO_LENGTH = INT_MIN };

/* How the letters of a run look. */
enum draft_look {
	LOOK_BOLD = 1 << 0,
	LOOK_ITALIC = 1 << 1,
	LOOK_UNDERLINE = 1 << 2, /* links aside, which most programs underline */
	LOOK_STRIKE = 1 << 3,
	LOOK_SMALL_CAPITALS = 1 << 4,
	LOOK_CAPITALS = 1 << 5, /* shown, whatever was typed */
	LOOK_SUPER = 1 << 6,
	LOOK_SUB = 1 << 7,
	LOOK_CODE = 1 << 8, /* a style of code */
	LOOK_HIGHLIGHTED = 1 << 9,
	LOOK_SPACED = 1 << 10, /* letters set apart, which emphasizes in German */
	/* What sets a heading or the like apart as a whole, and emphasizes none of it. */
	DRAFT_LOOKS_OF_ROLES =
	    LOOK_BOLD | LOOK_ITALIC | LOOK_UNDERLINE | LOOK_HIGHLIGHTED | LOOK_SPACED,
};

/* Scripts, of which fonts and languages are said one by one. */
enum draft_script { SCRIPT_WESTERN, SCRIPT_EAST, SCRIPT_COMPLEX, DRAFT_SCRIPTS };

enum draft_direction { DIRECTION_SAME, DIRECTION_LEFT_TO_RIGHT, DIRECTION_RIGHT_TO_LEFT };

/* What is said of a run. */
struct draft_run {
	unsigned looks;       /* enum draft_look */
	unsigned size;        /* of its letters, in half points; 0: not known */
	const char *language; /* BCP 47; NULL: its paragraph's */
	const char *link;     /* an address, or '#' and the name of a bookmark; NULL: none */
	enum draft_direction direction;
};

enum draft_piece_kind {
	PIECE_TEXT,
	PIECE_BREAK, /* of a line */
	PIECE_TAB,
	PIECE_NOTE, /* the reference to one */
	PIECE_PICTURE,
	PIECE_FORMULA,
	PIECE_BOOKMARK, /* a place that links may lead to */
	PIECE_RUBY,     /* words and how they are read */
};

struct draft_piece {
	struct draft_piece *next;
	enum draft_piece_kind kind;
	struct draft_run run;
	const char *text;    /* of a text or a ruby; the name of a bookmark; UTF-8 */
	const char *reading; /* of a ruby */
	struct draft_note *note;
	struct draft_picture *picture;
	struct node
	    *formula; /* a math element, not linked; display="block" where it stands alone */
};

/* What a paragraph is for, by its style. */
enum draft_role {
	STYLED_BODY,
	STYLED_TITLE,
	STYLED_SUBTITLE,
	STYLED_AUTHOR,
	STYLED_DATE,
	STYLED_QUOTATION,
	STYLED_VERSE,
	STYLED_CODE,
	STYLED_CAPTION,
	STYLED_CONTENTS, /* a line of the manuscript's own table of contents, or its heading */
	STYLED_BREAK,    /* a line across the page */
};

enum draft_alignment { ALIGNED_START, ALIGNED_END, ALIGNED_CENTRE, ALIGNED_JUSTIFIED };

/* How sure it is that a paragraph is a heading. */
enum draft_level_source {
	LEVEL_NONE,
	LEVEL_OF_STYLE,  /* a heading style's, whatever its name, or one based on it */
	LEVEL_OF_NAME,   /* of a style that a publisher calls so: "HeadA", "ChapterTitle" */
	LEVEL_OF_OUTLINE /* an outline level, which pasted pages leave on whole paragraphs */
};

enum draft_numbering {
	NUMBERED_NOT, /* an item without a mark */
	NUMBERED_BULLET,
	NUMBERED_DECIMAL,
	NUMBERED_LOWER_LETTER,
	NUMBERED_UPPER_LETTER,
	NUMBERED_LOWER_ROMAN,
	NUMBERED_UPPER_ROMAN,
	NUMBERED_OTHER, /* in a way that HTML has no word for, as those below: the label says it */
	NUMBERED_TWO_DIGITS,
	NUMBERED_CHINESE,
	NUMBERED_CARDINAL, /* English: "One" */
	NUMBERED_ORDINAL,  /* "First" */
	NUMBERED_FIGURED,  /* "1st" */
	/* In other scripts: by letters' values; by letters and signs in their order; by digits. */
	NUMBERED_HEBREW,
	NUMBERED_HEBREW_LETTERS,
	NUMBERED_ARABIC_LETTERS,
	NUMBERED_ABJAD,
	NUMBERED_LOWER_RUSSIAN,
	NUMBERED_UPPER_RUSSIAN,
	NUMBERED_LOWER_GREEK,
	NUMBERED_UPPER_GREEK,
	NUMBERED_THAI_LETTERS,
	NUMBERED_CIRCLED,
	NUMBERED_BRACKETED,
	NUMBERED_STEMS, /* of the Chinese calendar: 甲, 乙 */
	NUMBERED_BRANCHES,
	NUMBERED_KANA,
	NUMBERED_IROHA,
	NUMBERED_HANGUL,
	NUMBERED_JAMO,
	NUMBERED_WIDE_DIGITS,
	NUMBERED_CHINESE_DIGITS,
	NUMBERED_THAI_DIGITS,
	NUMBERED_HINDI_DIGITS,
	DRAFT_NUMBERINGS
};

/* The place of a paragraph in a list. */
struct draft_item {
	const void *list; /* the reader's own, the same for all of its items; NULL: it is in none */
	unsigned depth;   /* from 0 */
	bool continues;   /* it is a further paragraph of the item before */
	enum draft_numbering numbering;
	long number; /* counted; from 0 or 1 */
	const char
	    *label; /* as the program shows it: "2.1", "(iv)", "Chapter 3", "•"; NULL: none */
};

struct draft_paragraph {
	unsigned number; /* in the file, from 1 */
	struct draft_piece *first, *last;
	enum draft_role role;
	unsigned level; /* of a heading, from 1 (h1) to 9 */
	enum draft_level_source source;
	const char *style; /* what people call it; NULL: the usual one */
	struct draft_item item;
	enum draft_alignment alignment;
	enum draft_direction direction;
	const char *language;        /* where it isn't the book's; set by draft_settle_languages */
	int left, right, first_line; /* indents */
	int above, below;            /* the space there */
	bool opens_page;             /* a page begins before it, by a break or by its style */
	bool keeps_next;             /* no page ends behind it */
};

/* What stands below one another: the body, a cell, a note, a box. */
struct draft_flow {
	struct draft_block *first, *last;
};

enum draft_block_kind { DRAFT_PARAGRAPH, DRAFT_TABLE, DRAFT_BOX, DRAFT_CHUNK };

struct draft_block {
	struct draft_block *next;
	enum draft_block_kind kind;
	struct draft_paragraph *paragraph;
	struct draft_table *table;
	struct draft_flow *box; /* a text box, behind the paragraph that it is anchored to */
	struct node *chunk;     /* what a format of its own said, as children of a body */
};

struct draft_cell {
	struct draft_cell *next;
	struct draft_flow flow;
	unsigned columns, rows; /* that it spans; 1 for most */
	bool heads_row;
};

struct draft_row {
	struct draft_row *next;
	struct draft_cell *first, *last; /* without those that another one's span covers */
	bool is_header;
};

struct draft_table {
	struct draft_row *first, *last;
	const char *caption, *description; /* for those who can't see it; NULL: none */
	enum draft_direction direction;
	unsigned number; /* of the paragraph that it stands behind */
};

struct draft_note {
	struct draft_flow flow;
	size_t number; /* among the notes, in the order that they were made in, from 1 */
};

/* Of what is shown; 0: not known. */
struct draft_size {
	int width, height;
	int share; /* of the width of the lines, in hundredths; goes before the width */
};

struct draft_picture {
	const char *source;      /* what the src of an img is to be; NULL: it can't be shown */
	const char *description; /* alternative text; "": it only decorates; NULL: none */
	struct draft_size size;  /* that it is shown in */
};

/* What the file says of itself; each NULL: nothing. */
struct draft_claims {
	const char *title, *language, *description, *publisher;
	VEC(const char *) authors;
	VEC(const char *) subjects;
};

struct draft {
	const struct frontend *in;
	struct tree *tree;   /* that will hold it, and holds its pictures' files */
	struct arena *arena; /* the tree's */
	struct draft_flow body;
	VEC(struct draft_note *) notes;
	struct draft_claims claims;
	struct map pictures; /* a part's name, and its crop -> which of the sources that it got */
	VEC(const char *) sources;
	struct map picture_names;       /* taken; an equal one gets the number behind it */
	const char *language;           /* of most of its text, once settled; NULL: not known */
	enum draft_direction direction; /* of most paragraphs */
	bool is_vertical;               /* lines run from top to bottom */
	int measure;                    /* the width of the lines on a page; 0: not known */
	unsigned paragraphs;            /* how many were begun */
	size_t changes, comments;       /* tracked ones that were accepted; left out */
	struct buf text;                /* of the piece that is growing */
	struct draft_paragraph *growing;
};

/* Begins an empty draft; draft_clear frees what isn't in the arena. */
void draft_init(struct draft *draft, const struct frontend *in, struct tree *tree);
void draft_clear(struct draft *draft);

/* New things, but for the first put at the end of what holds them. */
struct draft_note *draft_note(struct draft *draft);
struct draft_paragraph *draft_paragraph(struct draft *draft, struct draft_flow *flow);
struct draft_table *draft_table(struct draft *draft, struct draft_flow *flow);
struct draft_flow *draft_box(struct draft *draft, struct draft_flow *flow);
void draft_chunk(struct draft *draft, struct draft_flow *flow, struct node *chunk);
struct draft_row *draft_row(struct draft *draft, struct draft_table *table);
struct draft_cell *draft_cell(struct draft *draft, struct draft_row *row);

/* Adds to the end of a paragraph; run NULL: nothing is said of it. Texts that look the same become
 * one piece; white space is kept as it is given. */
void draft_text(struct draft *draft, struct draft_paragraph *paragraph, const struct draft_run *run,
		const char *text, size_t size);
struct draft_piece *draft_piece(struct draft *draft, struct draft_paragraph *paragraph,
				enum draft_piece_kind kind, const struct draft_run *run);
void draft_picture(struct draft *draft, struct draft_paragraph *paragraph,
		   const struct draft_run *run, struct draft_picture picture);
void draft_bookmark(struct draft *draft, struct draft_paragraph *paragraph, const char *name);
void draft_append(struct draft_paragraph *paragraph, struct draft_piece *piece);

/* Cuts the paragraph where it ends now, as a break of the page does: one with the same facts, and
 * nothing in it yet, at the end of the flow. */
struct draft_paragraph *draft_split(struct draft *draft, struct draft_flow *flow,
				    const struct draft_paragraph *paragraph);

/* No text grows any more: when all is in, and before what is there already is looked at. */
void draft_finish(struct draft *draft);

/* Whether it shows nothing: no word, picture, formula or note. */
bool draft_is_empty(const struct draft_paragraph *paragraph);

/* Whether the piece is a text with more in it than spaces. And its words as they stand in a line:
 * a space for what parts them, nothing for a note. */
bool draft_has_words(const struct draft_piece *piece);
const char *draft_words(const struct draft_piece *piece);

/* How it begins: its first words. */
const char *draft_opening(struct arena *arena, const struct draft_paragraph *paragraph);

/* The place of a paragraph for diagnostics: its number and its first words. */
struct place draft_place(struct draft *draft, const struct draft_paragraph *paragraph);

/* draft_names.c: what a style's name says, in the languages of word processors, as "heading 2",
 * "Titre 1", "Block Text": the role, and the level of a heading (0: it is none). */
struct draft_naming {
	enum draft_role role;
	unsigned level;
	enum draft_level_source source;
};
struct draft_naming draft_naming(const char *name);

/* draft_numbers.c: a number as such a list shows it, added to out; what has no such form becomes
 * digits. */
void draft_number(struct buf *out, enum draft_numbering numbering, long number);

/* draft_alphabets.c: the same of other scripts' numberings; false: it has no such form. */
bool draft_number_of_script(struct buf *out, enum draft_numbering numbering, long number);

/* draft_lengths.c: "2.5cm", "12pt" in twentieths of a point; DRAFT_NO_LENGTH: it is none. And
 * whether so much space between letters is more than what makes a line fit. */
int draft_length(const char *value);
bool draft_sets_apart(int space);

/* draft_formulas.c: the formula on one line. */
const char *draft_formula_words(struct arena *arena, const struct node *formula);

/* draft_claims.c: takes over what the children of an element of metadata say, each by its name. */
void draft_read_claims(struct draft *draft, const struct node *meta);

/* draft_script.c: of the first letter; western where there is none. */
enum draft_script draft_script_of(const char *text, size_t size);

/* draft_symbols.c: the character that a font of signs (Symbol, Wingdings, Webdings) shows for the
 * code, which may be one of the private ones from U+F000 on; the code, if the font is none of these
 * (NULL: not known), or has no such. draft_symbols: the same of each character of a text, added to
 * out; false: the font is none of these. */
unsigned draft_symbol(const char *font, unsigned code);
bool draft_symbols(struct buf *out, const char *font, const char *text, size_t size);

/* draft_descriptions.c: what a person says of a picture: NULL for the file's name, which programs
 * fill in, and without their word that they described it. */
const char *draft_description(struct arena *arena, const char *description);

/* draft_pictures.c: makes what is shown of the part of the package, once, a file of the tree's,
 * named as nearly as can be like it; the source for an img. NULL: it isn't there, or can't be read.
 */
const char *draft_picture_source(struct draft *draft, struct parts *parts, const char *part,
				 struct tree_crop crop);

#endif
