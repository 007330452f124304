/* The walk of conforming, as its parts see it: elements are entered on the way down (enter.c) and
 * left on the way up (leave.c). */
#ifndef OCTAVO_XHTML_WALK_H
#define OCTAVO_XHTML_WALK_H

#include "base/vec.h"
#include "xhtml/state.h"

/* An element whose children are being walked. */
struct conform_frame {
	struct node *node, *next; /* next: the child to come */
	unsigned in;              /* IN_ bits: what it and its ancestors are */
	enum holds holds;
};

struct conform_walk {
	struct conform_state state;
	VEC(struct conform_frame) frames;
	bool told_depth;
};

static inline struct conform_frame *conform_top(struct conform_walk *walk)
{
	return &walk->frames.items[walk->frames.count - 1];
}

/* Makes the element another one, with classes that may be NULL, because of the breach. */
static inline void become(struct conform_walk *walk, struct node *node, enum breach breach,
			  enum element element, const char *classes)
{
	fix(&walk->state, node, breach, NULL);
	tree_rename(node, element);
	if (classes)
		tree_add_class(walk->state.tree, node, classes);
}

/* A child of the element on top is reached: it goes, becomes what may stand there, or is what is
 * walked next. */
void conform_enter(struct conform_walk *walk, struct node *node);

/* All children of the element on top are done. */
void conform_leave(struct conform_walk *walk);

#endif
