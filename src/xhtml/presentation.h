/* Attributes and styles that mean something to a reader become classes of the theme. */
#ifndef OCTAVO_XHTML_PRESENTATION_H
#define OCTAVO_XHTML_PRESENTATION_H

#include "xhtml/state.h"

/* Sets the node's classes from its attributes and style, and makes it another element where its
 * style says so. To be called before anything else changes the node. */
void present(struct conform_state *state, struct node *node);

#endif
