/* WebP: a walk over the chunks of the RIFF container. */
#include "media/image_parts.h"

enum { ANIMATED = 0x02, ALPHA = 0x10 };

/* The size in the bitstream of one picture. */
static const char *read_lossy(const unsigned char *data, size_t size, struct image_info *info)
{
	if (size < 10 || memcmp(data + 3, "\x9D\x01\x2A", 3) != 0)
		return image_is_broken;
	return image_set_size(info, le16(data + 6) & 0x3FFF, le16(data + 8) & 0x3FFF);
}

static const char *read_lossless(const unsigned char *data, size_t size, struct image_info *info)
{
	if (size < 5 || data[0] != 0x2F)
		return image_is_broken;
	uint32_t bits = le32(data + 1);
	info->has_alpha = bits >> 28 & 1;
	return image_set_size(info, (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1);
}

static const char *read_extended(const unsigned char *data, size_t size, struct image_info *info)
{
	if (size < 10)
		return image_is_broken;
	info->is_animated = data[0] & ANIMATED;
	info->has_alpha = data[0] & ALPHA;
	return image_set_size(info, le24(data + 4) + 1, le24(data + 7) + 1);
}

/* What comes first is the picture, or says what else there is. */
static const char *read_first(const unsigned char *name, const unsigned char *data, size_t size,
			      struct image_info *info)
{
	return memcmp(name, "VP8 ", 4) == 0   ? read_lossy(data, size, info)
	       : memcmp(name, "VP8L", 4) == 0 ? read_lossless(data, size, info)
	       : memcmp(name, "VP8X", 4) == 0 ? read_extended(data, size, info)
					      : image_is_broken;
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

struct chunk_walk {
	struct image_info *info;
	struct webp_frame *frame;
	struct bytes whole;
};

static const char *read_chunk(struct chunk_walk *walk, const unsigned char *name,
			      const unsigned char *data, size_t size)
{
	struct image_info *info = walk->info;
	const char *damage = info->width ? NULL : read_first(name, data, size, info);
	bool still = memcmp(name, "VP8 ", 4) == 0 || memcmp(name, "VP8L", 4) == 0;
	if (damage)
		return damage;
	if (still && !info->is_animated && !walk->frame->bytes)
		*walk->frame = (struct webp_frame){walk->whole.at, walk->whole.left, 0, 0};
	if (memcmp(name, "ANMF", 4) == 0 && info->is_animated &&
	    !read_frame(data, size, walk->frame))
		return image_is_broken;
	if (memcmp(name, "EXIF", 4) == 0) {
		size_t prefix = begins(data, size, "Exif\0\0", 6) ? 6 : 0;
		info->orientation = exif_orientation(data + prefix, size - prefix);
	}
	return NULL;
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
	struct chunk_walk walk = {info, frame, whole};
	while (bytes.left >= 8) {
		const unsigned char *chunk = take(&bytes, 8);
		size_t size = le32(chunk + 4);
		const unsigned char *data = take(&bytes, size);
		if (!data || (size & 1 && bytes.left && !take(&bytes, 1)))
			return image_is_short;
		const char *damage = read_chunk(&walk, chunk, data, size);
		if (damage)
			return damage;
	}
	return frame->bytes ? NULL : "without a picture";
}

const char *webp_read(struct bytes bytes, struct image_info *info, bool closely)
{
	struct webp_frame frame;
	(void)closely;
	return webp_find(bytes, info, &frame);
}
