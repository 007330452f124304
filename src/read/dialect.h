/* What an article holds for the tool that it was written for, beside Markdown. */
#ifndef OCTAVO_READ_DIALECT_H
#define OCTAVO_READ_DIALECT_H

#include "manuscript/manuscript.h"

/* Does in the tree what the tool would do. */
void dialect_settle(struct tree *tree, const struct entry *entry);

#endif
