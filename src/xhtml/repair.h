/* Repairs of an element whose children conform each for itself, but not together. */
#ifndef OCTAVO_XHTML_REPAIR_H
#define OCTAVO_XHTML_REPAIR_H

#include "xhtml/state.h"

/* Wraps what is a part of a list but stands outside of one. */
void repair_strays(struct conform_state *state, xmlNode *parent);

void repair_items(struct conform_state *state, xmlNode *list);     /* ul, ol */
xmlNode *repair_terms(struct conform_state *state, xmlNode *list); /* dl; may become a div */
void repair_table(struct conform_state *state, xmlNode *table);
void repair_rows(struct conform_state *state, xmlNode *rows);
void repair_cells(struct conform_state *state, xmlNode *row);
void repair_figure(struct conform_state *state, xmlNode *figure);
void repair_details(struct conform_state *state, xmlNode *details);
void repair_ruby(struct conform_state *state, xmlNode *ruby);

/* Splits the element around the blocks in it: they move out, in order, to where it stands. */
void split_around_blocks(struct conform_state *state, xmlNode *node);

#endif
