/* Smart quotation marks in the way of a language. */
#ifndef OCTAVO_READ_QUOTATION_H
#define OCTAVO_READ_QUOTATION_H

#include <stdbool.h>
#include <stddef.h>

struct quotation; /* the marks of a language */

/* The marks of the language with that BCP 47 tag; NULL if they are the English ones, “ ” ‘ ’. */
const struct quotation *quotation_find(const char *language);

/* What is open while the words of a block pass. */
struct quotation_state {
	unsigned doubles, singles;
	bool closes; /* whether something in the block may close a '…' */
};

/* What stands for a ' or " that opens or closes a quotation; an apostrophe stays what it is. */
const char *quotation_mark(const struct quotation *marks, struct quotation_state *state,
			   bool is_double, bool opens, bool inside_word);

/* Where an apostrophe stands for what begins a word ("the '90s", "'tis", "rock 'n' roll"): its
 * bytes, or those up to the apostrophe that closes the word; 0: it doesn't. before: the byte before
 * it. */
size_t quotation_elision(char before, const char *at, const char *end);

#endif
