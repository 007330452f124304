/* The parts of making an SVG conform, as they see each other. */
#ifndef OCTAVO_CONTENT_SVG_PARTS_H
#define OCTAVO_CONTENT_SVG_PARTS_H

#include "base/map.h"
#include "content/foreign.h"

/* The ids that an SVG has inside, by their number in it: a reference leads nowhere else. */
struct svg_state {
	struct conform_state *conform;
	struct map ids;
	size_t number; /* of this SVG in the tree */
	bool draws, defines, names, lost_words;
};

/* Keeps the attributes that the element may have, as they may be; what its style says becomes
 * attributes. */
void svg_clean_attributes(const struct svg_state *svg, xmlNode *node);

#endif
