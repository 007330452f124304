/* Inside the reader of .docx (ECMA-376, both its forms): its parts, one after another, fill a
 * draft. */
#ifndef OCTAVO_READ_WORD_DOCX_DOCX_PARTS_H
#define OCTAVO_READ_WORD_DOCX_DOCX_PARTS_H

#include "read/word/draft/draft.h"
#include "read/word/draft/parts.h"

#include <limits.h>

/* Properties that styles toggle and a run sets. */
enum docx_toggle {
	TOGGLE_BOLD,
	TOGGLE_ITALIC,
	TOGGLE_BOLD_COMPLEX, /* of scripts such as Arabic */
	TOGGLE_ITALIC_COMPLEX,
	TOGGLE_CAPITALS,
	TOGGLE_SMALL_CAPITALS,
	TOGGLE_STRIKE,
	TOGGLE_HIDDEN,
	TOGGLES
};

/* Lists that fields count in. */
enum { DOCX_FIELD_LISTS = 5, DOCX_FIELD_LEVELS = 9 };

enum { UNSAID = -1, NO_LENGTH = DRAFT_NO_LENGTH };

/* What w:rPr says; UNSAID, 0 or NULL: nothing. */
struct docx_letters {
	int8_t toggles[TOGGLES];
	int8_t underline, highlighted, right_to_left, complex;
	int8_t marked; /* a dot or ring at each letter stresses them, as in Chinese */
	int8_t script; /* 1: above the line, 2: below it, 0: on it */
	int8_t spaced; /* the letters are set apart */
	int8_t raised; /* 1: a little, 2: lowered, 0: neither */
	unsigned size, size_complex;
	const char *language, *language_east, *language_complex;
	const char *font;
};

/* What w:pPr says. */
struct docx_lines {
	int left, right, first_line, above, below; /* NO_LENGTH: nothing */
	int alignment, outline, list, list_level;  /* list 0: none; outline 9: none */
	int8_t page_before, keep_next, right_to_left;
};

enum docx_style_kind { STYLE_PARAGRAPH, STYLE_CHARACTER, STYLE_TABLE, STYLE_NUMBERING };

struct docx_style {
	enum docx_style_kind kind;
	const char *id, *name, *base; /* base: an id */
	struct docx_letters letters;
	struct docx_lines lines;
	struct draft_naming naming;
	bool heads_columns;           /* of a table: its first row is bold */
	bool heads_rows;              /* its first column is */
	bool is_settled, is_settling; /* joined with what it is based on */
};

/* A field that is open. */
struct docx_field {
	struct buf instruction;
	bool has_result;         /* what comes now is its result */
	bool is_silent;          /* which isn't shown */
	const char *link;        /* its own, or that of the field around it */
	const struct node *form; /* what it is filled in as; NULL: it is no field of a form */
};

struct docx_relation {
	const char *type;   /* its last word: "image", "hyperlink" */
	const char *target; /* the name of a part, or an address */
	bool is_outside;
};

/* A part whose text is read: the body, the notes. */
struct docx_story {
	const char *name;
	struct map by_id; /* of a relation */
	VEC(struct docx_relation) relations;
	VEC(struct docx_field) fields; /* that are open, the outermost first */
	size_t silent;                 /* how many of them don't show what is in them now */
};

struct docx {
	struct draft *draft;
	struct parts *parts;
	struct arena *arena;  /* the draft's */
	struct map style_ids; /* the kind as a digit, and the id -> which */
	VEC(struct docx_style) styles;
	const struct docx_style *usual; /* style of paragraphs */
	struct docx_letters letters;    /* of the document */
	struct docx_lines lines;
	struct docx_numbering *numbering;
	struct docx_notes *notes[2]; /* footnotes, endnotes; NULL: not read yet */
	long field_counts[DOCX_FIELD_LISTS][DOCX_FIELD_LEVELS];
	struct map taken;               /* parts whose words are in the draft, each once */
	struct docx_story main, *story; /* the one that is read */
};

/* Where reading stands: what is read goes to the flow. */
struct docx_walk {
	struct docx *docx;
	struct draft_flow *flow;
	struct draft_paragraph *paragraph; /* NULL between paragraphs */
	struct draft_paragraph *joining;   /* whose end was deleted: the next one goes on with it */
	const struct node *properties;     /* of the paragraph; of the last that it takes up */
	const struct docx_style *style;    /* of the paragraph */
	const char *link;                  /* of a hyperlink around; NULL: none */
	unsigned size;                     /* of the letters of the run, in half points */
	enum draft_direction direction;    /* of what is wrapped around */
	struct draft_paragraph *first;     /* of the section; NULL: a table comes first */
	bool in_section;                   /* something of it was read */
	size_t sections;                   /* that ended */
	VEC(const struct node *) bookmarks; /* in front of the next paragraph */
	VEC(const struct node *) boxes;     /* anchored to the paragraph */
};

