/* Reading PNG. */
#ifndef OCTAVO_MEDIA_PNG_H
#define OCTAVO_MEDIA_PNG_H

#include "media/pixels.h"

/* Decodes the picture, of an animation its first; 16 bits become 8. The library for it is loaded
 * now, because few books need it. Whether it was done; then the caller clears the pixels. */
bool png_decode(const unsigned char *bytes, size_t size, struct pixels *pixels);

#endif
