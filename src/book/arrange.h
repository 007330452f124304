/* The order of a book: which document stands where, and what is front, body and back matter. */
#ifndef OCTAVO_BOOK_ARRANGE_H
#define OCTAVO_BOOK_ARRANGE_H

#include "book/edition.h"

/* Puts the documents in the order in which they are read, and tells each its partition. What octavo
 * made goes where the author gave a page of that kind. Links are settled before; what an entry's
 * first document is isn't known afterwards. */
void arrange(struct edition *edition);

#endif
