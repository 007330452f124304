/* Boxes beside the text: notes, tips, warnings. */
#ifndef OCTAVO_READ_ASIDES_H
#define OCTAVO_READ_ASIDES_H

#include "tree/tree.h"

/* Makes a box of the element, of that kind ("note"), which becomes its class. */
void box_make(struct tree *tree, struct node *node, const char *kind);

/* The same of a box put around the node, which is linked. */
struct node *box_around(struct tree *tree, struct node *node, const char *kind);

/* A title before all that the box holds, without words yet; line 0: made by octavo. */
struct node *box_add_title(struct tree *tree, struct node *box, unsigned line);

/* The words of the title of a box that says none: "Note", "See also". */
void box_name_title(struct tree *tree, struct node *title, const char *kind);

#endif
