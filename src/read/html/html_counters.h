/* Counters of style sheets, as CSS Lists 3 has them: each is of the element that resets it, of what
 * follows that one, and of what is in these. */
#ifndef OCTAVO_READ_HTML_HTML_COUNTERS_H
#define OCTAVO_READ_HTML_HTML_COUNTERS_H

#include "base/buf.h"
#include "base/vec.h"
#include "tree/tree.h"

struct counter {
	const char *name;
	const struct node *scope; /* what it is left with */
	int value;
};

struct counters {
	struct arena *arena;
	VEC(struct counter) list; /* innermost last */
};

/* What "counter-reset", "counter-set" and "counter-increment" of an element say, in the scope. */
void counters_reset(struct counters *counters, const char *value, const struct node *scope);
void counters_set(struct counters *counters, const char *value, const struct node *scope);
void counters_increment(struct counters *counters, const char *value, const struct node *scope);

/* Those go that are left with the node. */
void counters_leave(struct counters *counters, const struct node *node);

/* Writes the innermost one, or all with the separator between them, in the style ("decimal",
 * "upper-roman"); false: there is none, or no such style is known. */
bool counters_write(const struct counters *counters, struct buf *out, const char *name,
		    const char *separator, const char *style);

#endif
