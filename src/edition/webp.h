/* Reading WebP, which shops and older readers refuse, so that it can be stored as something else;
 * and making any picture smaller, which its library does well, too. */
#ifndef OCTAVO_EDITION_WEBP_H
#define OCTAVO_EDITION_WEBP_H

#include "edition/pixels.h"

/* Decodes the picture, of an animation its first. The library for it is loaded now, because few
 * books need it. NULL after success, and the caller clears the pixels; else what is wrong, as in
 * "it is …". *is_exact: it is stored without loss, so it should stay so. */
const char *webp_decode(const unsigned char *bytes, size_t size, struct pixels *pixels,
			bool *is_exact);

/* Makes the picture smaller: each pixel becomes the mean of those that it stands for, weighed by
 * how much they show. Whether it was done. */
bool webp_scale(struct pixels *pixels, struct picture_size size);

#endif
