/* The parts of reading a font, for each other. */
#ifndef OCTAVO_MEDIA_FONT_PARTS_H
#define OCTAVO_MEDIA_FONT_PARTS_H

#include "media/font.h"
#include "media/numbers.h"

#include <string.h>

struct font_table {
	const unsigned char *bytes; /* NULL: not there */
	size_t size;
	bool is_known; /* it was met, whether it could be read or not: a second is none */
};

struct font {
	const unsigned char *bytes;
	size_t size;
	struct arena *arena;
	struct font_table name, os2, head, fvar;
};

/* Where the table of the tag is kept; NULL: it isn't one of those that are. */
static inline struct font_table *font_table(struct font *font, const char *tag)
{
	return memcmp(tag, "name", 4) == 0   ? &font->name
	       : memcmp(tag, "OS/2", 4) == 0 ? &font->os2
	       : memcmp(tag, "head", 4) == 0 ? &font->head
	       : memcmp(tag, "fvar", 4) == 0 ? &font->fvar
					     : NULL;
}

/* font_names.c: fills in family, weight, style and licence from the tables. */
void font_describe(const struct font *font, struct font_info *info);

#endif
