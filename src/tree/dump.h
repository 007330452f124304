/* A tree as text for people and tests. */
#ifndef OCTAVO_TREE_DUMP_H
#define OCTAVO_TREE_DUMP_H

#include "tree/tree.h"

/* Appends the node and what is below it, a node a line, indented by depth: «p 3:1», «a 3:5 href=x»,
 * «"words"», «?html 4:2 "<b>"». An element without a place has its parent's. */
void tree_dump(struct buf *out, const struct node *root);

#endif
