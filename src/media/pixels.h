/* A picture as pixels, between one format and another. */
#ifndef OCTAVO_MEDIA_PIXELS_H
#define OCTAVO_MEDIA_PIXELS_H

#include "base/buf.h"

#include <stdbool.h>
#include <stdint.h>

struct pixels {
	unsigned char *data; /* rows from the top without gaps; NULL: none */
	uint32_t width, height;
	unsigned channels; /* 1 gray, 3 RGB, 4 RGB and alpha; 8 bits each */
};

struct picture_size {
	uint32_t width, height; /* 0: any */
};

struct picture_part {
	uint32_t left, top, width, height;
};

void pixels_clear(struct pixels *pixels);

/* Leaves that part of the picture, which lies in it. */
void pixels_cut(struct pixels *pixels, const struct picture_part *part);

/* Turns and mirrors the picture as EXIF's orientation asks for. */
void pixels_turn(struct pixels *pixels, unsigned orientation);

/* Makes the picture no larger than that in either direction; what is smaller stays so. A pixel
 * becomes the mean of those that it stands for, weighed by how much they show. */
void pixels_scale(struct pixels *pixels, struct picture_size most);

/* Appends the picture as a PNG. */
void pixels_write_png(const struct pixels *pixels, struct buf *out);

#endif
