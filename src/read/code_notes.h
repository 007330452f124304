/* Comments in code that say how its lines shall look. */
#ifndef OCTAVO_READ_CODE_NOTES_H
#define OCTAVO_READ_CODE_NOTES_H

#include "tree/tree.h"

/* Takes them out of the code in pre: of Shiki, as VitePress and others have it, "// [!code
 * highlight]", and Docusaurus's "// highlight-next-line". Lines that they mean stand out; where
 * "[!code ++]" and "[!code --]" say what came and went, lines get signs as in a diff. */
void code_notes_settle(struct tree *tree, struct node *pre);

#endif
