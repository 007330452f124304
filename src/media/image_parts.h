/* The kinds of images, each read in a file of its own. */
#ifndef OCTAVO_MEDIA_IMAGE_PARTS_H
#define OCTAVO_MEDIA_IMAGE_PARTS_H

#include "media/image.h"
#include "media/numbers.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* How large pictures may be, and the words that messages have for it. What a few
 * bytes can claim would otherwise take any time and memory, here or in a reader. */

#define IMAGE_SIDE_MOST 65535 /* pixels; JPEG and GIF can't say more */
#define JPEG_SCANS_MOST                                                                            \
	100 /* of a progressive JPEG; ten are usual, and each may be for all of it */

/* The number as words of a message. */
#define IMAGE_WORDS_(number) #number
#define IMAGE_WORDS(number) IMAGE_WORDS_(number)

/* How many of the pixels that a picture may have (LIMIT_PIXELS; the largest cameras have 200
 * million) one may have that is turned or scaled: 4 bytes for each, twice. */
static inline uint64_t image_most_decoded(uint64_t most_pixels)
{
	return most_pixels / 4;
}

/* The same of a WebP or TIFF, for which the libraries take as much again. */
static inline uint64_t image_most_converted(uint64_t most_pixels)
{
	return most_pixels / 8;
}

static inline bool image_within(uint64_t width, uint64_t height, uint64_t most_pixels)
{
	return width && height && width <= IMAGE_SIDE_MOST && height <= IMAGE_SIDE_MOST &&
	       width * height <= most_pixels;
}

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
const char *png_check_data(const struct png_header *header, struct bytes chunks,
			   struct image_info *info);

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

/* image_jpeg.c: the parts of reading JPEG, for each other. */

enum { JPEG_COMPONENTS = 4, JPEG_TABLES = 4, JPEG_COEFFICIENTS = 64 };

/* One of the planes that make up a picture, in blocks of 8 x 8. */
struct jpeg_component {
	unsigned id, across, down; /* blocks in a unit that all components share */
	unsigned quantization;     /* the number of its table */
	uint32_t wide, high;       /* in blocks, where it is coded by itself */
	bool is_coded;             /* a scan held it */
	uint64_t *present;         /* coefficients that aren't zero, a bit each; NULL: none yet */
	/* The lowest bit of each coefficient that came, as progressive scans count; -1: none. */
	signed char precision[JPEG_COEFFICIENTS];
};

/* What scans are decoded with. The tables of Huffman codes point into the picture, as they stand
 * there: sixteen counts, then the symbols. */
struct jpeg_frame {
	uint32_t width, height;
	bool is_progressive;
	unsigned count;
	struct jpeg_component components[JPEG_COMPONENTS];
	unsigned most_across, most_down;
	const unsigned char *codes[2][JPEG_TABLES]; /* for DC, for AC; NULL: none */
	bool has_quantization[JPEG_TABLES];
	unsigned restart; /* units from one restart to the next; 0: there are none */
};

/* A scan's own header: which components it holds, by what codes, and which part of them. */
struct jpeg_scan {
	unsigned count;
	struct jpeg_component *components[JPEG_COMPONENTS];
	unsigned tables[2][JPEG_COMPONENTS]; /* for DC, for AC */
	unsigned first, last;                /* coefficients */
	unsigned before,
	    precision; /* their lowest bits, in earlier scans and now; before 0: none came */
};

/* Decodes the scan as far as it takes to see whether all of it is there. NULL: it is; else what is
 * wrong, in the words of image_info's flaw, or, with *is_broken, of its damage. */
const char *jpeg_check_scan(const struct jpeg_frame *frame, const struct jpeg_scan *scan,
			    struct bytes data, bool *is_broken);

#endif
