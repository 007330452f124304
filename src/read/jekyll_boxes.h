/* Boxes of themes for Jekyll. */
#ifndef OCTAVO_READ_JEKYLL_BOXES_H
#define OCTAVO_READ_JEKYLL_BOXES_H

#include "tree/tree.h"

/* Makes boxes of quotations and paragraphs whose class says so: "note", "prompt-tip",
 * "notice--info", or "note-title", where the first paragraph is the title. */
void jekyll_boxes_settle(struct tree *tree);

#endif
