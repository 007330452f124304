/* Reading, writing and turning JPEG. */
#ifndef OCTAVO_MEDIA_JPEG_H
#define OCTAVO_MEDIA_JPEG_H

#include "media/pixels.h"

enum { JPEG_USUAL = -1 }; /* a sampling of colours: the usual one */

/* Each returns whether it was done, and appends to out only then. The library for it is loaded now,
 * because few books need it. */
bool jpeg_write(const struct pixels *pixels, int sampling, struct buf *out);

/* Decodes the picture, and says how its colours are sampled; the caller clears the pixels. It
 * has at most so many. Where less than the whole size is wanted, it comes at a half, a quarter or
 * an eighth, but not below least. */
bool jpeg_decode(const unsigned char *bytes, size_t size, uint64_t most, struct picture_size least,
		 struct pixels *pixels, int *sampling);

/* Turns the picture as EXIF's orientation asks for, without loss, if its size allows. Its EXIF data
 * stay as they are. */
bool jpeg_turn(const unsigned char *bytes, size_t size, unsigned orientation, struct buf *out);

/* A JPEG that is written in bands from the top, each of 16 rows or a multiple. */
struct jpeg_bands;

struct jpeg_bands *jpeg_bands_new(unsigned width,
				  unsigned height); /* NULL: the library is absent */
void jpeg_bands_free(struct jpeg_bands *bands);

/* Adds rows of pixels, stride bytes apart; a pixel is a number 0xRRGGBB of 32 bits. */
void jpeg_bands_add(struct jpeg_bands *bands, const unsigned char *pixels, unsigned stride,
		    unsigned rows);

/* Appends the picture, when all bands are in; whether it was done. */
bool jpeg_bands_finish(struct jpeg_bands *bands, struct buf *out);

#endif
