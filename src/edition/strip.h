/* What a picture keeps beside its pixels: what a stranger needn't know goes, how its colours are
 * meant stays. */
#ifndef OCTAVO_EDITION_STRIP_H
#define OCTAVO_EDITION_STRIP_H

#include "base/buf.h"

#include <stdbool.h>

/* Each appends a copy of a whole picture, without EXIF and XMP data, comments and what stands
 * behind its end. A PNG may keep its EXIF data, which say how to turn it. */
void strip_jpeg(const struct buf *from, struct buf *out);
void strip_png(const struct buf *from, bool keep_exif, struct buf *out);
void strip_gif(const struct buf *from, struct buf *out);

/* Appends the picture with the colour profile of the one that it was made from. */
void strip_jpeg_keep_profile(const struct buf *from, const struct buf *made, struct buf *out);
void strip_png_keep_profile(const struct buf *from, const struct buf *made, struct buf *out);

#endif
