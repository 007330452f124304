/* Ids, the links to them, and the targets of all other links. */
#ifndef OCTAVO_XHTML_PAGE_IDS_H
#define OCTAVO_XHTML_PAGE_IDS_H

#include "xhtml/state.h"

/* The id as it stands in a book: ASCII, beginning with a letter or "_". The same text always gives
 * the same one, so that links from other articles find it. NULL if nothing is left. */
const char *id_normal(struct arena *arena, const char *text);

/* The name of an anchor becomes an id, before attributes are looked through. */
void anchor_to_id(struct conform_state *state, struct node *node);

/* When the tree has its final shape: makes ids valid and unique, follows the links to them, and
 * puts the targets of all other links in their proper form. Links that lead nowhere become plain
 * text. */
void conform_links(struct conform_state *state);

#endif
