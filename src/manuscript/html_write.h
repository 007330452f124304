/* A tree written out as HTML, with the raw pieces it holds, and where each byte came from. */
#ifndef OCTAVO_MANUSCRIPT_HTML_WRITE_H
#define OCTAVO_MANUSCRIPT_HTML_WRITE_H

#include "base/tree.h"
#include "base/vec.h"
#include "manuscript/html_parse.h"

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
void html_written_clear(struct html_written *written);

html_locate html_written_place; /* source: a struct html_written */

#endif
