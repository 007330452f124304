/* Plain text: from lines to blocks. */
#ifndef OCTAVO_READ_TEXT_LINES_TEXT_BLOCKS_H
#define OCTAVO_READ_TEXT_LINES_TEXT_BLOCKS_H

#include "base/arena.h"
#include "read/text/lines/text_lines.h"

/* Lines of one paragraph, measured. */
struct span {
	size_t first, count;
	unsigned width;             /* at which lines are wrapped there; 0: they aren't */
	unsigned widest, narrowest; /* cells with indentation */
	unsigned indent;            /* the least */
	size_t full, ended; /* of the lines before the last: no room for more; a sentence ends */
	size_t spoken;
};

/* text_verse.c */
struct span text_measure(const struct text *text, size_t first, size_t count, unsigned width);
bool text_is_verse(const struct text *text, const struct span *span); /* its lines stay lines */

/* text_items.c: the lines that belong to the item at first; and which numbers are a list's. */
size_t text_item_lines(const struct text *text, size_t first);
void text_settle_numbers(struct text *text);

/* text_listing.c: a heading's or a line's words without the number before them, to compare them. */
const char *text_title_words(struct arena *arena, const char *s, size_t size);

#endif
