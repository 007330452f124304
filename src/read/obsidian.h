/* What Obsidian's notes hold beside Markdown that is no text. */
#ifndef OCTAVO_READ_OBSIDIAN_H
#define OCTAVO_READ_OBSIDIAN_H

#include "base/buf.h"

/* Takes out comments, "%%words%%", and the names of blocks at the ends of lines, "^name". Line ends
 * stay where they are. */
void obsidian_settle(struct buf *text);

#endif
