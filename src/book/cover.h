/* The book's cover: a picture of the author's, checked, or one that is typeset beside the other
 * work. */
#ifndef OCTAVO_BOOK_COVER_H
#define OCTAVO_BOOK_COVER_H

#include "book/edition.h"

/* Takes the picture that the metadata name, or settles that one is to be typeset. */
void cover_begin(struct edition *edition);

/* Whether the book is going to have a cover. */
bool cover_is_expected(const struct edition *edition);

/* Starts typesetting, beside the other work, as soon as what is written on the cover is known. */
void cover_start(struct edition *edition);

/* Waits for the typeset cover and makes it an asset; without one, the book gets no page for it. */
void cover_settle(struct edition *edition);

/* Lets go a cover that is still being typeset. */
void cover_abandon(struct edition *edition);

#endif
