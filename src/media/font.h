/* What a font is, by its bytes, and what it says of itself. */
#ifndef OCTAVO_MEDIA_FONT_H
#define OCTAVO_MEDIA_FONT_H

#include "base/arena.h"
#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

enum font_type {
	FONT_UNKNOWN, /* not a font, or none that octavo has heard of */
	FONT_TTF,
	FONT_OTF,
	FONT_WOFF,
	FONT_WOFF2,
	FONT_REFUSED /* collections, EOT and Type 1, which readers of e-books don't take */
};

struct font_info {
	const char *name;       /* "TrueType"; NULL if unknown; static, as all but the family */
	const char *media_type; /* "font/ttf"; NULL unless a book may hold it */
	const char *ending;     /* "ttf"; NULL as above */
	const char *damage; /* what is wrong with it, as in "it is …"; NULL: nothing was found */
	const char
	    *family;     /* belongs to the arena, has no quotation marks, backslashes or controls;
			    NULL: it doesn't say, or only within what WOFF 2 has packed */
	unsigned weight; /* 1 to 1000, 400 if it doesn't say */
	bool is_italic;
	unsigned heaviest;   /* of a variable font, whose weight is the lightest; else 0 */
	bool is_restricted;  /* its licence, by its own word, allows no embedding */
	bool is_indivisible; /* nor a subset, where it may be embedded */
};

/* Never reads outside of the bytes, whatever they are. */
enum font_type font_identify(const unsigned char *bytes, size_t size, struct arena *arena,
			     struct font_info *info);

/* Appends the font that WOFF or WOFF 2 holds, whose decoder is loaded now, or any other as it is;
 * false: it can't be unpacked, or has more than most bytes then. */
bool font_unpack(enum font_type type, const unsigned char *bytes, size_t size, size_t most,
		 struct buf *out);

/* How many bytes it says that it has then. */
size_t font_unpacked_size(enum font_type type, const unsigned char *bytes, size_t size);

#endif
