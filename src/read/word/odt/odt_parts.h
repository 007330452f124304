/* Inside the reader of .odt (OpenDocument 1.0 to 1.3): styles and text fill a draft. */
#ifndef OCTAVO_READ_WORD_ODT_ODT_PARTS_H
#define OCTAVO_READ_WORD_ODT_ODT_PARTS_H

#include "read/word/draft/draft.h"
#include "read/word/draft/parts.h"

#include <limits.h>

enum {
	ODT_UNSAID = -1,
	ODT_NO_LENGTH = DRAFT_NO_LENGTH,
	ODT_LEVELS = 10,
	ODT_ALIGNED_LEFT = ALIGNED_JUSTIFIED + 1 /* whichever way the letters run */
};

/* What style:text-properties say; ODT_UNSAID, 0 or NULL: nothing. */
struct odt_letters {
	struct {
		int8_t bold, italic;
		unsigned size; /* in half points */
		const char *language, *font;
	} of[DRAFT_SCRIPTS];
	int8_t strike, underline, highlighted, small_capitals, capitals, hidden;
	int8_t script;   /* 1: above the line, 2: below it, 0: on it */
	int8_t marked;   /* a dot or ring at each letter stresses them, as in Chinese */
	int8_t is_code;  /* by the style's name */
	int8_t spaced;   /* letters are set apart */
	unsigned shares; /* hundredths of the size around it where no size is said, or 0 */
};

/* What style:paragraph-properties say. */
struct odt_lines {
	int left, right, first_line, above, below; /* ODT_NO_LENGTH: nothing */
	int alignment;                             /* enum draft_alignment, or the one above */
	int8_t page_before, page_behind, keep_next, right_to_left;
	int8_t has_line; /* across the page, above or below it */
};

enum odt_family {
	FAMILY_PARAGRAPH,
	FAMILY_TEXT,
	FAMILY_TABLE,
	FAMILY_SECTION,
	FAMILY_GRAPHIC,
	ODT_FAMILIES
};

struct odt_style {
	enum odt_family family;
	const char *name,
	    *parent;           /* name: what people call it; of an automatic one: its parent's */
	const char *list;      /* the style of lists that its paragraphs are in */
	struct tree_crop crop; /* of pictures */
	struct odt_letters letters;
	struct odt_lines lines;
	struct draft_naming naming;
	int8_t has_outline; /* a level for its paragraphs */
	int8_t opens_page;  /* it names the kind of page that begins with it */
	bool is_automatic, is_settled, is_settling; /* joined with its parent */
};

/* A level of a style of lists, or of headings. */
struct odt_level {
	enum draft_numbering numbering;
	const char *before, *behind; /* the number; before: the sign where there is none */
	const char *format;          /* of all of the label; NULL: the two above */
	long start;
	unsigned shown; /* numbers of how many levels */
	int left;
};

struct odt_list_style {
	struct odt_level levels[ODT_LEVELS];
};

/* How far a list has come. */
struct odt_count {
	long numbers[ODT_LEVELS];
	bool is_begun[ODT_LEVELS];
};

struct odt {
	struct draft *draft;
	struct parts *parts;
	struct arena *arena; /* the draft's */
	struct map names[ODT_FAMILIES];
	VEC(struct odt_style) styles;
	struct odt_style usual[ODT_FAMILIES]; /* the default of each family */
	struct map list_names;                /* -> which of the styles of lists */
	VEC(struct odt_list_style *) list_styles;
	struct map fonts; /* a font's name in the file -> which of their names */
	VEC(const char *) font_names;
	struct odt_list_style outline; /* how headings are numbered */
	struct odt_count headings;
	bool pages_right_to_left;
	struct map list_ids, list_last; /* xml:id; name of a style -> which of the lists */
	VEC(struct odt_count *) lists;  /* each one's, or of several that continue one another */
	size_t repeated;                /* what cells that stand for several cost so far */
};

/* The item that what is read stands in. */
struct odt_item {
	struct odt_count *list; /* how far it has come */
	const struct odt_list_style *style;
	unsigned depth; /* from 0 */
	long start;     /* what its number is to be; LONG_MIN: the next */
	bool is_header; /* it has no number */
	long number;
	bool is_counted, is_begun; /* begun: its first paragraph is there */
};

/* Where reading stands: what is read goes to the flow. */
struct odt_walk {
	struct odt *odt;
	struct draft_flow *flow;
	struct draft_paragraph *paragraph; /* NULL between paragraphs */
	const struct odt_style *style;     /* of the paragraph */
	struct odt_item *item;             /* NULL: in no list */
	struct odt_letters letters;        /* of what is read now */
	const char *link;                  /* NULL: none */
	const char *group;                 /* what is said of the drawings around; NULL: nothing */
	bool after_space;                  /* more white space isn't shown */
	bool in_note, in_box;
	bool opens_page;                /* a page begins before what comes next */
	VEC(const struct node *) boxes; /* anchored to the paragraph */
};

/* odt_styles.c */
void odt_read_styles(struct odt *odt, const struct node *root, bool is_content);
void odt_settle_styles(struct odt *odt);
const struct odt_style *odt_style(struct odt *odt, enum odt_family family, const char *name);

/* odt_properties.c: what an element of properties says, and what goes before what. */
void odt_read_letters(struct arena *arena, struct odt_letters *letters,
		      const struct node *properties);
void odt_read_lines(struct odt_lines *lines, const struct node *properties);
void odt_read_crop(struct arena *arena, struct tree_crop *crop, const struct node *properties);
void odt_overrule_letters(struct odt_letters *to, const struct odt_letters *by);
void odt_inherit_lines(struct odt_lines *lines, const struct odt_lines *from);
const struct odt_letters *odt_no_letters(void);

/* odt_lists.c */
void odt_read_list_style(struct odt *odt, const struct node *node);
void odt_read_list(struct odt_walk *walk, const struct node *node);
void odt_read_numbered(struct odt_walk *walk, const struct node *node);
void odt_number(struct odt_walk *walk); /* the paragraph, by the item around it */
void odt_number_heading(struct odt_walk *walk, const struct node *node, unsigned level);

/* odt_blocks.c: what stands in a body, cell, note or box. */
void odt_read_blocks(struct odt_walk *walk, const struct node *parent);
void odt_read_block(struct odt_walk *walk, const struct node *node);

/* odt_tables.c */
void odt_read_table(struct odt_walk *walk, const struct node *node);

/* odt_inline.c: what stands in a paragraph. */
void odt_read_inline(struct odt_walk *walk, const struct node *parent);
void odt_bookmark(struct odt_walk *walk, const char *name);
const char *odt_outline_name(struct arena *arena, const char *words); /* what leads to a heading */

/* odt_letters.c: how letters of that script look. */
struct draft_run odt_run(const struct odt_walk *walk, enum draft_script script);
void odt_add_text(struct odt_walk *walk, const char *text);

/* odt_frames.c: pictures, text boxes and formulas; what is drawn. */
bool odt_is_drawn(const struct node *node);
void odt_read_drawn(struct odt_walk *walk, const struct node *node);
void odt_read_boxes(struct odt_walk *walk);
void odt_part_caption(struct odt_walk *walk); /* where a paragraph is a picture and words */

/* odt_formulas.c: a formula, from the part that holds it, with what it says in words (NULL: nobody
 * described it); NULL: it shows nothing. */
struct node *odt_formula(struct odt *odt, const struct node *object, const char *description);

#endif
