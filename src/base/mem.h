/* Memory that is never NULL: octavo has no sensible way to make half a book, so a process that runs
 * out of memory says so in one line and exits with status 3; no output file is half written. */
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

#endif
