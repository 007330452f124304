/* The book's style sheets: one with the theme, the faces of embedded fonts, and what the author
 * adds; and where a document has use for it (holdings.newer_style) a second one of rules that make
 * old engines leave out the whole sheet that they stand in. */
#ifndef OCTAVO_BOOK_STYLE_H
#define OCTAVO_BOOK_STYLE_H

#include "book/edition.h"

#define STYLE_DEFAULT_THEME "novel"

/* Whether there is the theme that the field names, with a diagnostic if not. */
bool style_check_theme(const struct field *theme, struct diags *diags);

/* The asset's path as a style sheet, in a folder beside it, names it. */
const char *style_path(struct edition *edition, size_t asset);

/* Appends the style sheet; pictures and fonts that it names become assets. What is wrong is in the
 * diagnostics. */
void style_make(struct edition *edition, struct buf *style);

/* Appends the second one. */
void style_make_newer(const struct edition *edition, struct buf *style);

#endif
