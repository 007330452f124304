/* The code of all articles, coloured in one go. */
#ifndef OCTAVO_BOOK_COLOURED_CODE_H
#define OCTAVO_BOOK_COLOURED_CODE_H

#include "base/drafts.h"
#include "book/edition.h"

/* Makes the markup of all blocks of code; where they stay plain, a note says why. Nothing is begun
 * for a book without any. */
void listings_settle(struct edition *edition, struct drafts *drafts);

#endif
