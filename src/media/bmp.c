/* Reading BMP, as Windows keeps pictures: rows of numbers, mostly from the bottom. */
#include "media/media_parts.h"

#include "base/mem.h"
#include "media/image_parts.h"

enum { FILE_HEADER = 14, OLD_HEADER = 12, HEADER = 40, MASKED_HEADER = 56, MOST_COLOURS = 256 };
enum { PLAIN = 0, BY_MASKS = 3, BY_MASKS_AND_ALPHA = 6 };

struct bmp {
	const unsigned char *bytes, *palette;
	uint64_t most_pixels;
	size_t size, header, start, row; /* start: of the pixels; row: bytes of each */
	uint32_t width, height, coding;
	unsigned depth, colours, colour_size; /* depth: bits of a pixel */
	uint32_t masks[4];                    /* of red, green, blue, alpha */
	bool is_from_top;
};

static const char unusual[] = "BMP, of a kind that octavo doesn't convert";

/* What stands in front of the pixels; what is wrong, or NULL. */
static const char *read_size(struct bmp *bmp)
{
	const unsigned char *head = bmp->bytes + FILE_HEADER;
	if (bmp->size < FILE_HEADER + OLD_HEADER)
		return image_is_short;
	bmp->header = le32(head);
	bool is_old = bmp->header == OLD_HEADER;
	if ((!is_old && bmp->header < HEADER) || bmp->size - FILE_HEADER < bmp->header)
		return image_is_broken;
	uint32_t height = is_old ? le16(head + 6) : le32(head + 8);
	bmp->width = is_old ? le16(head + 4) : le32(head + 4);
	bmp->is_from_top = height >> 31;
	bmp->height = bmp->is_from_top ? 0 - height : height;
	bmp->depth = is_old ? le16(head + 10) : le16(head + 14);
	bmp->coding = is_old ? PLAIN : le32(head + 16);
	bmp->colours = is_old ? 0 : le32(head + 32);
	bmp->colour_size = is_old ? 3 : 4;
	bmp->start = le32(bmp->bytes + 10);
	return image_within(bmp->width, bmp->height, image_most_decoded(bmp->most_pixels))
		   ? NULL
		   : "larger than a quarter of what '--limit pixels' allows, as a BMP may be";
}

static void set_masks(struct bmp *bmp)
{
	static const uint32_t of_16[4] = {0x7C00, 0x3E0, 0x1F, 0};
	static const uint32_t of_32[4] = {0xFF0000, 0xFF00, 0xFF, 0};
	bool is_masked = bmp->coding == BY_MASKS || bmp->coding == BY_MASKS_AND_ALPHA;
	bool has_alpha = bmp->header >= MASKED_HEADER || bmp->coding == BY_MASKS_AND_ALPHA;
	size_t at = FILE_HEADER + HEADER;
	for (unsigned i = 0; i < 4; i++) {
		bmp->masks[i] = bmp->depth == 16 ? of_16[i] : of_32[i];
		if (is_masked && (i < 3 || has_alpha))
			bmp->masks[i] = bmp->size >= at + 16 ? le32(bmp->bytes + at + i * 4) : 0;
	}
}

static const char *read_head(struct bmp *bmp)
{
	const char *wrong = read_size(bmp);
	if (wrong)
		return wrong;
	bool is_indexed = bmp->depth == 1 || bmp->depth == 4 || bmp->depth == 8;
	bool is_masked = bmp->coding == BY_MASKS || bmp->coding == BY_MASKS_AND_ALPHA;
	bool is_deep = bmp->depth == 16 || bmp->depth == 32;
	if ((!is_indexed && !is_deep && bmp->depth != 24) ||
	    (bmp->coding != PLAIN && !(is_masked && is_deep)))
		return unusual;
	unsigned most = is_indexed ? 1u << bmp->depth : 0;
	bmp->colours = !bmp->colours || bmp->colours > most ? most : bmp->colours;
	bmp->palette = bmp->bytes + FILE_HEADER + bmp->header;
	bmp->row = ((size_t)bmp->width * bmp->depth + 31) / 32 * 4;
	size_t colours = (size_t)bmp->colours * bmp->colour_size;
	if (bmp->size - FILE_HEADER - bmp->header < colours || bmp->start > bmp->size ||
	    (bmp->size - bmp->start) / bmp->height < bmp->row)
		return image_is_short;
	set_masks(bmp);
	return NULL;
}

/* The bits of a mask as one of 256 steps. */
static unsigned char masked(uint32_t pixel, uint32_t mask)
{
	if (!mask)
		return 0;
	while (!(mask & 1)) {
		mask >>= 1;
		pixel >>= 1;
	}
	return (unsigned char)((uint64_t)(pixel & mask) * 255 / mask);
}

static void put_pixel(const struct bmp *bmp, const unsigned char *row, uint32_t x,
		      unsigned char *out, unsigned channels)
{
	size_t bit = (size_t)x * bmp->depth;
	const unsigned char *at = row + bit / 8;
	if (bmp->depth < 16) {
		unsigned index = *at >> (8 - bmp->depth - bit % 8) & ((1u << bmp->depth) - 1);
		if (index >= bmp->colours)
			return;
		at = bmp->palette + (size_t)index * bmp->colour_size;
	}
	if (bmp->depth == 16 || bmp->depth == 32) {
		uint32_t pixel = bmp->depth == 16 ? le16(at) : le32(at);
		for (unsigned i = 0; i < channels; i++)
			out[i] = masked(pixel, bmp->masks[i]);
	} else {
		for (unsigned i = 0; i < 3; i++)
			out[i] = at[2 - i];
	}
}

/* What is clear all over has an alpha that nobody meant. */
static void settle_alpha(struct pixels *pixels)
{
	size_t size = (size_t)pixels->width * pixels->height * 4;
	for (size_t i = 3; i < size; i += 4)
		if (pixels->data[i])
			return;
	for (size_t i = 3; i < size; i += 4)
		pixels->data[i] = 255;
}

const char *bmp_convert(struct buf *bytes, uint64_t most_pixels)
{
	struct bmp bmp = {.bytes = (const unsigned char *)bytes->data,
			  .size = bytes->size,
			  .most_pixels = most_pixels};
	const char *wrong = read_head(&bmp);
	if (wrong)
		return wrong;
	unsigned channels = bmp.masks[3] ? 4 : 3;
	struct pixels pixels = {.width = bmp.width, .height = bmp.height, .channels = channels};
	pixels.data = mem_zeroed((size_t)bmp.width * bmp.height, channels);
	for (uint32_t y = 0; y < bmp.height; y++) {
		uint32_t from = bmp.is_from_top ? y : bmp.height - 1 - y;
		const unsigned char *row = bmp.bytes + bmp.start + from * bmp.row;
		unsigned char *out = pixels.data + (size_t)y * bmp.width * channels;
		for (uint32_t x = 0; x < bmp.width; x++, out += channels)
			put_pixel(&bmp, row, x, out, channels);
	}
	if (channels == 4)
		settle_alpha(&pixels);
	buf_cut(bytes, 0);
	pixels_write_png(&pixels, bytes);
	pixels_clear(&pixels);
	return NULL;
}
