/* PNG: a walk over the chunks, with their checksums, from IHDR to IEND. */
#include "media/image_parts.h"

#include "base/zlib.h"

struct png_walk {
	struct image_info *info;
	const unsigned char *end; /* of the picture */
	struct png_header header;
	unsigned colour_type;
	bool has_palette;
	struct bytes data; /* the chunks from the first with data on */
};

/* The depths that a colour type may have, as bits: 1 << depth. */
static const uint32_t depths[] = {
    [0] = 1u << 1 | 1u << 2 | 1u << 4 | 1u << 8 | 1u << 16,
    [2] = 1u << 8 | 1u << 16,
    [3] = 1u << 1 | 1u << 2 | 1u << 4 | 1u << 8,
    [4] = 1u << 8 | 1u << 16,
    [6] = 1u << 8 | 1u << 16,
};

static const char *read_header(struct png_walk *walk, const unsigned char *data, size_t size)
{
	static const unsigned channels[] = {[0] = 1, [2] = 3, [3] = 1, [4] = 2, [6] = 4};
	struct image_info *info = walk->info;
	if (size != 13)
		return image_is_broken;
	const char *damage = image_set_size(info, be32(data), be32(data + 4));
	if (damage)
		return damage;
	unsigned depth = data[8], type = data[9];
	if (type >= sizeof depths / sizeof *depths || depth > 16 || !(depths[type] & 1u << depth) ||
	    data[10] || data[11] || data[12] > 1)
		return "of a coding that readers don't know";
	walk->colour_type = type;
	walk->header =
	    (struct png_header){info->width, info->height, channels[type] * depth, data[12]};
	info->components = type & 2 ? 3 : 1;
	info->has_alpha = type & 4;
	return NULL;
}

/* How many pixels there are to a metre. */
static void read_density(struct image_info *info, const unsigned char *data, size_t size)
{
	enum { PER_METRE = 1 };
	const double metre_in_inches = 39.3701;
	if (size != 9 || data[8] != PER_METRE)
		return;
	info->dots_across = (unsigned)(be32(data) / metre_in_inches + 0.5);
	info->dots_down = (unsigned)(be32(data + 4) / metre_in_inches + 0.5);
}

static const char *read_chunk(struct png_walk *walk, const unsigned char *name,
			      const unsigned char *data, size_t size)
{
	bool is_first = !walk->info->width;
	if (is_first != (memcmp(name, "IHDR", 4) == 0))
		return image_is_broken;
	if (is_first)
		return read_header(walk, data, size);
	if (memcmp(name, "PLTE", 4) == 0) {
		walk->has_palette = true;
		return size == 0 || size % 3 || size > 768 || walk->data.at ? image_is_broken
									    : NULL;
	}
	if (memcmp(name, "IDAT", 4) == 0) {
		if (!walk->data.at)
			walk->data = (struct bytes){data - 8, (size_t)(walk->end - data) + 8};
		return walk->colour_type == 3 && !walk->has_palette ? "without a palette" : NULL;
	}
	if (memcmp(name, "tRNS", 4) == 0)
		walk->info->has_alpha = true;
	else if (memcmp(name, "acTL", 4) == 0)
		walk->info->is_animated = size >= 4 && be32(data) > 1;
	else if (memcmp(name, "pHYs", 4) == 0)
		read_density(walk->info, data, size);
	else if (memcmp(name, "eXIf", 4) == 0)
		walk->info->orientation = exif_orientation(data, size);
	return NULL;
}

const char *png_read(struct bytes bytes, struct image_info *info, bool closely)
{
	struct png_walk walk = {.info = info, .end = bytes.at + bytes.left};
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
			return image_is_altered;
		if (memcmp(name, "IEND", 4) == 0)
			break;
		const char *damage = read_chunk(&walk, name, data, size);
		if (damage)
			return damage;
	}
	if (!walk.data.at)
		return "without a picture";
	return closely ? png_check_data(&walk.header, walk.data, info) : NULL;
}
