/* GIF: a walk over the blocks, to the trailer. */
#include "media/image_parts.h"

enum { EXTENSION = 0x21, FRAME = 0x2C, TRAILER = 0x3B, GRAPHIC_CONTROL = 0xF9 };

static bool skip_sub_blocks(struct bytes *bytes)
{
	for (;;) {
		const unsigned char *size = take(bytes, 1);
		if (!size || !take(bytes, *size))
			return false;
		if (!*size)
			return true;
	}
}

/* The palette that flags announce. */
static bool skip_palette(struct bytes *bytes, unsigned flags)
{
	return !(flags & 0x80) || take(bytes, (size_t)3 << ((flags & 7) + 1));
}

static const char *read_frame(struct bytes *bytes, bool closely)
{
	const unsigned char *head = take(bytes, 9);
	if (!head || !skip_palette(bytes, head[8]))
		return image_is_short;
	struct bytes data = *bytes;
	if (!take(bytes, 1) || !skip_sub_blocks(bytes))
		return image_is_short;
	return closely ? gif_check_data(data, (uint64_t)le16(head + 4) * le16(head + 6)) : NULL;
}

static const char *read_extension(struct bytes *bytes, struct image_info *info)
{
	const unsigned char *label = take(bytes, 1);
	if (label && *label == GRAPHIC_CONTROL && bytes->left > 1 && bytes->at[1] & 1)
		info->has_alpha = true;
	return label && skip_sub_blocks(bytes) ? NULL : image_is_short;
}

static const char *read_blocks(struct bytes bytes, struct image_info *info, bool closely)
{
	for (unsigned frames = 0;;) {
		const unsigned char *kind = take(&bytes, 1);
		if (!kind)
			return image_is_short;
		if (*kind == TRAILER)
			return frames ? NULL : "without a picture";
		if (*kind != FRAME && *kind != EXTENSION)
			return image_is_broken;
		const char *damage =
		    *kind == FRAME ? read_frame(&bytes, closely) : read_extension(&bytes, info);
		if (damage)
			return damage;
		if (*kind == FRAME)
			info->is_animated = ++frames > 1;
	}
}

const char *gif_read(struct bytes bytes, struct image_info *info, bool closely)
{
	take(&bytes, 6);
	const unsigned char *screen = take(&bytes, 7);
	if (!screen || !skip_palette(&bytes, screen[4]))
		return image_is_short;
	info->components = 3;
	const char *damage = image_set_size(info, le16(screen), le16(screen + 2));
	return damage ? damage : read_blocks(bytes, info, closely);
}
