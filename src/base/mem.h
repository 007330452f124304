/* Memory that is never NULL: octavo has no sensible way to make half a book, so a process that runs
 * out of memory says so in one line and exits with status 3; no output file is half written, and
 * none with a temporary name is left. */
#ifndef OCTAVO_BASE_MEM_H
#define OCTAVO_BASE_MEM_H

#include <stddef.h>

/* Each returns memory the caller frees with mem_free; sizes are bytes, overflow counts as "none".
 */
void *mem_alloc(size_t size);
void *mem_zeroed(size_t count, size_t size);
void *mem_resize(void *memory, size_t size);
char *mem_copy(const char *text, size_t size); /* a NUL is put behind it */
char *mem_string(const char *text);            /* strdup; the shape that libxml2's hooks want */
void mem_free(void *memory);

_Noreturn void mem_exhausted(void); /* for those who ask elsewhere for memory, and get none */

/* What is done before a process that ran out of memory ends, by any thread and without memory. It
 * is a process that runs out, not a book: so the list of these is the process's. Who adds one takes
 * it back before it is gone. */
struct mem_farewell {
	void (*say)(void *user);
	void *user;
	struct mem_farewell *next;
};

void mem_add_farewell(struct mem_farewell *farewell);
void mem_take_farewell(struct mem_farewell *farewell);

#endif
