/* The parts of checking a file beside the text, for each other. */
#ifndef OCTAVO_MEDIA_MEDIA_PARTS_H
#define OCTAVO_MEDIA_MEDIA_PARTS_H

#include "base/arena.h"
#include "base/buf.h"
#include "media/image.h"
#include "media/pixels.h"
#include "media/resource.h"

#include <stdbool.h>
#include <stddef.h>

/* drawing.c: drawings: SVG files, made fit for a book. */

/* Writes the drawing again with what a book may show: no script, no document type, nothing from
 * outside, none of the private elements of drawing programs. *lost: how many pictures, words and
 * the like in it went. Returns what is wrong, as a message's predicate in the arena, if it can't be
 * read or nothing of it is left; NULL if it is fine. */
const char *drawing_fit(struct buf *bytes, struct arena *arena, size_t *lost);

/* audio_video.c: what a file of sound or film is, by its bytes: the types that readers of
 * e-books play. */

struct media_type {
	const char *name;   /* "audio/mpeg"; NULL: nothing that a book may carry */
	const char *ending; /* "mp3" */
};

/* film: the file stands for a film; the container of MP4 may hold either. */
struct media_type media_identify(const char *bytes, size_t size, bool film);

/* png.c: reading PNG. */

/* Decodes the picture of at most so many pixels, of an animation its first; 16 bits become 8. The
 * library for it is loaded now, because few books need it. Whether it was done; then the caller
 * clears the pixels. */
bool png_decode(const unsigned char *bytes, size_t size, uint64_t most, struct pixels *pixels);

/* tiff.c, bmp.c: pictures that no reader of e-books shows. */

/* Each makes the picture a PNG, if most_pixels (LIMIT_PIXELS) allow it. Returns what is wrong, as
 * in "it is …", and leaves the bytes; NULL: it is done. TIFF takes libtiff, which is loaded when
 * first needed. */
const char *tiff_convert(struct buf *bytes, uint64_t most_pixels);
const char *bmp_convert(struct buf *bytes, uint64_t most_pixels);

/* ground.c: what a picture that isn't all opaque wants behind it. */
enum ground ground_for(const struct buf *bytes, enum image_type type,
		       const struct image_info *info);

/* strip.c: what a picture keeps beside its pixels: what a stranger needn't know goes, how its
 * colours are meant stays. */

/* Each takes EXIF and XMP data, comments and what stands behind its end out of a whole picture. A
 * PNG may keep its EXIF data, which say how to turn it. */
void strip_jpeg(struct buf *picture);
void strip_png(struct buf *picture, bool keep_exif);
void strip_gif(struct buf *picture);

/* Appends the picture with the colour profile of the one that it was made from. */
void strip_jpeg_keep_profile(const struct buf *from, const struct buf *made, struct buf *out);
void strip_png_keep_profile(const struct buf *from, const struct buf *made, struct buf *out);

#endif
