/* PNG: a walk over the chunks, with their checksums, from IHDR to IEND. */
#include "edition/image_parts.h"

#include "base/zlib.h"

struct walk {
	struct image_info *info;
	unsigned colour_type;
	bool has_palette, has_data;
};

/* The depths that a colour type may have, as bits: 1 << depth. */
static const uint32_t depths[] = {
    [0] = 1u << 1 | 1u << 2 | 1u << 4 | 1u << 8 | 1u << 16,
    [2] = 1u << 8 | 1u << 16,
    [3] = 1u << 1 | 1u << 2 | 1u << 4 | 1u << 8,
    [4] = 1u << 8 | 1u << 16,
    [6] = 1u << 8 | 1u << 16,
};

static const char *read_header(struct walk *walk, const unsigned char *data, size_t size)
{
	struct image_info *info = walk->info;
	if (size != 13)
		return image_is_broken;
	info->width = be32(data);
	info->height = be32(data + 4);
	if (!info->width || !info->height || (info->width | info->height) >> 31)
		return "without width or height";
	unsigned depth = data[8], type = data[9];
	if (type >= sizeof depths / sizeof *depths || depth > 16 || !(depths[type] & 1u << depth) ||
	    data[10] || data[11] || data[12] > 1)
		return "of a coding that readers don't know";
	walk->colour_type = type;
	info->components = type & 2 ? 3 : 1;
	info->has_alpha = type & 4;
	return NULL;
}

static const char *read_chunk(struct walk *walk, const unsigned char *name,
			      const unsigned char *data, size_t size)
{
	bool is_first = !walk->info->width;
	if (is_first != (memcmp(name, "IHDR", 4) == 0))
		return image_is_broken;
	if (is_first)
		return read_header(walk, data, size);
	if (memcmp(name, "PLTE", 4) == 0) {
		walk->has_palette = true;
		return size == 0 || size % 3 || size > 768 || walk->has_data ? image_is_broken
									     : NULL;
	}
	if (memcmp(name, "IDAT", 4) == 0) {
		walk->has_data = true;
		return walk->colour_type == 3 && !walk->has_palette ? "without a palette" : NULL;
	}
	if (memcmp(name, "tRNS", 4) == 0)
		walk->info->has_alpha = true;
	else if (memcmp(name, "acTL", 4) == 0)
		walk->info->is_animated = size >= 4 && be32(data) > 1;
	else if (memcmp(name, "eXIf", 4) == 0)
		walk->info->orientation = exif_orientation(data, size);
	return NULL;
}

const char *png_read(struct bytes bytes, struct image_info *info)
{
	struct walk walk = {.info = info};
	take(&bytes, 8);
	for (;;) {
		const unsigned char *length = take(&bytes, 4);
		const unsigned char *name = take(&bytes, 4);
		const unsigned char *data = length ? take(&bytes, be32(length)) : NULL;
		const unsigned char *sum = take(&bytes, 4);
		if (!name || !data || !sum)
			return image_is_short;
		size_t size = be32(length);
		if (zlib_checksum(name, size + 4) != be32(sum))
			return "not what its checksum says";
		if (memcmp(name, "IEND", 4) == 0)
			return walk.has_data ? NULL : "without a picture";
		const char *damage = read_chunk(&walk, name, data, size);
		if (damage)
			return damage;
	}
}
