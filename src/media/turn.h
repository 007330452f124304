/* Style sheets for lines that run from top to bottom. */
#ifndef OCTAVO_MEDIA_TURN_H
#define OCTAVO_MEDIA_TURN_H

#include "base/buf.h"

/* Appends one of octavo's own style sheets, which are written for horizontal lines, turned a
 * quarter to the right: what stood above a line stands to its right, width is height. The sheet has
 * plain rules: no blocks in blocks, no braces or semicolons in strings or comments. */
void turn_sheet(const char *sheet, size_t size, struct buf *out);

#endif
