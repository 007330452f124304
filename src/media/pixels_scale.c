/* A picture made smaller: each pixel becomes the mean of those that it stands for. Whole numbers
 * only, so that it comes out the same everywhere. */
#include "media/pixels.h"

#include "base/mem.h"

#include <string.h>

enum { CHANNELS = 4 };

/* The new picture, and the sums of the row of it that is being made. A pixel of the old one is as
 * wide as the new picture has columns, one of the new as wide as the old picture has: so each lies
 * on one or two of the new. The same holds from top to bottom. */
struct scaling {
	const struct pixels *from;
	struct pixels to;
	uint64_t *across; /* a row of the old picture, summed up to the new one's columns */
	uint64_t *sums;   /* those, summed up to a row of the new one */
	uint32_t done;    /* rows of the new one */
};

/* A transparent pixel counts for its colour only as much as it shows. */
static void add_pixel(const unsigned char *pixel, unsigned channels, uint64_t weight, uint64_t *sum)
{
	uint64_t shown = channels == CHANNELS ? weight * pixel[CHANNELS - 1] : weight;
	for (unsigned i = 0; i < channels; i++)
		sum[i] += i == CHANNELS - 1 ? shown : shown * pixel[i];
}

static void sum_across(struct scaling *scaling, const unsigned char *pixel)
{
	unsigned channels = scaling->to.channels;
	uint64_t wide = scaling->to.width, column_end = scaling->from->width, end = 0;
	uint64_t *sum = scaling->across;
	memset(sum, 0, scaling->to.width * channels * sizeof *sum);
	for (uint32_t x = 0; x < scaling->from->width; x++, pixel += channels) {
		end += wide;
		uint64_t over = end > column_end ? end - column_end : 0;
		add_pixel(pixel, channels, wide - over, sum);
		if (end < column_end)
			continue;
		column_end += scaling->from->width;
		sum += channels;
		if (over)
			add_pixel(pixel, channels, over, sum);
	}
}

static void add_across(struct scaling *scaling, uint64_t weight)
{
	size_t count = (size_t)scaling->to.width * scaling->to.channels;
	for (size_t i = 0; i < count; i++)
		scaling->sums[i] += scaling->across[i] * weight;
}

static unsigned char mean(uint64_t sum, uint64_t weight)
{
	return weight ? (unsigned char)((sum + weight / 2) / weight) : 0;
}

/* Writes the row whose sums are complete. */
static void put_row(struct scaling *scaling)
{
	unsigned channels = scaling->to.channels;
	size_t size = (size_t)scaling->to.width * channels;
	const uint64_t whole = (uint64_t)scaling->from->width * scaling->from->height;
	unsigned char *row = scaling->to.data + scaling->done++ * size;
	for (size_t at = 0; at < size; at += channels) {
		const uint64_t *sum = scaling->sums + at;
		bool alpha = channels == CHANNELS;
		uint64_t shown = alpha ? sum[CHANNELS - 1] : whole;
		for (unsigned i = 0; i < channels; i++)
			row[at + i] = mean(sum[i], i == CHANNELS - 1 ? whole : shown);
	}
	memset(scaling->sums, 0, size * sizeof *scaling->sums);
}

static void scale_rows(struct scaling *scaling)
{
	const struct pixels *from = scaling->from;
	uint64_t high = scaling->to.height, row_end = from->height, end = 0;
	for (uint32_t y = 0; y < from->height; y++) {
		end += high;
		uint64_t over = end > row_end ? end - row_end : 0;
		sum_across(scaling, from->data + (size_t)y * from->width * from->channels);
		add_across(scaling, high - over);
		if (end < row_end)
			continue;
		row_end += from->height;
		put_row(scaling);
		if (over)
			add_across(scaling, over);
	}
}

void pixels_scale(struct pixels *pixels, struct picture_size most)
{
	struct scaling scaling = {.from = pixels, .to = *pixels};
	if (most.width && most.width < pixels->width)
		scaling.to.width = most.width;
	if (most.height && most.height < pixels->height)
		scaling.to.height = most.height;
	size_t row = (size_t)scaling.to.width * pixels->channels;
	scaling.to.data = mem_zeroed(scaling.to.height, row);
	scaling.across = mem_zeroed(row, sizeof *scaling.across);
	scaling.sums = mem_zeroed(row, sizeof *scaling.sums);
	scale_rows(&scaling);
	mem_free(scaling.across);
	mem_free(scaling.sums);
	mem_free(pixels->data);
	*pixels = scaling.to;
}
