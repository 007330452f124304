/* Chunks of code that Quarto and knitr run when they make a book. */
#ifndef OCTAVO_READ_CHUNKS_H
#define OCTAVO_READ_CHUNKS_H

#include "base/buf.h"

/* The first chunk that would show something, as its fence is typed; "": there is none. */
struct chunks_found {
	char fence[32];
	unsigned line;
};

/* Takes out the options of chunks, and the chunks that their authors show nobody ('include',
 * 'echo'); line ends stay where they are. */
struct chunks_found chunks_settle(struct buf *text);

#endif
