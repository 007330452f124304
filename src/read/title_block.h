/* What an article says of itself at its very start without marks around it, as front matter does:
 * pandoc's title block, and MultiMarkdown's lines. */
#ifndef OCTAVO_READ_TITLE_BLOCK_H
#define OCTAVO_READ_TITLE_BLOCK_H

#include "read/frontend.h"

/* Reads the block that begins the text into the metadata; its size, or 0 if there is none. */
size_t title_block_read(const struct frontend *in, struct metadata *metadata);

#endif
