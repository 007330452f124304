/* An arena: memory that lives as long as one job and is let go at once. */
#ifndef OCTAVO_BASE_ARENA_H
#define OCTAVO_BASE_ARENA_H

#include <stddef.h>

struct arena;

struct arena *arena_new(void); /* the caller frees it */
void arena_free(struct arena *arena);

/* What these return belongs to the arena. arena_alloc is zeroed and aligned for any type. */
void *arena_alloc(struct arena *arena, size_t size);
char *arena_copy(struct arena *arena, const char *text, size_t size); /* a NUL is put behind it */
char *arena_string(struct arena *arena, const char *text);
char *arena_format(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
