/* The part of a picture that its author shows. */
#ifndef OCTAVO_MEDIA_CROP_H
#define OCTAVO_MEDIA_CROP_H

#include "media/image.h"
#include "media/pixels.h"
#include "tree/tree.h"

/* Puts down what is left of a picture of that size; false: all of it, or nothing that could be
 * shown. */
bool crop_part(const struct tree_crop *crop, const struct image_info *info,
	       struct picture_part *part);

#endif
