/* What an article holds for the tool that it was written for, beside Markdown. */
#ifndef OCTAVO_READ_DIALECT_H
#define OCTAVO_READ_DIALECT_H

#include "read/frontend.h"

/* Turns what stands in templates, components and directives, in the text, into Markdown where it is
 * known; line ends stay where they are. Returns what else the article holds. */
enum dialect dialect_prepare(struct buf *text, const struct entry *entry, struct diags *diags);

/* Does in the tree what the tool would do. */
void dialect_settle(struct tree *tree, const struct entry *entry, const struct frontend *in);

#endif
