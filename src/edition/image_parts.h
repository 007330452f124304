/* The kinds of images, each read in a file of its own. */
#ifndef OCTAVO_EDITION_IMAGE_PARTS_H
#define OCTAVO_EDITION_IMAGE_PARTS_H

#include "edition/image.h"

#include <string.h>

/* Bytes that are read from the front. */
struct bytes {
	const unsigned char *at;
	size_t left;
};

/* Numbers of 2, 3 and 4 bytes at a place that is known to hold them: b big-, l little-endian. */
static inline uint32_t be16(const unsigned char *s)
{
	return (uint32_t)s[0] << 8 | s[1];
}
static inline uint32_t be32(const unsigned char *s)
{
	return be16(s) << 16 | be16(s + 2);
}
static inline uint32_t le16(const unsigned char *s)
{
	return (uint32_t)s[1] << 8 | s[0];
}
static inline uint32_t le24(const unsigned char *s)
{
	return (uint32_t)s[2] << 16 | le16(s);
}
static inline uint32_t le32(const unsigned char *s)
{
	return le16(s + 2) << 16 | le16(s);
}

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

extern const char image_is_short[]; /* the damage that is most frequent */

/* Each fills in what it finds and returns the damage, or NULL. The bytes have the right signature.
 */
const char *jpeg_read(struct bytes bytes, struct image_info *info);
const char *png_read(struct bytes bytes, struct image_info *info);
const char *gif_read(struct bytes bytes, struct image_info *info);
const char *webp_read(struct bytes bytes, struct image_info *info);
const char *svg_read(struct bytes bytes, struct image_info *info);

bool svg_is(const unsigned char *bytes, size_t size);

/* The orientation that EXIF data, from its TIFF header on, gives; 1 if none. */
unsigned exif_orientation(const unsigned char *bytes, size_t size);

#endif
