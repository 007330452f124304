/* References to headings, pictures and the like, as bookdown, Quarto and pandoc-crossref have
 * them. */
#ifndef OCTAVO_READ_CROSS_REFERENCES_H
#define OCTAVO_READ_CROSS_REFERENCES_H

#include "manuscript/manuscript.h"
#include "tree/tree.h"

#include <stdbool.h>

/* Whether the tool takes "@id" for one, not for a citation. */
bool is_cross_reference(enum dialect dialect, const char *id);

/* Makes links of them, and gives links without words those of what they lead to. What leads to
 * something that only those tools make stays as it was typed; words for an index on paper go. */
void cross_references_settle(struct tree *tree, enum dialect dialect);

#endif
