/* What is done to an article's tree. passage.c and passage_documents.c have the order. */
#ifndef OCTAVO_ARTICLE_SHAPE_SHAPE_H
#define OCTAVO_ARTICLE_SHAPE_SHAPE_H

#include "article/contribution.h"
#include "article/ids.h"
#include "base/map.h"
#include "base/vec.h"
#include "metadata/metadata.h"
#include "tree/tree.h"

/* aria_landmarks.c: the landmarks of a document, among which a listener jumps. */

/* Makes those inside the document's section differ in role or name from it and from each other: one
 * that doesn't is named by its heading, or is a landmark no more. */
void aria_landmarks_part(struct tree *tree, struct node *section);

/* scenes.c: makes breaks (hr) of ornaments that stand alone between paragraphs. */
void scenes_part(struct tree *tree);

/* footnotes.c: notes that octavo numbers: taken out of the article, and set at the end of each
 * document that refers to them, so that readers can show them as pop-ups. */

struct footnote {
	struct node *aside;
	const char *id;
	const struct node
	    *home;       /* the document that it stands in; NULL: nothing refers to it yet */
	unsigned number; /* there */
	size_t size;     /* as cut_size.c measures it; 0: not yet */
};

struct footnotes {
	struct arena *arena; /* for ids that outlive the tree; borrowed */
	VEC(struct footnote) items;
	struct map by_id;
};

/* The note that the reference leads to; NULL: it is none. */
struct footnote *footnotes_find(struct footnotes *notes, const struct node *reference);

/* Whether the tree shows nothing but notes, as the file of all notes of a book does. */
bool footnotes_are_all(const struct tree *tree);

/* Unlinks the notes from the tree. Links are resolved already (references.h). */
void footnotes_take(struct footnotes *notes, struct tree *tree);

/* Numbers the references below root, a document, in order, from 1, and appends their notes to root,
 * each with a way back; a note that another document has already, as a copy with an id of its own.
 */
void footnotes_place(struct footnotes *notes, struct ids *ids, struct node *root);

/* Appends the notes that nothing refers to, so that no word is lost. */
void footnotes_place_rest(struct footnotes *notes, struct node *root);

void footnotes_clear(struct footnotes *notes);

/* cut.c: where an article is cut into documents, as a reader thinks of its chapters. */

/* A document to be: the children of body from start up to the next cut's. */
struct cut {
	struct node *start;
	struct node *heading; /* that it begins with; NULL for what stands before the first */
	unsigned depth;       /* 0: the shallowest level that is cut */
	bool part;            /* it holds nothing but its heading, and deeper cuts follow */
	bool continues;       /* the cut before, whose heading it has, too: that was too large */
};

struct cuts {
	VEC(struct cut) items; /* none if the body has no content */
	struct node *title;    /* the lone top heading that names the whole article, or NULL */
};

/* Who says what the article is called. Where its front matter does, several headings of the first
 * level are of sections, and where it says something else than a lone one, that one, too. */
enum titled { TITLED_BY_HEADING, TITLED_ALIKE, TITLED_OTHERWISE };

/* Decides the cuts and moves nodes so that each starts at a child of body. lone: the article is the
 * whole book, so it is cut at every level whose sections hold mostly further headings, and at the
 * first that holds prose; else only where it has several top headings. split > 0 overrules: at
 * every heading of a level up to it; split < 0: nowhere. */
void cuts_make(struct cuts *cuts, struct tree *tree, bool lone, enum titled titled, int split);
void cuts_clear(struct cuts *cuts);

/* cut_size.c: cuts what would be larger than a document may be, as devices stall on such, at the
 * best place near: a heading, a scene break, a paragraph. What can't be cut, such as a table, stays
 * whole. Notes count where they are referred to. */
void cuts_limit(struct cuts *cuts, struct tree *tree, struct footnotes *notes);

/* The child of body that begins with the node, made by splitting the wrappers around it. */
struct node *cut_before(struct tree *tree, struct node *node);

