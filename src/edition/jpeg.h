/* Reading, writing and turning JPEG. */
#ifndef OCTAVO_EDITION_JPEG_H
#define OCTAVO_EDITION_JPEG_H

#include "edition/pixels.h"

enum { JPEG_USUAL = -1 }; /* a sampling of colours: the usual one */

/* Each returns whether it was done, and appends to out only then. The library for it is loaded now,
 * because few books need it. */
bool jpeg_write(const struct pixels *pixels, int sampling, struct buf *out);

/* Decodes the picture, and says how its colours are sampled; the caller clears the pixels. Where
 * less than the whole size is wanted, it comes at a half, a quarter or an eighth, but not below
 * least. */
bool jpeg_decode(const unsigned char *bytes, size_t size, struct picture_size least,
		 struct pixels *pixels, int *sampling);

/* Turns the picture as EXIF's orientation asks for, without loss, if its size allows. Its EXIF data
 * stay as they are. */
bool jpeg_turn(const unsigned char *bytes, size_t size, unsigned orientation, struct buf *out);

#endif
