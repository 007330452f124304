/* Files whose first bytes are masked, as the fonts of some EPUBs are. */
#ifndef OCTAVO_BASE_MASKS_H
#define OCTAVO_BASE_MASKS_H

#include "base/map.h"
#include "base/vec.h"

#include <stddef.h>

enum { MASK_KEY = 20 }; /* bytes of a key, at most */

/* A key that the first length bytes of a file are masked by, again and again. */
struct mask {
	unsigned char key[MASK_KEY];
	size_t size, length;
};

struct masks {
	struct map paths; /* -> number of the mask */
	VEC(struct mask) all;
};

void masks_clear(struct masks *masks);

/* The path outlives the masks. */
void masks_add(struct masks *masks, const char *path, const unsigned char *key, size_t size,
	       size_t length);

/* Takes the mask off the file's bytes, if it has one. */
void masks_take_off(const struct masks *masks, const char *path, char *bytes, size_t size);

#endif
