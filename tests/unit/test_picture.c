/* Pictures are made fit for a book: their format, their orientation, and what they keep to
 * themselves. */
#include "edition/picture.h"

#include "base/mem.h"
#include "edition/pixels.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "golden.h"

static bool holds(const struct buf *bytes, const char *text)
{
	size_t length = strlen(text);
	for (size_t i = 0; i + length <= bytes->size; i++)
		if (memcmp(bytes->data + i, text, length) == 0)
			return true;
	return false;
}

static void fit(const char *path, const char *media_type, uint32_t width, uint32_t height,
		bool expect_converted)
{
	struct image_info info;
	bool converted;
	struct buf bytes = golden_read(path);
	picture_fit(&bytes, &info, &converted);
	assert_null(info.damage);
	assert_string_equal(info.media_type, media_type);
	assert_int_equal(info.width, width);
	assert_int_equal(info.height, height);
	assert_int_equal(info.orientation, 1);
	assert_int_equal(converted, expect_converted);
	assert_false(holds(&bytes, "Exif"));
	struct buf once = BUF_EMPTY;
	buf_add(&once, bytes.data, bytes.size);
	picture_fit(&bytes, &info, &converted);
	assert_int_equal(once.size, bytes.size);
	assert_memory_equal(once.data, bytes.data, bytes.size);
	buf_clear(&once);
	buf_clear(&bytes);
}

static void pictures_become_fit(void **state)
{
	(void)state;
	fit("tests/images/rgb.jpg", "image/jpeg", 9, 5, false);
	fit("tests/images/turned.jpg", "image/jpeg", 5, 9, false);
	fit("tests/images/rgb.png", "image/png", 9, 5, false);
	fit("tests/images/animated.gif", "image/gif", 9, 5, false);
	fit("tests/images/lossy.webp", "image/jpeg", 9, 5, true);
	fit("tests/images/turned.webp", "image/jpeg", 5, 9, true);
	fit("tests/images/lossless.webp", "image/png", 9, 5, true);
	fit("tests/images/alpha.webp", "image/png", 9, 5, true);
	fit("tests/images/animated.webp", "image/jpeg", 9, 5, true);
}

/* Puts segments behind the start of a JPEG and bytes behind its end. */
static void private_data_stay_at_home(void **state)
{
	(void)state;
	static const char segments[] = "\xFF\xE1\0\x10"
				       "Exif\0\0garbage!"
				       "\xFF\xFE\0\x08"
				       "SECRET"
				       "\xFF\xED\0\x0A"
				       "SECRETS!";
	struct buf whole = golden_read("tests/images/rgb.jpg"), bytes = BUF_EMPTY;
	buf_add(&bytes, whole.data, 2);
	buf_add(&bytes, segments, sizeof segments - 1);
	buf_add(&bytes, whole.data + 2, whole.size - 2);
	buf_puts(&bytes, "SECRET");
	struct image_info info;
	bool converted;
	assert_int_equal(picture_fit(&bytes, &info, &converted), IMAGE_JPEG);
	assert_null(info.damage);
	assert_int_equal(bytes.size, whole.size);
	assert_memory_equal(bytes.data, whole.data, whole.size);
	buf_clear(&whole);
	buf_clear(&bytes);
}

/* The picture "ab/cd/ef" turned by each orientation, as the tables of EXIF have it. */
static void pixels_turn_as_exif_says(void **state)
{
	(void)state;
	static const char *const turned[] = {
	    [1] = "abcdef", [2] = "badcfe", [3] = "fedcba", [4] = "efcdab",
	    [5] = "acebdf", [6] = "ecafdb", [7] = "fdbeca", [8] = "bdface"};
	for (unsigned orientation = 1; orientation <= 8; orientation++) {
		struct pixels pixels = {(unsigned char *)mem_copy("abcdef", 6), 2, 3, 1};
		pixels_turn(&pixels, orientation);
		assert_memory_equal(pixels.data, turned[orientation], 6);
		assert_int_equal(pixels.width, orientation < 5 ? 2 : 3);
		pixels_clear(&pixels);
	}
}

static void pixels_become_whole_pngs(void **state)
{
	(void)state;
	static const unsigned channels[] = {1, 3, 4};
	for (size_t i = 0; i < 3; i++) {
		struct pixels pixels = {mem_zeroed(70 * 40, channels[i]), 70, 40, channels[i]};
		for (size_t at = 0; at < 70 * 40 * channels[i]; at++)
			pixels.data[at] = (unsigned char)(at * at / 7);
		struct buf bytes = BUF_EMPTY;
		struct image_info info;
		pixels_write_png(&pixels, &bytes);
		image_identify((const unsigned char *)bytes.data, bytes.size, &info);
		assert_null(info.damage);
		assert_int_equal(info.width, 70);
		assert_int_equal(info.has_alpha, channels[i] == 4);
		buf_clear(&bytes);
		pixels_clear(&pixels);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(pictures_become_fit),
	    cmocka_unit_test(private_data_stay_at_home),
	    cmocka_unit_test(pixels_turn_as_exif_says),
	    cmocka_unit_test(pixels_become_whole_pngs),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
