/* The table of contents, derived from the documents and their headings. */
#ifndef OCTAVO_BOOK_TOC_H
#define OCTAVO_BOOK_TOC_H

#include "book/edition.h"

enum { TOC_DEPTH = 3 }; /* levels, unless the book says another number */

void toc_make(struct edition *edition);

#endif
