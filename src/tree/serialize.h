/* A tree of nodes as XHTML: bytes, and the placeholders in them where names are filled in later. */
#ifndef OCTAVO_TREE_SERIALIZE_H
#define OCTAVO_TREE_SERIALIZE_H

#include "base/buf.h"
#include "tree/tree.h"
#include "base/vec.h"

enum placeholder_kind {
	PLACEHOLDER_LINK, /* target: an entry of the manuscript; fragment: an id in it, or NULL */
	PLACEHOLDER_NOTHING,   /* what the link led to isn't in the book: the attribute goes */
	PLACEHOLDER_FILE,      /* target: one of the files that the article names */
	PLACEHOLDER_STYLE,     /* the style sheet of the article itself */
	PLACEHOLDER_ASSET,     /* target: an asset of the book */
	PLACEHOLDER_PARTITION, /* front, body or back matter: the partition of its document */
	PLACEHOLDER_CODE, /* target: a block of code, at first of the article, then of the book */
};

struct placeholder {
	enum placeholder_kind kind;
	size_t offset; /* in the bytes: the name goes in front of this one */
	size_t target;
	const char *fragment;
	size_t document; /* that a link leads to, once all are known */
	struct place at;
};

struct serialized {
	struct buf bytes;
	VEC(struct placeholder) placeholders;
	bool mathml, svg, ruby; /* whether there are such elements */
};

void serialized_clear(struct serialized *serialized);

/* Makes the attribute's value a placeholder. The placeholder is kept in the tree's arena until it
 * is serialized.
 */
void tree_set_placeholder(struct tree *tree, struct node *node, const char *name,
			  struct placeholder placeholder);

/* Makes a text a placeholder, which is written instead of it; its words stay what they are. */
void tree_set_text_placeholder(struct tree *tree, struct node *text,
			       struct placeholder placeholder);

/* The placeholder that stands for the attribute's value; NULL if it has a value, or isn't there. */
const struct placeholder *tree_placeholder(const struct node *node, const char *name);

/* Appends the document whose root element is given, XML declaration and doctype in front. Blocks
 * end their line where white space doesn't matter and the source brought none of its own. */
void serialize(struct serialized *out, const struct node *root);

/* Appends the drawing as an SVG file. */
void serialize_drawing(struct buf *bytes, const struct node *drawing);

#endif
