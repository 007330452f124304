/* The part of a picture that its author shows, in pixels. */
#include "media/crop.h"

enum { WHOLE = 100000, TWENTIETHS_OF_AN_INCH = 1440, USUAL_DOTS = 96 };

/* The pixels that go at an edge. */
static uint32_t cut(const struct tree_crop *crop, int size, uint32_t whole, unsigned dots)
{
	dots = dots ? dots : USUAL_DOTS;
	if (size <= 0)
		return 0;
	uint64_t parts = crop->is_length ? TWENTIETHS_OF_AN_INCH : WHOLE;
	uint64_t pixels = ((uint64_t)size * (crop->is_length ? dots : whole) + parts / 2) / parts;
	return pixels < whole ? (uint32_t)pixels : whole;
}

bool crop_part(const struct tree_crop *crop, const struct image_info *info,
	       struct picture_part *part)
{
	uint32_t right = cut(crop, crop->right, info->width, info->dots_across);
	uint32_t bottom = cut(crop, crop->bottom, info->height, info->dots_down);
	part->left = cut(crop, crop->left, info->width, info->dots_across);
	part->top = cut(crop, crop->top, info->height, info->dots_down);
	bool is_all = !part->left && !part->top && !right && !bottom;
	if (is_all || part->left + (uint64_t)right >= info->width ||
	    part->top + (uint64_t)bottom >= info->height)
		return false;
	part->width = info->width - part->left - right;
	part->height = info->height - part->top - bottom;
	return true;
}
