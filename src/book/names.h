/* File names of documents, made of their titles and stable: adding a chapter renames no other. */
#ifndef OCTAVO_BOOK_NAMES_H
#define OCTAVO_BOOK_NAMES_H

#include "book/edition.h"

/* Gives every document its file and item. Namesakes are told apart by the titles above them, then
 * by a hash of their first words; only what is alike in all that gets a number. */
void names_give(struct edition *edition);

#endif
