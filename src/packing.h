/* The packing of a book's files, shared out among threads: from the finished edition to what the
 * container holds. */
#ifndef OCTAVO_PACKING_H
#define OCTAVO_PACKING_H

#include "container/deflate.h"
#include "book/edition.h"

/* Makes and packs all files, in so many threads at most; style, the book's style sheet, is taken
 * over. *packed, which the caller frees with packed_clear and mem_free, has *count files in the
 * order of the container. False after a diagnostic. */
bool packing_run(struct edition *edition, struct buf style, unsigned threads,
		 struct packed **packed, size_t *count);

#endif
