/* What makes a book the same book when it is built again: identifier, date of modification.
 */
#ifndef OCTAVO_BOOK_IDENTITY_H
#define OCTAVO_BOOK_IDENTITY_H

#include "book/edition.h"

/* Sets identifier and modified. Without an identifier of the author's: a UUID made of title,
 * authors and language (RFC 9562, version 5), so that it survives edits of the text. */
void identity_settle(struct edition *edition);

#endif
