/* Labels: one line of words by which people know a thing. */
#ifndef OCTAVO_BASE_LABEL_H
#define OCTAVO_BASE_LABEL_H

#include "base/arena.h"

#include <stdbool.h>

/* Whether nothing in the text, which is UTF-8, can be seen. */
bool label_is_blank(const char *text);

/* A label of text from outside, such as the name of a file: bytes that aren't UTF-8 are read as
 * Latin-1, white space is folded and dropped at the ends. Empty if nothing in it can be seen. */
char *label_clean(struct arena *arena, const char *text);

/* The same; NULL where there is no text, or nothing in it can be seen. */
const char *label_seen(struct arena *arena, const char *text);

#endif
