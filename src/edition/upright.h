/* Short numbers upright in lines from top to bottom. */
#ifndef OCTAVO_EDITION_UPRIGHT_H
#define OCTAVO_EDITION_UPRIGHT_H

#include "base/tree.h"

/* Puts one or two digits, or marks like "!?", that stand alone inside the element into spans of the
 * class "upright": set side by side in the width of one character, as Japanese printers do, where
 * they would lie on their side. */
void upright_mark(struct tree *tree, xmlNode *element);

#endif