/* docx_styles.c */
void docx_read_styles(struct docx *docx);
const struct docx_style *docx_style(struct docx *docx, enum docx_style_kind kind, const char *id);
void docx_read_letters(struct docx_letters *letters, const struct node *properties);
void docx_read_lines(struct docx_lines *lines, const struct node *properties);
void docx_inherit_lines(struct docx_lines *lines, const struct docx_lines *from);
int docx_on(const struct node *properties, const char *name); /* 1, 0, or UNSAID */
int docx_length(const char *value); /* in twentieths of a point, or with a unit; or NO_LENGTH */

/* docx_letters.c: how a run looks whose own properties are these; false: it is hidden. */
bool docx_run_of(const struct docx_walk *walk, const struct node *properties, struct draft_run *run,
		 struct docx_letters *letters);

/* docx_numbering.c; style: by which the paragraph is in the list; NULL: it is by itself. */
void docx_read_numbering(struct docx *docx);
void docx_number(struct docx *docx, struct draft_paragraph *paragraph, int list, int level,
		 const struct docx_style *style);
void docx_numbering_clear(struct docx *docx);

/* docx_story.c: relations of parts. */
void docx_open_story(struct docx *docx, struct docx_story *story, const char *name);
void docx_close_story(struct docx_story *story);
const char *docx_part_of(const struct docx *docx, const char *type); /* of the main part; or NULL */
const struct docx_relation *docx_relation(const struct docx *docx, const char *id);
bool docx_takes(struct docx *docx,
		const char *part); /* the first time that the part is asked for */

/* docx_blocks.c: what stands in a body, cell, note or box. */
void docx_read_blocks(struct docx_walk *walk, const struct node *parent);
void docx_walk_clear(struct docx_walk *walk);

/* What a content control holds; NULL: to leave out. And whether that is but a prompt to fill it in:
 * in the style of prompts, or in brackets as in Word's templates. Other words that a template gave
 * ("Experience") are printed like any. */
const struct node *docx_control(struct docx *docx, const struct node *control);
bool docx_is_prompt(struct docx *docx, const struct node *control);

/* docx_tables.c */
void docx_read_table(struct docx_walk *walk, const struct node *node);

/* docx_chunks.c: a w:altChunk. */
void docx_read_chunk(struct docx_walk *walk, const struct node *chunk);

/* docx_inline.c: what stands in a paragraph. */
void docx_read_inline(struct docx_walk *walk, const struct node *parent);
void docx_read_bookmark(struct docx_walk *walk, const struct node *node);

/* docx_fields.c: fields by their results. Before a story is read, docx_settle_fields takes out what
 * begins and never ends. docx_is_silent: what stands here isn't shown. */
void docx_settle_fields(struct node *root);
void docx_field_mark(struct docx_walk *walk, const struct node *mark);
void docx_field_instruction(struct docx_walk *walk, const struct node *instruction);
void docx_simple_field(struct docx_walk *walk, const struct node *field);
bool docx_is_silent(const struct docx *docx);
const char *docx_field_link(const struct docx *docx);
void docx_fields_clear(struct docx_story *story);

/* The next word of an instruction: letters in quotation marks, or up to a space. NULL: none. */
const char *docx_field_word(struct arena *arena, const char **s);

/* docx_results.c: adds what a field shows that has no result. */
void docx_show_field(struct docx_walk *walk, const char *instruction, const struct node *form);

/* docx_autonumbers.c: the same of fields that count, behind their name. */
void docx_show_list_number(struct docx_walk *walk, const char *s);
void docx_show_number(struct docx_walk *walk, const char *s);
void docx_show_outline_number(struct docx_walk *walk, const char *s);

/* docx_drawings.c: pictures and text boxes in a drawing, a VML picture or an object. docx_choice:
 * of several ways to say the same, the first that says anything; never NULL. */
void docx_read_drawing(struct docx_walk *walk, const struct node *drawing);
const struct node *docx_choice(const struct node *alternatives);

/* docx_crops.c: what isn't shown of the picture of an a:blip or a v:imagedata. */
struct tree_crop docx_crop(const struct node *picture);

/* docx_notes.c: the note is returned, or NULL: there is none. */
struct draft_note *docx_note_reference(struct docx_walk *walk, const struct node *reference,
				       const struct draft_run *run, bool is_endnote);
void docx_notes_clear(struct docx *docx);

/* docx_math_rows.c: cuts the only cell of a row of MathML where a malignmark stands in it, and sets
 * its number apart; how many cells there are then. And how the cells of the table are set, if a row
 * has several. */
size_t docx_align_row(struct draft *draft, struct node *row);
void docx_align_table(struct draft *draft, struct node *table, size_t most_cells);

/* docx_math.c: Office MathML (m:oMath) as MathML; NULL: it shows nothing. */
struct node *docx_formula(struct draft *draft, const struct node *math, bool is_block);

#endif
