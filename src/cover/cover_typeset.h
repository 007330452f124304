/* Typesetting a cover from what is written on it. */
#ifndef OCTAVO_COVER_COVER_TYPESET_H
#define OCTAVO_COVER_COVER_TYPESET_H

#include "base/buf.h"

#include <stdbool.h>

struct cover_words {
	const char *title, *subtitle; /* subtitle NULL: none */
	const char *authors;          /* a line each; NULL: none */
	const char *language;         /* BCP 47 */
	const char *theme;
	bool right_to_left;
};

struct cover_made {
	struct buf jpeg;    /* empty: the libraries for it aren't here */
	struct buf missing; /* characters that no font here has */
	bool shortened;     /* a text was too long to be shown whole */
};

/* Makes a JPEG of 1600 x 2560, the same bytes for the same words and fonts; cover_made_clear
 * ends it. It touches nothing that other threads might. */
void cover_typeset(const struct cover_words *words, struct cover_made *made);
void cover_made_clear(struct cover_made *made);

#endif
