/* Files that are built into the program: src/embed.sh makes these tables from styles/ and
 * src/starter/. */
#ifndef OCTAVO_BASE_EMBEDDED_H
#define OCTAVO_BASE_EMBEDDED_H

#include <stddef.h>

struct embedded {
	const char *name; /* of the file, without its folder */
	const char *data; /* the bytes as they stand in the file; a NUL is put behind them */
	size_t size;
};

/* In the order of their names; the last one's name is NULL. */
extern const struct embedded embedded_styles[];
extern const struct embedded embedded_starter[];

#endif
