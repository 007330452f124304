/* WebP: a walk over the chunks of the RIFF container. */
#include "edition/image_parts.h"

enum { ANIMATED = 0x02, ALPHA = 0x10 };

/* The size in the bitstream of one picture. */
static bool read_size(const unsigned char *name, const unsigned char *data, size_t size,
		      struct image_info *info)
{
	if (memcmp(name, "VP8 ", 4) == 0) {
		if (size < 10 || memcmp(data + 3, "\x9D\x01\x2A", 3) != 0)
			return false;
		info->width = le16(data + 6) & 0x3FFF;
		info->height = le16(data + 8) & 0x3FFF;
	} else {
		if (size < 5 || data[0] != 0x2F)
			return false;
		uint32_t bits = le32(data + 1);
		info->width = (bits & 0x3FFF) + 1;
		info->height = (bits >> 14 & 0x3FFF) + 1;
		info->has_alpha = bits >> 28 & 1;
	}
	return true;
}

static bool read_extended(const unsigned char *data, size_t size, struct image_info *info)
{
	if (size < 10)
		return false;
	info->is_animated = data[0] & ANIMATED;
	info->has_alpha = data[0] & ALPHA;
	info->width = le24(data + 4) + 1;
	info->height = le24(data + 7) + 1;
	return true;
}

/* An animation's first frame, which the decoder takes without the container around it. */
static bool read_frame(const unsigned char *data, size_t size, struct webp_frame *frame)
{
	enum { HEAD = 16 };
	if (frame->bytes)
		return true;
	if (size <= HEAD)
		return false;
	*frame = (struct webp_frame){data + HEAD, size - HEAD, 2 * le24(data), 2 * le24(data + 3)};
	return true;
}

struct walk {
	struct image_info *info;
	struct webp_frame *frame;
	struct bytes whole;
};

static bool read_chunk(struct walk *walk, const unsigned char *name, const unsigned char *data,
		       size_t size)
{
	struct image_info *info = walk->info;
	bool first = !info->width,
	     still = memcmp(name, "VP8 ", 4) == 0 || memcmp(name, "VP8L", 4) == 0;
	if (first && memcmp(name, "VP8X", 4) == 0)
		return read_extended(data, size, info);
	if (first && (!still || !read_size(name, data, size, info)))
		return false;
	if (still && !info->is_animated && !walk->frame->bytes)
		*walk->frame = (struct webp_frame){walk->whole.at, walk->whole.left, 0, 0};
	if (memcmp(name, "ANMF", 4) == 0 && info->is_animated)
		return read_frame(data, size, walk->frame);
	if (memcmp(name, "EXIF", 4) == 0) {
		size_t prefix = begins(data, size, "Exif\0\0", 6) ? 6 : 0;
		info->orientation = exif_orientation(data + prefix, size - prefix);
	}
	return true;
}

const char *webp_find(struct bytes bytes, struct image_info *info, struct webp_frame *frame)
{
	struct bytes whole = bytes;
	const unsigned char *head = take(&bytes, 12);
	size_t said = le32(head + 4);
	*frame = (struct webp_frame){0};
	info->components = 3;
	if (said < 4 || said - 4 > bytes.left)
		return image_is_short;
	bytes.left = said - 4;
	whole.left = said + 8;
	struct walk walk = {info, frame, whole};
	while (bytes.left >= 8) {
		const unsigned char *chunk = take(&bytes, 8);
		size_t size = le32(chunk + 4);
		const unsigned char *data = take(&bytes, size);
		if (!data || (size & 1 && bytes.left && !take(&bytes, 1)))
			return image_is_short;
		if (!read_chunk(&walk, chunk, data, size))
			return image_is_broken;
	}
	return frame->bytes ? NULL : "without a picture";
}

const char *webp_read(struct bytes bytes, struct image_info *info)
{
	struct webp_frame frame;
	return webp_find(bytes, info, &frame);
}
