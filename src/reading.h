/* The reading of a book's articles, shared out among threads: from sources to what the edition
 * takes. */
#ifndef OCTAVO_READING_H
#define OCTAVO_READING_H

#include "book/edition.h"

/* Reads all articles of the edition's manuscript, in so many threads, and lets the edition take
 * them in order. outline, if not NULL, gets the reasons for headings. */
void reading_run(struct edition *edition, unsigned threads, struct buf *outline);

#endif
