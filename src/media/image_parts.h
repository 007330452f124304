/* The kinds of images, each read in a file of its own. */
#ifndef OCTAVO_MEDIA_IMAGE_PARTS_H
#define OCTAVO_MEDIA_IMAGE_PARTS_H

#include "media/image.h"
#include "media/numbers.h"

#include <string.h>

/* Bytes that are read from the front. */
struct bytes {
	const unsigned char *at;
	size_t left;
};

/* Takes size bytes from the front and returns them; NULL if there are fewer. */
static inline const unsigned char *take(struct bytes *bytes, size_t size)
{
	const unsigned char *at = bytes->at;
	if (size > bytes->left)
		return NULL;
	bytes->at += size;
	bytes->left -= size;
	return at;
}

static inline bool begins(const unsigned char *bytes, size_t size, const char *with, size_t length)
{
	return size >= length && memcmp(bytes, with, length) == 0;
}

/* The damages that are most frequent. */
extern const char image_is_short[], image_is_broken[], image_is_altered[];

/* Sets the size; the damage if there is no picture of that size, or octavo takes none. */
const char *image_set_size(struct image_info *info, uint32_t width, uint32_t height);

/* Each fills in what it finds and returns the damage, or NULL; closely: it looks at the data of the
 * pixels, too. The bytes have the right signature. */
const char *jpeg_read(struct bytes bytes, struct image_info *info, bool closely);
const char *png_read(struct bytes bytes, struct image_info *info, bool closely);
const char *gif_read(struct bytes bytes, struct image_info *info, bool closely);
const char *webp_read(struct bytes bytes, struct image_info *info, bool closely);
const char *svg_read(struct bytes bytes, struct image_info *info, bool closely);

/* The damage of a frame's data, which begin with the size of its codes, if it has so many pixels.
 */
const char *gif_check_data(struct bytes data, uint64_t pixels);

struct png_header {
	uint32_t width, height;
	unsigned bits; /* of a pixel */
	bool interlaced;
};

/* The damage of a PNG's pixels, whose chunks from the first with data on are known to be whole. */
const char *png_check_data(const struct png_header *header, struct bytes chunks, const char **flaw);

/* What of a WebP is shown first. */
struct webp_frame {
	const unsigned char *bytes; /* as the decoder takes them */
	size_t size;
	uint32_t left, top; /* on the canvas, whose size is the picture's */
};

/* As webp_read; the frame points into the bytes. */
const char *webp_find(struct bytes bytes, struct image_info *info, struct webp_frame *frame);

bool svg_is(const unsigned char *bytes, size_t size);

/* The orientation that EXIF data, from its TIFF header on, gives; 1 if none. */
unsigned exif_orientation(const unsigned char *bytes, size_t size);

#endif
