/* Reading WebP, which shops and older readers refuse, so that it can be stored as something else.
 */
#ifndef OCTAVO_MEDIA_WEBP_H
#define OCTAVO_MEDIA_WEBP_H

#include "media/pixels.h"

/* Decodes the picture, of an animation its first frame on its canvas. The library for it is loaded
 * now, because few books need it. NULL after success, and the caller clears the pixels; else what
 * is wrong, as in "it is …", which most_pixels (LIMIT_PIXELS) may say. *is_exact: it is stored
 * without loss, so it should stay so. */
const char *webp_decode(const unsigned char *bytes, size_t size, uint64_t most_pixels,
			struct pixels *pixels, bool *is_exact);

#endif
