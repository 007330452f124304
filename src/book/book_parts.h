/* The parts of an edition, for each other. */
#ifndef OCTAVO_BOOK_BOOK_PARTS_H
#define OCTAVO_BOOK_BOOK_PARTS_H

#include "book/edition.h"
#include "media/font_subset.h"

#include <limits.h>

/* arrange.c: the order of a book: which document stands where, and what is front, body and back
 * matter. */

/* Puts the documents in the order in which they are read, and tells each its partition. What octavo
 * made goes where the author gave a page of that kind. Links are settled before; what an entry's
 * first document is isn't known afterwards. */
void arrange(struct edition *edition);

/* names.c: file names of documents, made of their titles and stable: adding a chapter renames no
 * other. */

/* Gives every document its file and item. Namesakes are told apart by the titles above them, then
 * by a hash of their first words; only what is alike in all that gets a number. */
void names_give(struct edition *edition);

/* toc.c: the table of contents, derived from the documents and their headings. */

enum { TOC_DEPTH = 3 }; /* levels, unless the book says another number */

void toc_make(struct edition *edition);

/* generated_pages.c: the pages that octavo adds: in front of the articles and where parts begin. */

/* Reserves the places of the cover page, if there is a cover, the title page and the contents page.
 */
void generated_pages_reserve(struct edition *edition);

/* Fills them, the copyright page and the pages of parts, when title, authors and language are
 * known. */
void generated_pages_make(struct edition *edition);

/* copyright.c: the copyright page. */

/* Whether the book says enough for one: its rights or licence, or publisher and identifier. */
bool copyright_wanted(const struct edition *edition);

/* Fills the page: rights, licence, who made the book, where and when, what it is known by. */
void copyright_make(const struct edition *edition, struct tree *tree, struct node *body);

/* A line for each part that people have in the book and its language has a word for; with
 * translators, for those alone. */
void copyright_add_people(const struct edition *edition, struct tree *tree, struct node *page,
			  bool translators);

/* cover.c: the book's cover: a picture of the author's, checked, or one that is typeset beside
 * the other work. */

/* Takes the picture that the metadata name, or settles that one is to be typeset. */
void cover_begin(struct edition *edition);

/* Whether the book is going to have a cover. */
bool cover_is_expected(const struct edition *edition);

/* Starts typesetting, beside the other work, as soon as what is written on the cover is known. */
void cover_start(struct edition *edition);

/* Waits for the typeset cover and makes it an asset; without one, the book gets no page for it. */
void cover_settle(struct edition *edition);

/* Lets go a cover that is still being typeset. */
void cover_abandon(struct edition *edition);

/* named.c: the files that keys of the metadata name: style sheets, fonts, the cover. */

/* Finds the regular file that the field names, seen from where the field stands. What book.yaml or
 * the command line names may be anywhere, what an article's front matter names must be in the
 * book's folder. False after a diagnostic. */
bool named_find(struct edition *edition, const struct field *field, char real[PATH_MAX]);

/* The folder that the field's path leads into: absolute, but for dots and links in that path. */
const char *named_folder(const struct edition *edition, const struct field *field);

/* Its path as diagnostics show it: as if from where octavo was called. */
const char *named_shown(struct edition *edition, const struct field *field);

/* subset.c: fonts with the glyphs alone that the book uses. */

/* Makes the font, which has no name yet, a subset for the book, whose characters are gathered by
 * the first call. NULL, or why it stays whole, as in "because …". */
const char *subset_make(const struct edition *edition, struct asset *font,
			struct font_characters *characters);

#endif
