/* How large pictures may be, and the words that messages have for it. What a few bytes can claim
 * would otherwise take any time and memory, here or in a reader. */
#ifndef OCTAVO_MEDIA_IMAGE_LIMITS_H
#define OCTAVO_MEDIA_IMAGE_LIMITS_H

#define IMAGE_SIDE_MOST 65535      /* pixels; JPEG and GIF can't say more */
#define IMAGE_MILLIONS_MOST 250    /* of pixels, in any picture; the largest cameras have 200 */
#define DECODED_MILLIONS_MOST 64   /* in one that is turned or scaled: 4 bytes for each, twice */
#define CONVERTED_MILLIONS_MOST 32 /* in a WebP, for which libwebp takes as much again */
#define JPEG_SCANS_MOST                                                                            \
	100 /* of a progressive JPEG; ten are usual, and each may be for all of it */
#define UNPACKED_MEGABYTES_MOST 256 /* of a PNG's data, to see whether they are whole */

#include <stdbool.h>
#include <stdint.h>

/* The number as words of a message. */
#define IMAGE_WORDS_(number) #number
#define IMAGE_WORDS(number) IMAGE_WORDS_(number)

static inline bool image_within(uint64_t width, uint64_t height, uint64_t millions)
{
	return width && height && width <= IMAGE_SIDE_MOST && height <= IMAGE_SIDE_MOST &&
	       width * height <= millions * 1000000;
}

#endif
