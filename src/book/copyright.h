/* The copyright page. */
#ifndef OCTAVO_BOOK_COPYRIGHT_H
#define OCTAVO_BOOK_COPYRIGHT_H

#include "book/edition.h"

/* Whether the book says enough for one: its rights or licence, or publisher and identifier. */
bool copyright_wanted(const struct edition *edition);

/* Fills the page: rights, licence, who made the book, where and when, what it is known by. */
void copyright_make(const struct edition *edition, struct tree *tree, struct node *body);

#endif
