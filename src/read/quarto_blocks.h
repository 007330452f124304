/* Divs that mean something to Quarto: boxes with a heading, figures. */
#ifndef OCTAVO_READ_QUARTO_BLOCKS_H
#define OCTAVO_READ_QUARTO_BLOCKS_H

#include "tree/tree.h"

/* The heading that opens a box is its title, and the last paragraph of a figure its caption. */
void quarto_blocks_settle(struct tree *tree);

#endif
