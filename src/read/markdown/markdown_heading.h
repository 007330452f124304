/* Attributes that an author gives a heading: "## Words {#id .class}". */
#ifndef OCTAVO_READ_MARKDOWN_MARKDOWN_HEADING_H
#define OCTAVO_READ_MARKDOWN_MARKDOWN_HEADING_H

#include "tree/tree.h"

/* Takes the attributes from the end of the heading's words. source: the heading as written, which
 * says what is meant as attributes. */
void heading_take_attributes(struct tree *tree, struct node *heading, const char *source);

#endif
