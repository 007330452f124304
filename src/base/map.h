/* A map from strings to numbers, by hashing. Keys are borrowed and must outlive the map. */
#ifndef OCTAVO_BASE_MAP_H
#define OCTAVO_BASE_MAP_H

#include <stdbool.h>
#include <stddef.h>

struct map {
	struct map_slot *slots;
	size_t count, room;
};

#define MAP_NONE ((size_t)-1)

void map_clear(struct map *map); /* frees, and leaves it empty; a zeroed map is empty */

/* The value stored under key, or MAP_NONE. */
size_t map_find(const struct map *map, const char *key);

/* A place for key's value, which starts as MAP_NONE when the key is new. Valid until the next call.
 */
size_t *map_at(struct map *map, const char *key);

#endif
