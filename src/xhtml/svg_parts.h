/* The parts of making an SVG conform, as they see each other. */
#ifndef OCTAVO_XHTML_SVG_PARTS_H
#define OCTAVO_XHTML_SVG_PARTS_H

#include "xhtml/foreign.h"

struct svg_state {
	struct conform_state *conform;
	size_t number; /* of this SVG in the tree */
	size_t ids;    /* given so far */
	size_t lost;   /* things that it showed and now doesn't */
	bool draws, defines, names;
	bool named;       /* a title or text in it is its label */
	bool lost_words;  /* that it showed */
	bool stray_words; /* that no browser shows */
};

/* Keeps the attributes that the element may have, as they may be; what its style says becomes
 * attributes. Ids stay as they are, and so do references, which may lead anywhere. */
void svg_clean_attributes(const struct svg_state *svg, struct node *node);

/* When all elements are gone that go: ids become unique in the tree, references follow them. What
 * leads to nothing in this SVG, or to what can't be meant, goes. The root's id is the page's. */
void svg_settle_references(struct svg_state *svg, struct node *root);

#endif
