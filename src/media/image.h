/* What an image is, by its bytes: its kind, its size, and whether it is whole.
 *
 * An image that is found whole here is one that EPUBCheck takes without a word. Nothing outside of
 * the bytes is read. */
#ifndef OCTAVO_MEDIA_IMAGE_H
#define OCTAVO_MEDIA_IMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum image_type {
	IMAGE_UNKNOWN, /* not an image, or none that octavo has heard of */
	IMAGE_JPEG,
	IMAGE_PNG,
	IMAGE_GIF,
	IMAGE_SVG,
	IMAGE_WEBP,   /* to be converted: shops and older readers refuse it */
	IMAGE_REFUSED /* TIFF, HEIC and others that no reader of e-books knows */
};

struct image_info {
	const char *name;       /* "JPEG", "TIFF"; NULL if unknown; all strings are static */
	const char *media_type; /* "image/jpeg"; NULL unless a book may hold it as it is, or WebP */
	const char *ending;     /* "jpg"; NULL as above */
	uint64_t most_pixels;   /* that were allowed: it is damaged if it has more */
	const char *damage;     /* what is wrong with it, as in "it is …"; NULL: it is whole */
	const char *flaw;       /* "its data …": not all that it shows is there; NULL: it is */
	uint32_t width, height; /* in pixels, as stored; 0: not known (SVG without a size) */
	unsigned dots_across, dots_down; /* per inch; 0: not said */
	unsigned components; /* of colour, without alpha: 1 gray, 3 RGB, 4 CMYK; 0: not known */
	bool has_alpha;
	bool is_animated;
	unsigned
	    orientation; /* EXIF's, 1 to 8; 1 is upright, above 4 width and height change places */
};

/* most_pixels: LIMIT_PIXELS. */
enum image_type image_identify(const unsigned char *bytes, size_t size, uint64_t most_pixels,
			       struct image_info *info);

/* The same, with a look at the data of the pixels: what decoders refuse is damage, what they make
 * the best of is a flaw. It takes less time than decoding. Of a WebP only decoding tells. */
enum image_type image_examine(const unsigned char *bytes, size_t size, uint64_t most_pixels,
			      struct image_info *info);

#endif
