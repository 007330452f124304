/* Page marks, put where a book may have them. */
#ifndef OCTAVO_XHTML_PAGEBREAKS_H
#define OCTAVO_XHTML_PAGEBREAKS_H

#include "xhtml/state.h"

/* Moves marks that stand between the items of a list or the cells of a table into the next of them,
 * out of drawings and formulas before those; and takes numbers in the margin, as Project Gutenberg
 * has them, for marks. */
void pagebreaks_settle(struct conform_state *state);

#endif
