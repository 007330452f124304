/* A picture as pixels: cut, turned, and written as PNG. */
#include "media/pixels.h"

#include "base/mem.h"
#include "base/zlib.h"

#include <stdlib.h>
#include <string.h>

enum { FILTERS = 5 };

void pixels_clear(struct pixels *pixels)
{
	mem_free(pixels->data);
	*pixels = (struct pixels){0};
}

void pixels_cut(struct pixels *pixels, const struct picture_part *part)
{
	size_t row = (size_t)pixels->width * pixels->channels;
	size_t wanted = (size_t)part->width * pixels->channels;
	for (uint32_t y = 0; y < part->height; y++)
		memmove(pixels->data + y * wanted,
			pixels->data + (part->top + y) * row +
			    (size_t)part->left * pixels->channels,
			wanted);
	pixels->width = part->width;
	pixels->height = part->height;
}

/* How an orientation moves a pixel: first the axes change places, then each may be mirrored. */
static const struct turn {
	bool swaps, mirrors_x, mirrors_y;
} turns[] = {
    [1] = {false, false, false}, [2] = {false, true, false}, [3] = {false, true, true},
    [4] = {false, false, true},  [5] = {true, false, false}, [6] = {true, true, false},
    [7] = {true, true, true},    [8] = {true, false, true},
};

void pixels_turn(struct pixels *pixels, unsigned orientation)
{
	if (orientation < 2 || orientation > 8)
		return;
	const struct turn *turn = &turns[orientation];
	uint32_t width = turn->swaps ? pixels->height : pixels->width;
	uint32_t height = turn->swaps ? pixels->width : pixels->height;
	unsigned channels = pixels->channels;
	unsigned char *turned = mem_alloc((size_t)width * height * channels);
	const unsigned char *from = pixels->data;
	for (uint32_t y = 0; y < pixels->height; y++) {
		for (uint32_t x = 0; x < pixels->width; x++, from += channels) {
			uint32_t to_x = turn->swaps ? y : x, to_y = turn->swaps ? x : y;
			to_x = turn->mirrors_x ? width - 1 - to_x : to_x;
			to_y = turn->mirrors_y ? height - 1 - to_y : to_y;
			memcpy(turned + ((size_t)to_y * width + to_x) * channels, from, channels);
		}
	}
	mem_free(pixels->data);
	*pixels = (struct pixels){turned, width, height, channels};
}

static unsigned char paeth(int left, int up, int corner)
{
	int guess = left + up - corner;
	int to_left = abs(guess - left), to_up = abs(guess - up), to_corner = abs(guess - corner);
	return (unsigned char)(to_left <= to_up && to_left <= to_corner ? left
			       : to_up <= to_corner                     ? up
									: corner);
}

static unsigned char predict(unsigned filter, unsigned left, unsigned up, unsigned corner)
{
	switch (filter) {
	case 1:
		return (unsigned char)left;
	case 2:
		return (unsigned char)up;
	case 3:
		return (unsigned char)((left + up) / 2);
	case 4:
		return paeth((int)left, (int)up, (int)corner);
	default:
		return 0;
	}
}

/* Writes the row through the filter; the sum of what is left, which is small where it packs well.
 */
static uint64_t apply_filter(unsigned filter, const unsigned char *row, const unsigned char *above,
			     size_t size, unsigned channels, unsigned char *out)
{
	uint64_t sum = 0;
	*out++ = (unsigned char)filter;
	for (size_t i = 0; i < size; i++) {
		unsigned left = i >= channels ? row[i - channels] : 0, up = above ? above[i] : 0;
		unsigned corner = above && i >= channels ? above[i - channels] : 0;
		out[i] = (unsigned char)(row[i] - predict(filter, left, up, corner));
		sum += (uint64_t)abs((signed char)out[i]);
	}
	return sum;
}

/* The rows, each behind the filter that suits it best. */
static unsigned char *filter_rows(const struct pixels *pixels, size_t *size)
{
	size_t row_size = (size_t)pixels->width * pixels->channels;
	*size = (row_size + 1) * pixels->height;
	unsigned char *filtered = mem_alloc(*size), *tried = mem_alloc(row_size + 1);
	for (uint32_t y = 0; y < pixels->height; y++) {
		const unsigned char *row = pixels->data + y * row_size;
		const unsigned char *above = y ? row - row_size : NULL;
		unsigned char *out = filtered + y * (row_size + 1);
		uint64_t least = apply_filter(0, row, above, row_size, pixels->channels, out);
		for (unsigned filter = 1; filter < FILTERS && least; filter++) {
			uint64_t sum =
			    apply_filter(filter, row, above, row_size, pixels->channels, tried);
			if (sum >= least)
				continue;
			least = sum;
			memcpy(out, tried, row_size + 1);
		}
	}
	mem_free(tried);
	return filtered;
}

static void put_be32(unsigned char *out, uint32_t number)
{
	for (unsigned i = 0; i < 4; i++)
		out[i] = (unsigned char)(number >> (24 - 8 * i));
}

static void write_chunk(struct buf *out, const char *name, const void *data, size_t size)
{
	unsigned char number[4];
	put_be32(number, (uint32_t)size);
	buf_add(out, number, 4);
	size_t start = out->size;
	buf_add(out, name, 4);
	buf_add(out, data, size);
	put_be32(number, zlib_checksum(out->data + start, size + 4));
	buf_add(out, number, 4);
}

void pixels_write_png(const struct pixels *pixels, struct buf *out)
{
	static const unsigned char colour_types[] = {[1] = 0, [3] = 2, [4] = 6};
	unsigned char header[13] = {[8] = 8, [9] = colour_types[pixels->channels]};
	put_be32(header, pixels->width);
	put_be32(header + 4, pixels->height);
	size_t size;
	unsigned char *rows = filter_rows(pixels, &size);
	struct buf packed = BUF_EMPTY;
	zlib_pack(rows, size, &packed);
	buf_add(out, "\x89PNG\r\n\x1A\n", 8);
	write_chunk(out, "IHDR", header, sizeof header);
	write_chunk(out, "IDAT", packed.data, packed.size);
	write_chunk(out, "IEND", NULL, 0);
	buf_clear(&packed);
	mem_free(rows);
}
