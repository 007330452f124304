/* Some lines of a file, as mdBook asks for them. */
#ifndef OCTAVO_READ_LINE_RANGE_H
#define OCTAVO_READ_LINE_RANGE_H

#include "base/buf.h"

/* What is asked for of a file: all, lines by number, or those between the marks of an anchor. */
struct line_range {
	size_t first, last; /* from 1 */
	const char *anchor; /* NULL: by number */
};

/* Takes 'file:first:last', 'file:line' and 'file:anchor' apart; path ends where the range begins.
 */
struct line_range line_range_of(char *path);

/* Appends those lines of the text, without line ends behind the last. */
void line_range_add(const struct line_range *range, const char *text, struct buf *out);

#endif
