/* Which attributes an element may have in a book, and with which values. */
#ifndef OCTAVO_XHTML_ATTRIBUTES_H
#define OCTAVO_XHTML_ATTRIBUTES_H

#include "xhtml/state.h"

/* Takes away what may not be there and puts the rest in its proper form. What attributes mean for
 * the look has been turned into classes before (presentation.h). */
void conform_attributes(struct conform_state *state, struct node *node);

/* After an element became another one: takes away what only the former may have. */
void restrict_attributes(struct node *node);

#endif
