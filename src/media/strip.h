/* What a picture keeps beside its pixels: what a stranger needn't know goes, how its colours are
 * meant stays. */
#ifndef OCTAVO_MEDIA_STRIP_H
#define OCTAVO_MEDIA_STRIP_H

#include "base/buf.h"

#include <stdbool.h>

/* Each takes EXIF and XMP data, comments and what stands behind its end out of a whole picture. A
 * PNG may keep its EXIF data, which say how to turn it. */
void strip_jpeg(struct buf *picture);
void strip_png(struct buf *picture, bool keep_exif);
void strip_gif(struct buf *picture);

/* Appends the picture with the colour profile of the one that it was made from. */
void strip_jpeg_keep_profile(const struct buf *from, const struct buf *made, struct buf *out);
void strip_png_keep_profile(const struct buf *from, const struct buf *made, struct buf *out);

#endif
