/* The pages that octavo adds: in front of the articles and where parts begin. */
#ifndef OCTAVO_BOOK_GENERATED_PAGES_H
#define OCTAVO_BOOK_GENERATED_PAGES_H

#include "book/edition.h"

/* Reserves the places of the cover page, if there is a cover, the title page and the contents page.
 */
void generated_pages_reserve(struct edition *edition);

/* Fills them, the copyright page and the pages of parts, when title, authors and language are
 * known. */
void generated_pages_make(struct edition *edition);

#endif
