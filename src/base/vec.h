/* A growing array of any type: VEC(struct thing) things = {0}; vec_push(&things, thing). */
#ifndef OCTAVO_BASE_VEC_H
#define OCTAVO_BASE_VEC_H

#include "base/mem.h"

#include <stdint.h>

#define VEC(type)                                                                                  \
	struct {                                                                                   \
		type *items;                                                                       \
		size_t count, room;                                                                \
	}

#define vec_push(vec, ...)                                                                         \
	do {                                                                                       \
		(vec)->items =                                                                     \
		    vec_room((vec)->items, (vec)->count, &(vec)->room, sizeof *(vec)->items);      \
		(vec)->items[(vec)->count++] = (__VA_ARGS__);                                      \
	} while (0)

#define vec_clear(vec)                                                                             \
	do {                                                                                       \
		mem_free((vec)->items);                                                            \
		(vec)->items = NULL;                                                               \
		(vec)->count = (vec)->room = 0;                                                    \
	} while (0)

/* The items, with room for one more. */
static inline void *vec_room(void *items, size_t count, size_t *room, size_t item_size)
{
	if (count < *room)
		return items;
	size_t more = *room ? *room * 2 : 8;
	items = mem_resize(items, more > SIZE_MAX / item_size ? SIZE_MAX : more * item_size);
	*room = more;
	return items;
}

#endif
