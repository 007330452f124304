/* Words that take the place of what a book can't show. */
#ifndef OCTAVO_XHTML_WORDS_H
#define OCTAVO_XHTML_WORDS_H

#include "tree/tree.h"

/* Takes the node out; the words, which may be none, stand for it and keep their distance from those
 * beside them. */
void words_instead(struct tree *tree, struct node *node, const char *words);

/* Takes the node's tags out: what it holds stands for it, at the same distance. */
void content_instead(struct tree *tree, struct node *node);

/* A link that leads nowhere becomes what it holds; an element stays where it is a target. */
void link_to_text(struct node *link);

#endif
