/* The memory that cmark-gfm parses in: pieces of a pool that is let go as a whole, so that nobody
 * walks the parser's tree again to free it node by node. */
#ifndef OCTAVO_READ_MARKDOWN_MARKDOWN_MEMORY_H
#define OCTAVO_READ_MARKDOWN_MARKDOWN_MEMORY_H

#include <stddef.h>

struct markdown_memory;

/* The calling thread's parsers take their memory from here until it is freed. */
struct markdown_memory *markdown_memory_new(void);
void markdown_memory_free(struct markdown_memory *memory);

/* What cmark_mem wants. */
void *markdown_memory_zeroed(size_t count, size_t size);
void *markdown_memory_resize(void *bytes, size_t size);
void markdown_memory_release(void *bytes);

#endif
