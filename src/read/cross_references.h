/* References to headings, pictures and the like, as bookdown, Quarto and pandoc-crossref have
 * them. */
#ifndef OCTAVO_READ_CROSS_REFERENCES_H
#define OCTAVO_READ_CROSS_REFERENCES_H

#include "manuscript/manuscript.h"
#include "tree/tree.h"

/* Makes links of them. What leads to something that only those tools make stays as it was typed;
 * words for an index on paper go. */
void cross_references_settle(struct tree *tree, enum dialect dialect);

#endif
