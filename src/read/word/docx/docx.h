/* The reader of .docx. */
#ifndef OCTAVO_READ_WORD_DOCX_DOCX_H
#define OCTAVO_READ_WORD_DOCX_DOCX_H

#include "read/word/draft/draft.h"

/* Fills the draft by what the package holds; false after an error. */
bool docx_read(struct parts *parts, struct draft *draft);

#endif
