/* WebP: a walk over the chunks of the RIFF container. */
#include "edition/image_parts.h"

enum { ANIMATED = 0x02, ALPHA = 0x10 };

static const char *read_lossy(const unsigned char *data, size_t size, struct image_info *info)
{
	if (size < 10 || memcmp(data + 3, "\x9D\x01\x2A", 3) != 0)
		return "of a broken structure";
	info->width = le16(data + 6) & 0x3FFF;
	info->height = le16(data + 8) & 0x3FFF;
	return NULL;
}

static const char *read_lossless(const unsigned char *data, size_t size, struct image_info *info)
{
	if (size < 5 || data[0] != 0x2F)
		return "of a broken structure";
	uint32_t bits = le32(data + 1);
	info->width = (bits & 0x3FFF) + 1;
	info->height = (bits >> 14 & 0x3FFF) + 1;
	info->has_alpha = bits >> 28 & 1;
	return NULL;
}

static const char *read_extended(const unsigned char *data, size_t size, struct image_info *info)
{
	if (size < 10)
		return "of a broken structure";
	info->is_animated = data[0] & ANIMATED;
	info->has_alpha = data[0] & ALPHA;
	info->width = le24(data + 4) + 1;
	info->height = le24(data + 7) + 1;
	return NULL;
}

static const char *read_chunk(const unsigned char *name, const unsigned char *data, size_t size,
			      struct image_info *info, bool *has_picture)
{
	bool lossy = memcmp(name, "VP8 ", 4) == 0, lossless = memcmp(name, "VP8L", 4) == 0;
	bool sized = info->width > 0;
	*has_picture |= lossy || lossless || memcmp(name, "ANMF", 4) == 0;
	if (memcmp(name, "VP8X", 4) == 0)
		return read_extended(data, size, info);
	if (memcmp(name, "EXIF", 4) == 0) {
		bool prefixed = begins(data, size, "Exif\0\0", 6);
		info->orientation =
		    exif_orientation(data + (prefixed ? 6 : 0), size - (prefixed ? 6 : 0));
	}
	return lossy && !sized      ? read_lossy(data, size, info)
	       : lossless && !sized ? read_lossless(data, size, info)
				    : NULL;
}

const char *webp_read(struct bytes bytes, struct image_info *info)
{
	const unsigned char *head = take(&bytes, 12);
	bool has_picture = false;
	size_t said = le32(head + 4);
	info->components = 3;
	if (said < 4 || said - 4 > bytes.left)
		return image_is_short;
	bytes.left = said - 4;
	while (bytes.left >= 8) {
		const unsigned char *chunk = take(&bytes, 8);
		size_t size = le32(chunk + 4);
		const unsigned char *data = take(&bytes, size);
		if (!data || (size & 1 && bytes.left && !take(&bytes, 1)))
			return image_is_short;
		const char *damage = read_chunk(chunk, data, size, info, &has_picture);
		if (damage)
			return damage;
	}
	return has_picture ? NULL : "without a picture";
}
