/* A font with the glyphs that a text uses, and all that shapes them. */
#ifndef OCTAVO_MEDIA_FONT_SUBSET_H
#define OCTAVO_MEDIA_FONT_SUBSET_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The characters that a text uses: one bit each. */
struct font_characters {
	uint8_t *bits;
};

struct font_characters font_characters_new(void); /* with ASCII; the caller clears it */
void font_characters_clear(struct font_characters *characters);

/* Adds what a text in UTF-8 holds, in either case, for themes set capitals, too. */
void font_characters_add(struct font_characters *characters, const char *text, size_t size);

enum font_subset {
	FONT_SUBSET_MADE,
	FONT_SUBSET_NO_LIBRARY, /* there is no HarfBuzz, or no decoder of WOFF 2 */
	FONT_SUBSET_FAILED      /* nothing came of it that has all the glyphs */
};

/* Replaces a font of TrueType, OpenType, WOFF or WOFF 2 by one in TrueType or OpenType that has
 * what of the characters it had. Ligatures, the forms of Arabic and Indic letters and the axes of
 * variable fonts stay. It may have most bytes, unpacked. If nothing comes of it, the bytes stay
 * what they are. */
enum font_subset font_subset(struct buf *bytes, size_t most,
			     const struct font_characters *characters);

#endif
