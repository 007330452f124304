/* Masks of files: which file has one, and taking it off. */
#include "base/masks.h"

#include <string.h>

void masks_clear(struct masks *masks)
{
	map_clear(&masks->paths);
	vec_clear(&masks->all);
}

void masks_add(struct masks *masks, const char *path, const unsigned char *key, size_t size,
	       size_t length)
{
	struct mask mask = {.size = size, .length = length};
	memcpy(mask.key, key, size);
	*map_at(&masks->paths, path) = masks->all.count;
	vec_push(&masks->all, mask);
}

void masks_take_off(const struct masks *masks, const char *path, char *bytes, size_t size)
{
	size_t number = masks->all.count ? map_find(&masks->paths, path) : MAP_NONE;
	if (number == MAP_NONE)
		return;
	const struct mask *mask = &masks->all.items[number];
	for (size_t i = 0; i < mask->length && i < size; i++)
		bytes[i] ^= (char)mask->key[i % mask->size];
}
