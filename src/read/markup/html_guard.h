/* A look ahead over HTML that keeps the parser linear, and from ending the program: its cost grows
 * with the square of the nesting and of the attributes of an element, formatting left open is
 * copied into every paragraph, and it asserts that some sections of CDATA don't come.
 */
#ifndef OCTAVO_READ_MARKUP_HTML_GUARD_H
#define OCTAVO_READ_MARKUP_HTML_GUARD_H

#include "base/limits.h"

#include <stddef.h>

/* What was taken out, and where it first happened: offsets, or HTML_GUARD_NONE. */
#define HTML_GUARD_NONE ((size_t)-1)
struct html_guarded {
	char *text; /* of the same size, that the caller frees; NULL if nothing had to be changed */
	size_t deep, crowded; /* offsets of the tags where it first happened */
};

/* Tags above LIMIT_TAGS, which counts open elements but for those that end by themselves, become
 * comments of the same length, attributes above LIMIT_ATTRIBUTES spaces, so that every offset stays
 * what it was. */
struct html_guarded html_guard(const char *text, size_t size, const struct limits *limits);

#endif
