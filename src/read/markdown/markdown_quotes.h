/* Smart quotation marks in the way of a language. */
#ifndef OCTAVO_READ_MARKDOWN_MARKDOWN_QUOTES_H
#define OCTAVO_READ_MARKDOWN_MARKDOWN_QUOTES_H

#include "base/buf.h"

#include <stdbool.h>

struct quotation; /* the marks of a language */

/* The marks of the language with that BCP 47 tag; NULL if they are the English ones, “ ” ‘ ’. */
const struct quotation *quotation_find(const char *language);

/* What is open while the words of a block pass. */
struct quotation_state {
	unsigned doubles, singles;
	bool closes; /* whether something in the block may close a '…' */
	bool off;    /* the block's marks are to stay as they are */
};

/* Begins a block with that source text. */
void quotation_begin(struct quotation_state *state, const char *source);

/* Adds text, in which “ ” ‘ ’ came from smart punctuation, with the language's marks instead; an
 * apostrophe stays what it is. */
void quotation_add(const struct quotation *marks, struct quotation_state *state, struct buf *out,
		   const char *text, size_t size);

#endif
