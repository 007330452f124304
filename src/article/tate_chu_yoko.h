/* Short numbers upright in lines from top to bottom. */
#ifndef OCTAVO_ARTICLE_TATE_CHU_YOKO_H
#define OCTAVO_ARTICLE_TATE_CHU_YOKO_H

#include "tree/tree.h"

/* Puts one or two digits, or marks like "!?", that stand alone inside the element into spans of the
 * class "upright": set side by side in the width of one character, as Japanese printers do, where
 * they would lie on their side. */
void tate_chu_yoko_mark(struct tree *tree, struct node *element);

#endif
