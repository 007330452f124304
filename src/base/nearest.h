/* The word that was probably meant: for hints. */
#ifndef OCTAVO_BASE_NEAREST_H
#define OCTAVO_BASE_NEAREST_H

#include <stdbool.h>
#include <stddef.h>

/* Whether the words differ in nothing but case, '-', '_' and spaces. */
bool nearest_same(const char *a, const char *b);

/* The number of letters to add, drop, change or swap that makes one word the other. What
 * nearest_same passes over doesn't count. Words longer than 63 bytes are far from all. */
unsigned nearest_distance(const char *a, const char *b);

/* The distance up to which a word such as this is likely a slip of the pen. */
unsigned nearest_limit(const char *word);

/* The nearest of count names, each stride bytes behind the one before (so that they may stand in a
 * table of structs), if it is within the limit; else NULL. */
const char *nearest_name(const char *word, const char *const *names, size_t count, size_t stride,
			 unsigned limit);

#endif
