/* One line of a text after the other. */
#ifndef OCTAVO_BASE_NEXT_LINE_H
#define OCTAVO_BASE_NEXT_LINE_H

#include "base/buf.h"

#include <string.h>

/* The line behind this one; where the text ends, its end. */
static inline const char *next_line(const char *line)
{
	line += strcspn(line, "\n");
	return line + (*line == '\n');
}

/* An empty line for each that goes, so that those behind keep their numbers. */
static inline void add_empty_lines(struct buf *out, const char *start, const char *end)
{
	for (; start < end; start = next_line(start))
		buf_putc(out, '\n');
}

/* The line ends of a text that goes, for the same. */
static inline void add_line_ends(struct buf *out, const char *start, const char *end)
{
	for (; start < end; start++)
		if (*start == '\n')
			buf_putc(out, '\n');
}

#endif
