/* Repairs of an element whose children conform each for itself, but not together. */
#ifndef OCTAVO_XHTML_REPAIR_H
#define OCTAVO_XHTML_REPAIR_H

#include "xhtml/state.h"

/* Wraps what is a part of a list but stands outside of one. */
void repair_strays(struct conform_state *state, struct node *parent);

void repair_items(struct conform_state *state, struct node *list); /* ul, ol */
struct node *repair_terms(struct conform_state *state,
			  struct node *list); /* dl; may become a div */
void repair_table(struct conform_state *state, struct node *table);
void repair_rows(struct conform_state *state, struct node *rows);
void repair_cells(struct conform_state *state, struct node *row);
void repair_figure(struct conform_state *state, struct node *figure);
void repair_details(struct conform_state *state, struct node *details);
void repair_ruby(struct conform_state *state, struct node *ruby);

/* Splits the element around the blocks in it: they move out, in order, to where it stands. */
void split_around_blocks(struct conform_state *state, struct node *node);

#endif
