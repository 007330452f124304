/* The landmarks of a document, among which a listener jumps. */
#ifndef OCTAVO_ARTICLE_ARIA_LANDMARKS_H
#define OCTAVO_ARTICLE_ARIA_LANDMARKS_H

#include "tree/tree.h"

/* Makes those inside the document's section differ in role or name from it and from each other: one
 * that doesn't is named by its heading, or is a landmark no more. */
void aria_landmarks_part(struct tree *tree, struct node *section);

#endif
