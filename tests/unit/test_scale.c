/* Pictures made smaller: each pixel is the mean of what it stands for. */
#include "media/pixels.h"

#include "base/mem.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static unsigned chance(unsigned *seed, unsigned below)
{
	*seed = *seed * 1103515245u + 12345u;
	return (*seed >> 16) % below;
}

static struct pixels noise(uint32_t width, uint32_t height, unsigned channels, unsigned seed)
{
	size_t size = (size_t)width * height * channels;
	struct pixels pixels = {mem_alloc(size), width, height, channels};
	for (size_t i = 0; i < size; i++)
		pixels.data[i] = (unsigned char)(chance(&seed, 3) ? chance(&seed, 256) : 0);
	return pixels;
}

/* How much of the stretch from a to b lies between from and to. */
static double overlap(double a, double b, double from, double to)
{
	double common = fmin(b, to) - fmax(a, from);
	return common > 0 ? common : 0;
}

/* The channel of a pixel of the smaller picture, as it is defined. */
static double mean_at(const struct pixels *from, const struct pixels *to, uint32_t x, uint32_t y,
		      unsigned channel)
{
	double across = (double)from->width / to->width, down = (double)from->height / to->height;
	double sum = 0, weights = 0;
	for (uint32_t j = 0; j < from->height; j++)
		for (uint32_t i = 0; i < from->width; i++) {
			const unsigned char *pixel =
			    from->data + ((size_t)j * from->width + i) * from->channels;
			double weight = overlap(i, i + 1, x * across, (x + 1) * across) *
					overlap(j, j + 1, y * down, (y + 1) * down);
			if (from->channels == 4 && channel < 3)
				weight *= pixel[3];
			sum += weight * pixel[channel];
			weights += weight;
		}
	return weights > 0 ? sum / weights : 0;
}

static void check(uint32_t width, uint32_t height, unsigned channels, struct picture_size most)
{
	struct pixels from = noise(width, height, channels, width * 31 + height);
	struct pixels to = noise(width, height, channels, width * 31 + height);
	pixels_scale(&to, most);
	assert_int_equal(to.width, most.width < width ? most.width : width);
	assert_int_equal(to.height, most.height < height ? most.height : height);
	assert_int_equal(to.channels, channels);
	for (uint32_t y = 0; y < to.height; y++)
		for (uint32_t x = 0; x < to.width; x++)
			for (unsigned i = 0; i < channels; i++) {
				double wanted = mean_at(&from, &to, x, y, i);
				double got = to.data[((size_t)y * to.width + x) * channels + i];
				assert_true(fabs(got - wanted) <= 0.5001);
			}
	pixels_clear(&from);
	pixels_clear(&to);
}

static void pixels_are_means(void **state)
{
	(void)state;
	static const uint32_t sizes[] = {1, 2, 3, 7, 16, 23};
	static const unsigned channels[] = {1, 3, 4};
	for (size_t w = 0; w < 6; w++)
		for (size_t h = 0; h < 6; h++)
			for (size_t c = 0; c < 3; c++)
				for (uint32_t most = 1; most <= 29; most += 4)
					check(sizes[w], sizes[h], channels[c],
					      (struct picture_size){most, (most * 5) % 11 + 1});
}

/* A size that was read elsewhere may be larger than the picture: nothing is written behind it. */
static void nothing_grows(void **state)
{
	(void)state;
	for (unsigned channels = 1; channels <= 4; channels += channels == 1 ? 2 : 1) {
		check(9, 5, channels, (struct picture_size){777, 3});
		check(9, 5, channels, (struct picture_size){3, 777});
		check(9, 5, channels, (struct picture_size){10000, 10000});
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(pixels_are_means),
	    cmocka_unit_test(nothing_grows),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
