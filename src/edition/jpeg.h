/* Writing and turning JPEG. */
#ifndef OCTAVO_EDITION_JPEG_H
#define OCTAVO_EDITION_JPEG_H

#include "edition/pixels.h"

/* Each returns whether it was done, and appends to out only then. The library for it is loaded now,
 * because few books need it. */
bool jpeg_write(const struct pixels *pixels, struct buf *out);

/* Turns the picture as EXIF's orientation asks for: without loss where its size allows, else by
 * decoding it and coding it anew. Its EXIF data stay as they are. */
bool jpeg_turn(const unsigned char *bytes, size_t size, unsigned orientation, struct buf *out);

#endif
