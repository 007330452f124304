/* Ornaments, as they stand between scenes: stars, and strokes that make a rule. */
#ifndef OCTAVO_BASE_ORNAMENTS_H
#define OCTAVO_BASE_ORNAMENTS_H

#include <stdbool.h>

struct ornaments {
	unsigned marks, strokes;
	unsigned last; /* the character */
};

/* Counts them from text to end; false: anything else but white space is there. */
bool ornaments_only(const char *text, const char *end, struct ornaments *ornaments);

#endif
