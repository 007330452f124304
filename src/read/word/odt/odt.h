/* The reader of .odt, and of .fodt. */
#ifndef OCTAVO_READ_WORD_ODT_ODT_H
#define OCTAVO_READ_WORD_ODT_ODT_H

#include "read/word/draft/draft.h"

/* Fills the draft by what the package holds; false after an error. */
bool odt_read(struct parts *parts, struct draft *draft);

#endif
