/* Formulas of TeX among words, in whatever format these are. */
#ifndef OCTAVO_READ_FORMULAS_H
#define OCTAVO_READ_FORMULAS_H

#include "math/math.h"

/* A text, while formulas are looked for in it. */
struct formula_finder {
	const char *start, *end; /* of the text; a NUL may stand behind it or later */
	bool are_sure;           /* \(…\) and \[…\] are formulas, whatever stands in them */
	bool no_dollars;         /* $…$ is none, but $$…$$ */
	size_t patience;         /* how many bytes may still be read in vain */
	const char *read;        /* the text was read up to there since it was gone on with */
};

struct formula_finder formula_finder(const char *text, const char *end);

/* Behind the formula that begins at text, a dollar or a backslash; NULL if none does. */
const char *formula_end(struct formula_finder *finder, const char *text);

/* Notes that the text was read up to there. */
void formula_read(struct formula_finder *finder, const char *to);

/* Goes on behind `to`: what was read beyond was read in vain. False when that was too much. */
bool formula_go_on(struct formula_finder *finder, const char *to);

/* The size of the name, if a \begin stands there that needs no marks around it; else 0. */
size_t formula_environment(const char *text);

/* What was typed, with its marks, as an element not linked yet; *node is NULL if there is nothing
 * to show. False, and *error filled, if it isn't understood. */
bool formula_translate(struct math *math, const char *typed, size_t size, struct node **node,
		       struct math_error *error);

#endif