/* Whether nothing stands in the way of cutting the element in two. */
bool cut_may_part(enum element element);

/* Whether the heading may begin a chapter or stand in the contents: it isn't inside a quotation, a
 * table, a list or the like. */
bool heading_counts(const struct node *heading);

/* byline.c: what stands under the title of an article among others: who wrote it, when, and
 * where it comes from. */

/* Puts the header into the section: a title (NULL: the article's own heading stands, if it has one)
 * and what front matter says. The language is that of the words between. */
void byline_add(struct tree *tree, struct node *section, struct node *heading, const char *title,
		const struct metadata *metadata, const char *language);

/* The same of an article that was cut out of a page of a web site: one line of who wrote it, the
 * site (which links to the page, if its address is known), and the date. */
void byline_add_of_page(struct tree *tree, struct node *section, struct node *heading,
			const struct metadata *metadata, const char *language);

/* accessibility.c: what assistive technology needs to find in an article: names for links and
 * drawings, headers of tables. */

/* Mends what can be mended and tells what only the author can; notes in holdings what the article
 * shows. Links and pictures still have the references that the author wrote. */
void accessibility_mend(struct tree *tree, struct holdings *holdings, struct diags *diags);

/* Notes a picture that the book holds, and tells if nothing is said about it to those who can't
 * see; source is its reference. */
void accessibility_note_picture(struct tree *tree, struct node *img, const char *source,
				struct holdings *holdings, struct diags *diags);

/* table_headers.c: the headers of a table, by which a listener knows what a cell is about. */

/* Says of each header whether it heads a column or a row; an empty one becomes a plain cell. Tells
 * of a table of values in which no cell is a header. */
void table_mend_headers(struct tree *tree, struct node *table, struct diags *diags);

/* looks.c: classes by which themes know what no selector can tell. */

/* Marks drawings that name no colour ("ink") or some ("ground"), paragraphs that hold pictures
 * alone ("picture") or begin with one ("unindented"), who is quoted ("attribution"), and the
 * author's own asides ("aside"), and of a letter place and day ("letterhead"), who is written to
 * ("salutation"), and how it ends ("valediction", "signature"); parts verse into lines ("line");
 * lets long formulas be scrolled. */
void looks_mark(struct tree *tree, struct node *section);

/* Marks the paragraph with which a chapter opens: "opening", if it is prose of some length, else
 * "unindented", if one such as a dateline stands above it. */
void looks_mark_opening(struct tree *tree, struct node *section);

/* table_looks.c: how tables look: which are too wide for a telephone, which columns hold numbers.
 */

/* Marks cells of columns of numbers ("number"), those with words that may be parted ("long-words",
 * or "parted" where only a telephone has no room for them) and with few signs that may not
 * ("one-line"), a table of few rows ("short"), and by its longest words one that is set smaller
 * ("wide") or much smaller ("crowded"), and whose rows may stand one below the other ("records"). A
 * first row of headers becomes the table's head. */
void table_mark_looks(struct tree *tree, struct node *table);

/* formula_lines.c: formulas that are wider than a telephone's page. */

/* Breaks one before its relations, in its wide spaces and, where that doesn't do, in its sums: its
 * lines become the rows of a table. One that stays too wide is marked ("long"). */
void formula_break(struct tree *tree, struct node *math);

/* tate_chu_yoko.c: short numbers upright in lines from top to bottom. */

/* Puts one or two digits, or marks like "!?", that stand alone inside the element into spans of the
 * class "upright": set side by side in the width of one character, as Japanese printers do, where
 * they would lie on their side. */
void tate_chu_yoko_mark(struct tree *tree, struct node *element);

/* code_direction.c: code in text that runs from right to left. */

/* Sets code from left to right wherever the text around it isn't. direction is that of the
 * document; NULL: left to right. */
void code_set_direction(struct tree *tree, struct node *root, const char *direction);

#endif
