/* Plain text: from its bytes to lines and blocks.
 *
 * Widths are in cells, as on a terminal: an ideograph is two, a combining mark none, so that
 * "short" means the same in every script. */
#ifndef OCTAVO_READ_TEXT_LINES_TEXT_LINES_H
#define OCTAVO_READ_TEXT_LINES_TEXT_LINES_H

#include "base/vec.h"
#include "read/autolinks.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum line_kind {
	LINE_BLANK,
	LINE_TEXT,
	LINE_ITEM,
	LINE_NUMBERED,
	LINE_MARKED,
	LINE_BREAK,
	LINE_CODE,
	LINE_TABLE,
	LINE_LISTED, /* of contents; + as its style: its title goes on in the next line */
	LINE_FENCE   /* before and behind code */
};

/* A line without the marks of quotation, its indentation and the white space at its end. */
struct typed_line {
	uint32_t start, size; /* in bytes */
	uint32_t row;         /* in the source, from 1 */
	uint32_t target;      /* the block of the heading that it names in the contents; 0: none */
	uint32_t cells;
	uint16_t indent; /* in cells; ideographic spaces open a paragraph and don't count */
	uint8_t quote;   /* how many '>' stood before it */
	uint8_t left;    /* bytes before start that were taken off: marks and white space */
	uint8_t marker;  /* bytes of the mark that makes it an item or a heading */
	uint8_t kind;    /* enum line_kind */
	uint8_t width;   /* of wrapped lines around it; 0: a line is a paragraph */
	uint8_t measure; /* the width that the frame around it has inside; 0: none is there */
	uint16_t
	    number; /* of a numbered line; the level of a marked one; of a break, 1: a stroke */
	uint8_t before, behind; /* bytes of ornaments that were taken off on both sides */
	char style;             /* of a numbered line: a, A, i, I; 0: digits */
	bool page;              /* a page of paper begins with it */
	bool broken; /* by a font whose letters differ in width: lines are but about as long */
};

enum block_kind {
	BLOCK_PROSE,
	BLOCK_VERSE,  /* short lines that stay lines */
	BLOCK_ITEM,   /* of a list; a numbered one has a number */
	BLOCK_CODE,   /* as typed: code, output of programs, drawings */
	BLOCK_TABLE,  /* with headers */
	BLOCK_BREAK,  /* between scenes */
	BLOCK_PAGE,   /* a page of the printed book begins */
	BLOCK_HEADING /* marked or underlined by the author, or found by its score */
};

enum role {
	ROLE_NONE,
	ROLE_ASIDE,
	ROLE_SUBTITLE,
	ROLE_BYLINE,
	ROLE_MERGED,
	ROLE_SAID /* a library says the same, and so does the title page */
};

struct block {
	uint32_t first, count; /* lines */
	uint32_t cells;        /* of all lines */
	uint16_t gap;          /* blank lines before it */
	uint16_t indent;
	uint16_t number; /* of a numbered item; 0: a bullet's */
	uint8_t kind;    /* enum block_kind */
	uint8_t quote;   /* depth of quotation, by marks or indentation */
	uint8_t level;   /* of a heading, 1 to 6 */
	uint8_t role;    /* enum role */
	bool title;      /* of the whole text */
	bool author;     /* a byline that says who wrote it */
	bool underlined;
	bool listed; /* lines of contents */
	bool named;  /* contents lead to it */
	bool centred;
	bool continues; /* a further paragraph of the item before */
	char style;     /* of a numbered item: a, A, i, I; 0: digits */
};

/* Lines that are wrapped at one width. */
struct text_stretch {
	size_t first;
	unsigned width; /* 0: a line is a paragraph */
};

struct text {
	const char *bytes;
	VEC(struct typed_line) lines;
	VEC(struct block) blocks;
	VEC(struct text_stretch) stretches;
	unsigned width;    /* of most hard-wrapped lines; 0: a line is a paragraph */
	unsigned base;     /* indentation of ordinary prose */
	bool gapped;       /* blank lines stand between paragraphs */
	bool airy;         /* they stand between most of its blocks */
	size_t candidates; /* lines that may be headings */
	size_t head;       /* lines that a mail's head takes; 0: it has none */
	size_t back;       /* the first line of what a library adds to its text; SIZE_MAX: none */
	const int *points; /* two of each rule of headings, to fit them; NULL: their own */
};

/* The row of the source in which the block begins. */
static inline unsigned text_row(const struct text *text, const struct block *block)
{
	return text->lines.items[block->first].row;
}

static inline const char *line_text(const struct text *text, const struct typed_line *line)
{
	return text->bytes + line->start;
}

