/* HTML that was made of something else, a tree with raw pieces or XML, and where each byte of it
 * came from. */
#ifndef OCTAVO_READ_MARKUP_HTML_WRITE_H
#define OCTAVO_READ_MARKUP_HTML_WRITE_H

#include "tree/tree.h"
#include "base/vec.h"
#include "read/markup/html_parse.h"

/* From offset on, the text came from this place; raw: and goes on from there column by column. */
struct html_stretch {
	size_t offset;
	struct html_place at;
	bool raw;
};

struct html_written {
	struct buf text;
	VEC(struct html_stretch) stretches; /* by offset */
};

struct html_written html_write(const struct tree *tree); /* what the body holds; clear it */
/* Appends text that stands at a place, which moves on to the end of it. */
void html_written_add(struct html_written *written, const char *text, size_t size,
		      struct html_place *at);

/* Moves *text on to a later place of the same text, and at with it. */
void html_written_skip(const char **text, const char *to, struct html_place *at);

void html_written_clear(struct html_written *written);

html_locate html_written_place; /* source: a struct html_written */

#endif
