/* The pages that octavo adds: in front of the articles and where parts begin; and the frame that
 * every document has. */
#ifndef OCTAVO_EDITION_FRONT_H
#define OCTAVO_EDITION_FRONT_H

#include "edition/edition.h"

/* What the frame of a document says. */
struct frame {
	const char *title;
	const char *language;
	const char *direction; /* NULL: left to right */
	size_t style;          /* a style sheet of its own, an asset; MAP_NONE: none */
	const char *body_type; /* epub:type of the body: frontmatter, bodymatter, …; NULL: none */
};

/* Makes html, head and an empty body in the tree; returns the body. The root is its parent. */
xmlNode *frame_make(struct tree *tree, const struct frame *frame);

/* A new element with an attribute or two (NULL: none), appended to parent; returns it. */
xmlNode *frame_add(struct tree *tree, xmlNode *parent, enum element element, const char *class,
		   const char *text);

/* Reserves the places of the cover page, if there is a cover, the title page and the contents page.
 */
void front_reserve(struct edition *edition);

/* Fills them and the pages of parts, when title, authors and language are known. */
void front_make(struct edition *edition);

#endif
