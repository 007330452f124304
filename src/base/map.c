/* A map from strings to numbers: open addressing, at most two thirds full. */
#include "base/map.h"

#include "base/mem.h"

#include <stdint.h>
#include <string.h>

struct map_slot {
	const char *key;
	uint64_t hash;
	size_t value;
};

void map_clear(struct map *map)
{
	mem_free(map->slots);
	*map = (struct map){0};
}

static uint64_t hash_of(const char *key) /* FNV-1a, then mixed so that low bits are good */
{
	uint64_t hash = 14695981039346656037u;
	for (; *key; key++)
		hash = (hash ^ (unsigned char)*key) * 1099511628211u;
	return hash ^ hash >> 29;
}

static struct map_slot *slot_of(const struct map *map, const char *key, uint64_t hash)
{
	for (size_t i = hash & (map->room - 1);; i = (i + 1) & (map->room - 1)) {
		struct map_slot *slot = &map->slots[i];
		if (!slot->key || (slot->hash == hash && strcmp(slot->key, key) == 0))
			return slot;
	}
}

size_t map_find(const struct map *map, const char *key)
{
	if (!map->room)
		return MAP_NONE;
	struct map_slot *slot = slot_of(map, key, hash_of(key));
	return slot->key ? slot->value : MAP_NONE;
}

static void grow(struct map *map)
{
	struct map larger = {.count = map->count, .room = map->room ? map->room * 2 : 16};
	larger.slots = mem_zeroed(larger.room, sizeof *larger.slots);
	for (size_t i = 0; i < map->room; i++)
		if (map->slots[i].key)
			*slot_of(&larger, map->slots[i].key, map->slots[i].hash) = map->slots[i];
	mem_free(map->slots);
	*map = larger;
}

size_t *map_at(struct map *map, const char *key)
{
	if (map->count * 3 >= map->room * 2)
		grow(map);
	uint64_t hash = hash_of(key);
	struct map_slot *slot = slot_of(map, key, hash);
	if (!slot->key) {
		*slot = (struct map_slot){key, hash, MAP_NONE};
		map->count++;
	}
	return &slot->value;
}