/* text_lines.c: cuts the text into lines. */
void text_split(struct text *text, const char *bytes, size_t size);
/* The line becomes but these bytes of what it was. */
void text_narrow(const struct text *text, struct typed_line *line, size_t from, size_t to);
unsigned text_cells(const char *bytes, size_t size);
unsigned text_count_words(const char *bytes, size_t size); /* between spaces; at least one */
/* The next line up or down that isn't blank; NULL: there is none. */
const struct typed_line *text_line_above(const struct text *text, size_t line);
const struct typed_line *text_line_below(const struct text *text, size_t line);
bool text_ends_sentence(const char *bytes, size_t size); /* . ! ? and their like, quotes aside */
/* Whether a small letter begins it. */
bool text_begins_low(const struct text *text, const struct typed_line *line);
/* Whether it breaks off a sentence, with which the next line goes on in lower case. */
bool text_breaks_off(const struct text *text, const struct typed_line *line);
bool text_opens_speech(const char *bytes, size_t size);  /* a quotation mark or a dash */
bool text_is_initialled(const char *bytes, size_t size); /* text_initials.c: "A. P. Lee" */
bool text_ends_open(const char *bytes, size_t size); /* a mark after which something must follow */
bool text_asks_in_greek(const char *bytes, size_t size); /* with a semicolon */
bool text_is_page_mark(const char *bytes, size_t size);  /* a comment, as in <!-- page 12 --> */

/* text_pages.c: takes out what each page of paper has above or below its text. */
void text_find_pages(struct text *text);

/* text_running.c: where no page is known, lets pages begin with lines such as "The Title   12". */
void text_find_running_lines(struct text *text);

/* text_frames.c: takes away the frames that are drawn around words. */
void text_find_frames(struct text *text);

/* text_ornate.c: the bytes of ornaments before and behind the words of a line, as around headings;
 * false: it isn't such. */
bool text_find_ornaments(const char *s, size_t size, size_t *before, size_t *behind);
bool text_is_ornate(const struct text *text, const struct typed_line *line);
/* Takes them off the lines that are a block each; and puts them back where those are no headings.
 */
void text_undress(struct text *text);
void text_dress(struct text *text);

/* text_listing.c: finds contents with the numbers of pages, which go. */
void text_find_listings(struct text *text);

/* text_wrapping.c: tells at what width the lines are wrapped. */
void text_find_wrapping(struct text *text);
static inline unsigned text_total(const struct typed_line *line)
{
	return line->indent + line->cells;
}

/* text_style.c: tells by the lines how the text makes its paragraphs. */
void text_find_style(struct text *text);
bool text_is_centred(const struct text *text, const struct typed_line *line);
bool text_is_full(const struct text *text, const struct typed_line *line,
		  const struct typed_line *next,
		  unsigned width); /* the next line's first word had no room in this one */

/* text_markers.c: the bytes of the mark that makes a line an item, with the space behind it; 0:
 * none. */
size_t text_bullet(const char *s, const char *end);
size_t text_number(const char *s, const char *end, unsigned *number);

/* Finds items whose marks are letters: two and more lines that begin with "o", where it is no word
 * of the text; and those whose bullets stand alone above them. */
void text_find_circles(struct text *text);
void text_find_lone_bullets(struct text *text);

/* text_letters.c: finds the items that letters and small Roman numbers count; and whether the
 * paragraph is made of such, with lines that hang below them. */
void text_find_letters(struct text *text);
bool text_are_lettered(const struct text *text, size_t first);

/* text_fences.c: finds the code between lines of three backticks. */
void text_find_fences(struct text *text);

/* text_aligned.c: finds tables and drawings; and, once the margin is known, what is set in from it
 * and no prose. */
void text_find_aligned(struct text *text);
void text_find_set_in(struct text *text);
/* The cell at which the line goes on behind so many blank ones; 0: it has none inside. */
unsigned text_second_column(const struct text *text, const struct typed_line *line,
			    unsigned gutter);
/* Whether the next line begins where this one goes on behind a gutter: "Word   what it is". */
bool text_hangs(const struct text *text, const struct typed_line *line);

/* text_chords.c: whether the paragraph is words of a song, with chords above. */
bool text_are_chords(const struct text *text, size_t first, size_t end);

/* text_address.c: the address that has its colon, its "www." or its "@" at `at`, between start and
 * end. */
struct address text_address(const char *start, const char *at, const char *end);

/* text_labels.c: whether a word or two and a colon open the line; and whether such lines, with what
 * is set in below them, are all that there is, and stand in no column. */
bool text_is_labelled(const struct text *text, const struct typed_line *line);
bool text_are_labelled(const struct text *text, size_t first, size_t end);

/* text_code.c: finds the lines that are code or the output of programs. */
void text_find_code(struct text *text);

int text_code_points(const struct text *text,
		     const struct typed_line *line);                 /* how like code it is */
void text_unquote(const struct text *text, struct typed_line *line); /* gets its marks back */

/* text_blocks.c: lines to blocks. */
void text_gather(struct text *text);

/* text_numbering.c: "4.", "IV", "Chapter 3", "chapter.001", "第三章". */
enum numbering_kind {
	NUMBERING_NONE,
	NUMBERING_PLAIN,
	NUMBERING_ROMAN,
	NUMBERING_HAN,
	NUMBERING_WORD
};

struct numbering {
	enum numbering_kind kind;
	unsigned value;  /* the last number of "2.4.1" */
	unsigned depth;  /* how many numbers: 3 */
	unsigned prefix; /* a hash of what stands around the number: equal in one series */
	size_t size;     /* bytes, with the space behind */
	bool caption;    /* as under figures: "Figure 7-1." */
};

struct numbering text_numbering(const char *bytes, size_t size);

/* text_number_words.c: the value of a number as a word, in any of many languages, which *s moves
 * behind; 0: there is none. */
unsigned text_number_word(const char **s, const char *end);

#endif
