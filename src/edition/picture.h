/* Making a picture fit for a book: what readers and shops refuse is stored as something else, and
 * what a stranger needn't know of the photographer stays at home. */
#ifndef OCTAVO_EDITION_PICTURE_H
#define OCTAVO_EDITION_PICTURE_H

#include "base/buf.h"
#include "edition/image.h"

/* Says in info what the picture is then, and in *converted whether it had another format before;
 * bytes may be replaced.
 *
 * WebP becomes JPEG, or PNG where it has transparency or no loss (info->name says which); of an
 * animation its first picture stays. JPEG is turned as its EXIF data say; EXIF and XMP data, texts
 * and what stands behind the end go from JPEG and PNG. A colour profile stays, unless the picture
 * had to be coded anew. The pixels of a JPEG are only touched if it can't be turned without. */
enum image_type picture_fit(struct buf *bytes, struct image_info *info, bool *converted);

#endif
