/* Places that the contents of a book lead to. */
#ifndef OCTAVO_READ_LANDINGS_H
#define OCTAVO_READ_LANDINGS_H

#include "manuscript/manuscript.h"

/* Makes headings of the lines that the contents call by their very words, where the page has only
 * paragraphs for them. */
void landings_head(struct tree *tree, const struct entry *entry);

#endif
