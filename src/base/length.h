/* Lengths as CSS, OpenDocument, HTML and those who write Markdown say them, in any locale. */
#ifndef OCTAVO_BASE_LENGTH_H
#define OCTAVO_BASE_LENGTH_H

#include "base/arena.h"

enum length_kind {
	LENGTH_NONE,    /* "auto", or no length at all */
	LENGTH_BARE,    /* a number alone */
	LENGTH_SHARE,   /* of a hundred: "50%" */
	LENGTH_OF_TEXT, /* in em; an ex is half of one (CSS Values 3, 5.1.1) */
	LENGTH_FIXED,   /* in twentieths of a point: "2.5cm", "12pt" */
};

struct length {
	enum length_kind kind;
	double number;
};

enum { LENGTH_OF_PIXEL = 15 }; /* in twentieths of a point (CSS Values 3, 5.2) */

/* White space may stand around it. */
struct length length_read(const char *value);

/* The same of an attribute, in which a number alone is one of pixels. */
struct length length_of_attribute(const char *value);

/* A fixed length in whole pixels; 0: it is another, none at all, or larger than any picture is
 * shown. */
unsigned length_pixels(struct length length);

/* One that isn't negative as CSS says it, to a hundredth; in whole pixels where it is fixed. In the
 * arena. */
const char *length_css(struct arena *arena, struct length length);

/* The decimal number that a text begins with; *end is behind it, or the text, if there is none. */
double length_number(const char *text, const char **end);

#endif
