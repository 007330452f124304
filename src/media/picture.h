/* Making a picture fit for a book: what readers and shops refuse is stored as something else, and
 * what a stranger needn't know of the photographer stays at home. */
#ifndef OCTAVO_MEDIA_PICTURE_H
#define OCTAVO_MEDIA_PICTURE_H

#include "base/buf.h"
#include "media/image.h"
#include "tree/tree.h"

/* What was done that its author should know. */
struct picture_changes {
	bool converted;     /* it had another format */
	bool scaled;        /* it had more pixels */
	const char *undone; /* "turned upright", "scaled down", "cropped": it should have been; or
			     * NULL */
	const char *flaw;   /* "its data …": not all that it shows is there; or NULL */
};

/* Says in info what the picture is then; bytes may be replaced.
 *
 * An EMF becomes an SVG, or the picture in it, and TIFF and BMP become PNG, if they can.
 *
 * WebP becomes JPEG, or PNG where it has transparency or no loss (info->name says which); of an
 * animation its first picture stays. JPEG and PNG are turned as their EXIF data say. A picture of
 * more than most pixels is scaled down to as many (0: any number is fine). What crop (NULL:
 * nothing) says goes from its edges. EXIF and XMP data, texts and what stands behind the end go
 * from JPEG, PNG and GIF; a colour profile stays. The pixels of a JPEG are only touched if it can't
 * be turned without. One with a flaw stays as it is. One of more than most_pixels (LIMIT_PIXELS) is
 * damaged. */
enum image_type picture_fit(struct buf *bytes, const struct tree_crop *crop, uint64_t most,
			    uint64_t most_pixels, struct image_info *info,
			    struct picture_changes *changes);

#endif
