/* The readers of word processors' formats. */
#ifndef OCTAVO_READ_WORD_WORD_H
#define OCTAVO_READ_WORD_WORD_H

#include "read/word/draft.h"
#include "read/word/parts.h"

/* Each fills the draft by what the package holds; false after an error. */
bool docx_read(struct parts *parts, struct draft *draft);
bool odt_read(struct parts *parts, struct draft *draft);

#endif
