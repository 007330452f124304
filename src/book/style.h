/* The book's one style sheet: the theme, the faces of embedded fonts, and what the author adds. */
#ifndef OCTAVO_BOOK_STYLE_H
#define OCTAVO_BOOK_STYLE_H

#include "book/edition.h"

#define STYLE_DEFAULT_THEME "novel"

/* Whether there is the theme that the field names, with a diagnostic if not. */
bool style_check_theme(const struct field *theme, struct diags *diags);

/* Makes an asset of the style sheets that a page brings along; MAP_NONE if nothing is left of them.
 * Call it only if styles are kept, and in the order of the pages: it gives out names. */
size_t style_of_page(struct edition *edition, const struct article *article, struct diags *diags);

/* Appends the style sheet; pictures and fonts that it names become assets. What is wrong is in the
 * diagnostics. */
void style_make(struct edition *edition, struct buf *style);

#endif
