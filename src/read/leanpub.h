/* What Leanpub's manuscripts hold beside Markdown, in both of its languages. */
#ifndef OCTAVO_READ_LEANPUB_H
#define OCTAVO_READ_LEANPUB_H

#include "base/buf.h"

/* Turns boxes ("W> words", "{aside}"), and the lines of attributes above headings, pictures and
 * code into Markdown; orders for the book as a whole go; code
 * from a file is a listing that says which (LISTING_FILE). */
void leanpub_settle(struct buf *text);

#endif
