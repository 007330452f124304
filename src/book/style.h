/* The book's style sheets: one has the theme and the faces of embedded fonts. Apart from it stands
 * what makes old engines leave out the whole sheet that it stands in, or may do so: rules that only
 * engines of today know, where a document has use for them (holdings.newer_style), and what the
 * author adds. */
#ifndef OCTAVO_BOOK_STYLE_H
#define OCTAVO_BOOK_STYLE_H

#include "book/edition.h"

#define STYLE_DEFAULT_THEME "novel"

/* Whether there is the theme that the field names, with a diagnostic if not. */
bool style_check_theme(const struct field *theme, struct diags *diags);

/* The asset's path as a style sheet, in a folder beside it, names it. */
const char *style_path(struct edition *edition, size_t asset);

/* Makes the edition's; pictures and fonts that they name become assets. What is wrong is in the
 * diagnostics. */
void style_make(struct edition *edition);

#endif
