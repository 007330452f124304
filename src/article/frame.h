/* The frame that every XHTML document of a book has: head, body, and the section in it. */
#ifndef OCTAVO_ARTICLE_FRAME_H
#define OCTAVO_ARTICLE_FRAME_H

#include "tree/tree.h"
#include "metadata/matter.h"

/* The partition that a document is in: epub:type of its body and of landmarks. */
enum partition { PARTITION_FRONT, PARTITION_BODY, PARTITION_BACK };
const char *partition_type(enum partition partition); /* as in "frontmatter" */

/* What the frame of a document says. */
struct frame {
	const char *title;
	const char *language;
	const char *direction; /* NULL: left to right */
	bool author_style;     /* the book has a sheet of its author's */
	bool has_style;        /* a style sheet of its own, a placeholder at first */
	const char
	    *body_type; /* epub:type of the body; NULL: its partition, a placeholder at first */
	bool on_top;    /* it lies in the package's folder, not in one of it */
};

/* Makes html, head and an empty body in the tree; returns the body. The root is its parent. */
struct node *frame_make(struct tree *tree, const struct frame *frame);

/* Links the style sheet for engines of today (style.h) behind the book's own. */
void frame_add_newer_style(struct tree *tree, struct node *body);

/* A new element with a class and a text (NULL: none), appended to parent; returns it. */
struct node *frame_add(struct tree *tree, struct node *parent, enum element element,
		       const char *class, const char *text);

/* The section that a document's text is in, by its kind; MATTER_NONE: a chapter. */
struct node *frame_section(struct tree *tree, struct node *body, enum matter matter);

/* The same of a part. */
struct node *frame_part(struct tree *tree, struct node *body);

#endif
