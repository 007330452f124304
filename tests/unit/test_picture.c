/* Pictures are made fit for a book: their format, their orientation, and what they keep to
 * themselves. */
#include "media/picture.h"

#include "base/mem.h"
#include "media/media_parts.h"
#include "media/pixels.h"
#include "media/webp.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "golden.h"

enum { MOST_PIXELS = 256000000 };

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
	struct picture_changes changes;
	struct buf bytes = golden_read(path);
	picture_fit(&bytes, NULL, 0, MOST_PIXELS, &info, &changes);
	assert_null(info.damage);
	assert_string_equal(info.media_type, media_type);
	assert_int_equal(info.width, width);
	assert_int_equal(info.height, height);
	assert_int_equal(info.orientation, 1);
	assert_int_equal(changes.converted, expect_converted);
	assert_null(changes.undone);
	assert_false(holds(&bytes, "Exif") || holds(&bytes, "eXIf"));
	struct buf once = BUF_EMPTY;
	buf_add(&once, bytes.data, bytes.size);
	picture_fit(&bytes, NULL, 0, MOST_PIXELS, &info, &changes);
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
	fit("tests/images/turned.png", "image/png", 5, 9, false);
	fit("tests/images/animated.gif", "image/gif", 9, 5, false);
	fit("tests/images/lossy.webp", "image/jpeg", 9, 5, true);
	fit("tests/images/turned.webp", "image/jpeg", 5, 9, true);
	fit("tests/images/lossless.webp", "image/png", 9, 5, true);
	fit("tests/images/alpha.webp", "image/png", 9, 5, true);
	fit("tests/images/animated.webp", "image/jpeg", 9, 5, true);
	fit("tests/images/canvas.webp", "image/png", 20, 10, true);
	fit("tests/images/picture.tif", "image/png", 9, 5, false);
	fit("tests/images/alpha.tif", "image/png", 9, 5, false);
	fit("tests/images/picture.bmp", "image/png", 9, 5, false);
	fit("tests/images/old.bmp", "image/png", 9, 5, false);
	fit("tests/images/palette.bmp", "image/png", 9, 5, false);
}

/* How colours are meant stays, whether pixels are written anew or not. */
static void profiles_stay(void **state)
{
	(void)state;
	static const struct {
		const char *path, *profile;
	} rows[] = {
	    {"tests/images/profile.jpg", "ICC_PROFILE"},
	    {"tests/images/profile.png", "iCCP"},
	};
	const struct tree_crop crops[] = {{0}, {.right = 50000}};
	for (size_t i = 0; i < 2 * sizeof rows / sizeof *rows; i++) {
		struct image_info info;
		struct picture_changes changes;
		struct buf bytes = golden_read(rows[i / 2].path);
		picture_fit(&bytes, &crops[i % 2], 0, MOST_PIXELS, &info, &changes);
		assert_null(info.damage);
		assert_int_equal(info.height, i % 2 ? 4 : 9);
		assert_true(holds(&bytes, rows[i / 2].profile));
		assert_false(holds(&bytes, "Exif") || holds(&bytes, "eXIf"));
		buf_clear(&bytes);
	}
}

/* The pixels that a picture has in a book, cut as crop (NULL: nowhere) says. */
static struct pixels pixels_of(const char *name, const struct tree_crop *crop)
{
	char path[64];
	struct image_info info;
	struct picture_changes changes;
	struct pixels pixels;
	snprintf(path, sizeof path, "tests/images/%s", name);
	struct buf bytes = golden_read(path);
	assert_int_equal(picture_fit(&bytes, crop, 0, MOST_PIXELS, &info, &changes), IMAGE_PNG);
	assert_null(changes.undone);
	assert_true(png_decode((unsigned char *)bytes.data, bytes.size, MOST_PIXELS, &pixels));
	buf_clear(&bytes);
	return pixels;
}

/* All of them show that red grows to the right and green to the bottom. */
static void pixels_stay_what_they_were(void **state)
{
	(void)state;
	static const struct {
		const char *name;
		unsigned channels, most; /* most: by how much a colour may be off */
	} rows[] = {
	    {"rgb.png", 3, 0},      {"picture.tif", 3, 0}, {"picture.bmp", 3, 0},
	    {"from-top.bmp", 3, 0}, {"clear.bmp", 4, 0},   {"masks.bmp", 3, 8},
	    {"alpha.tif", 4, 1},    {"alpha.bmp", 4, 0},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct pixels pixels = pixels_of(rows[i].name, NULL);
		assert_int_equal(pixels.channels, rows[i].channels);
		for (unsigned at = 0; at < 9 * 5; at++) {
			const unsigned char *pixel = pixels.data + (size_t)at * pixels.channels;
			assert_in_range(pixel[0] + rows[i].most, at % 9 * 28,
					at % 9 * 28 + 2 * rows[i].most);
			assert_in_range(pixel[1] + rows[i].most, at / 9 * 50,
					at / 9 * 50 + 2 * rows[i].most);
		}
		pixels_clear(&pixels);
	}
	static const struct {
		const char *name;
		unsigned channels, last; /* last: of a pixel's bytes */
	} plain[] = {{"blue.tif", 3, 255}, {"green.tif", 3, 0}, {"gray.tif", 1, 99}};
	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
		struct pixels pixels = pixels_of(plain[i].name, NULL);
		assert_int_equal(pixels.channels, plain[i].channels);
		assert_int_equal(pixels.data[pixels.channels - 1], plain[i].last);
		pixels_clear(&pixels);
	}
	struct pixels pixels = pixels_of("alpha.bmp", NULL);
	assert_int_equal(pixels.data[3 * 4 + 3], 84);
	pixels_clear(&pixels);
	pixels = pixels_of("clear.bmp", NULL);
	assert_int_equal(pixels.data[3], 255);
	pixels_clear(&pixels);
}

/* Drawings of Windows become such of the web, of which a reader can't show a part. */
static void metafiles_become_drawings(void **state)
{
	(void)state;
	struct tree_crop crop = {.left = 50000};
	struct image_info info;
	struct picture_changes changes;
	struct buf bytes = golden_read("tests/images/rectangle.emf");
	assert_int_equal(picture_fit(&bytes, &crop, 0, MOST_PIXELS, &info, &changes), IMAGE_SVG);
	assert_null(info.damage);
	assert_true(holds(&bytes, "<svg"));
	assert_string_equal(changes.undone, "cropped");
	buf_clear(&bytes);
}

/* By shares of the picture, and by lengths at 96 pixels an inch; what would leave nothing leaves
 * all. */
static void pictures_are_cropped(void **state)
{
	(void)state;
	static const struct {
		struct tree_crop crop;
		uint32_t width, height, first; /* first: red of the first pixel */
	} rows[] = {
	    {{.left = 33333, .top = 20000, .right = 11111}, 5, 4, 3 * 28},
	    {{.left = 30, .right = 15, .bottom = 15, .is_length = true}, 6, 4, 2 * 28},
	    {{.left = -33333, .bottom = 60000}, 9, 2, 0},
	    {{.left = 50000, .right = 50000}, 9, 5, 0},
	    {{.top = 2000000000}, 9, 5, 0},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct pixels pixels = pixels_of("rgb.png", &rows[i].crop);
		assert_int_equal(pixels.width, rows[i].width);
		assert_int_equal(pixels.height, rows[i].height);
		assert_int_equal(pixels.data[0], rows[i].first);
		pixels_clear(&pixels);
	}
	struct image_info info;
	struct picture_changes changes;
	struct buf bytes = golden_read("tests/images/turned.jpg");
	picture_fit(&bytes, &rows[0].crop, 0, MOST_PIXELS, &info, &changes);
	assert_null(changes.undone);
	assert_int_equal(info.width, 4);
	assert_int_equal(info.height, 5);
	buf_clear(&bytes);
	bytes = golden_read("tests/images/still.gif");
	picture_fit(&bytes, &rows[0].crop, 0, MOST_PIXELS, &info, &changes);
	assert_string_equal(changes.undone, "cropped");
	buf_clear(&bytes);
}

/* A frame of 9 x 5 at 4, 2 of a canvas of 20 x 10. */
static void a_frame_stands_on_its_canvas(void **state)
{
	(void)state;
	struct buf bytes = golden_read("tests/images/canvas.webp");
	struct pixels pixels;
	bool is_exact;
	assert_null(
	    webp_decode((unsigned char *)bytes.data, bytes.size, MOST_PIXELS, &pixels, &is_exact));
	assert_int_equal(pixels.width, 20);
	assert_int_equal(pixels.height, 10);
	assert_int_equal(pixels.channels, 4);
	for (uint32_t y = 0; y < 10; y++)
		for (uint32_t x = 0; x < 20; x++) {
			bool shows = x >= 4 && x < 13 && y >= 2 && y < 7;
			assert_int_equal(pixels.data[(y * 20 + x) * 4 + 3], shows ? 255 : 0);
		}
	pixels_clear(&pixels);
	buf_clear(&bytes);
	bytes = golden_read("tests/images/outside.webp");
	assert_non_null(
	    webp_decode((unsigned char *)bytes.data, bytes.size, MOST_PIXELS, &pixels, &is_exact));
	buf_clear(&bytes);
}

static void scale(const char *path, uint64_t most, uint32_t width, uint32_t height,
		  const char *undone)
{
	struct image_info info, before;
	struct picture_changes changes;
	struct buf bytes = golden_read(path);
	image_identify((const unsigned char *)bytes.data, bytes.size, MOST_PIXELS, &before);
	picture_fit(&bytes, NULL, most, MOST_PIXELS, &info, &changes);
	assert_null(info.damage);
	assert_int_equal(info.width, width);
	assert_int_equal(info.height, height);
	assert_int_equal(changes.scaled,
			 !undone && (width != before.width || height != before.height));
	if (undone)
		assert_string_equal(changes.undone, undone);
	else
		assert_null(changes.undone);
	assert_true(info.has_alpha >= before.has_alpha);
	buf_clear(&bytes);
}

/* What a few bytes claim isn't unpacked, and a flaw isn't written down for good. */
static void what_cannot_be_is_said(void **state)
{
	(void)state;
	static const char *const damaged[] = {"bomb.webp",    "outside.webp",     "claims.png",
					      "too-many.png", "short.bmp",        "runs.bmp",
					      "damaged.tif",  "short-palette.bmp"};
	for (size_t i = 0; i < sizeof damaged / sizeof *damaged; i++) {
		char path[64];
		struct image_info info;
		struct picture_changes changes;
		snprintf(path, sizeof path, "tests/images/%s", damaged[i]);
		struct buf bytes = golden_read(path);
		picture_fit(&bytes, NULL, 4, MOST_PIXELS, &info, &changes);
		assert_non_null(info.damage);
		buf_clear(&bytes);
	}
	scale("tests/images/cut-data.jpg", 12, 33, 21, "scaled down");
	scale("tests/images/many-rows.png", 12, 9, 5, "scaled down");
	scale("tests/images/large.png", 4000000, 8208, 8000,
	      "scaled down, being larger than a quarter of what '--limit pixels' allows");
}

static void pictures_become_smaller(void **state)
{
	(void)state;
	scale("tests/images/rgb.jpg", 45, 9, 5, NULL);
	scale("tests/images/rgb.jpg", 44, 8, 4, NULL);
	scale("tests/images/rgb.jpg", 1, 1, 1, NULL);
	scale("tests/images/gray.jpg", 12, 4, 2, NULL);
	scale("tests/images/progressive.jpg", 12, 4, 2, NULL);
	scale("tests/images/turned.jpg", 12, 2, 4, NULL);
	scale("tests/images/gray.png", 12, 4, 2, NULL);
	scale("tests/images/palette.png", 12, 4, 2, NULL);
	scale("tests/images/transparent.png", 12, 4, 2, NULL);
	scale("tests/images/alpha.png", 12, 4, 2, NULL);
	scale("tests/images/turned.png", 12, 2, 4, NULL);
	scale("tests/images/line.png", 12, 12, 1, NULL);
	scale("tests/images/column.png", 12, 1, 12, NULL);
	scale("tests/images/alpha.webp", 12, 4, 2, NULL);
	scale("tests/images/canvas.webp", 199, 19, 9, NULL);
	scale("tests/images/canvas.webp", 50, 10, 5, NULL);
	scale("tests/images/still.gif", 12, 9, 5, "scaled down");
	scale("tests/images/animated.png", 12, 9, 5, "scaled down");
	scale("tests/images/cmyk.jpg", 12, 9, 5, "scaled down");
}

/* Comments and what applications wrote into a GIF; but an animation runs as often as before. */
static void gifs_keep_their_animation_only(void **state)
{
	(void)state;
	static const char more[] = "\x21\xFE\x06SECRET\0"
				   "\x21\xFF\x0BXMP DataXMP\x06SECRET\0"
				   "\x21\xFF\x0BNETSCAPE2.0\x03\x01\0\0\0";
	struct buf whole = golden_read("tests/images/transparent.gif"), bytes = BUF_EMPTY;
	struct image_info info;
	struct picture_changes changes;
	buf_add(&bytes, whole.data, whole.size - 1);
	buf_add(&bytes, more, sizeof more - 1);
	buf_putc(&bytes, ';');
	buf_puts(&bytes, "SECRET");
	assert_int_equal(picture_fit(&bytes, NULL, 0, MOST_PIXELS, &info, &changes), IMAGE_GIF);
	assert_null(info.damage);
	assert_false(holds(&bytes, "SECRET"));
	assert_true(holds(&bytes, "NETSCAPE"));
	buf_clear(&whole);
	buf_clear(&bytes);
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
	struct picture_changes changes;
	assert_int_equal(picture_fit(&bytes, NULL, 0, MOST_PIXELS, &info, &changes), IMAGE_JPEG);
	assert_null(info.damage);
	assert_int_equal(bytes.size, whole.size);
	assert_memory_equal(bytes.data, whole.data, whole.size);
	buf_clear(&whole);
	buf_clear(&bytes);
}

/* Puts chunks, of their sizes, names, data and sums, behind the header of a PNG. */
static void pngs_keep_their_secrets(void **state)
{
	(void)state;
	enum { HEAD = 8 + 25 };
	static const char chunks[] = "\000\000\000\006"
				     "tEXtSECRET"
				     "\013\121\231\127"
				     "\000\000\000\006"
				     "zTXtSECRET"
				     "\256\043\377\326"
				     "\000\000\000\006"
				     "iTXtSECRET"
				     "\142\272\305\075"
				     "\000\000\000\007"
				     "tIMESECRETS"
				     "\140\150\316\136";
	struct buf whole = golden_read("tests/images/rgb.png"), bytes = BUF_EMPTY;
	buf_add(&bytes, whole.data, HEAD);
	buf_add(&bytes, chunks, sizeof chunks - 1);
	buf_add(&bytes, whole.data + HEAD, whole.size - HEAD);
	struct image_info info;
	struct picture_changes changes;
	picture_fit(&whole, NULL, 0, MOST_PIXELS, &info, &changes);
	assert_int_equal(picture_fit(&bytes, NULL, 0, MOST_PIXELS, &info, &changes), IMAGE_PNG);
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
		image_identify((const unsigned char *)bytes.data, bytes.size, MOST_PIXELS, &info);
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
	    cmocka_unit_test(profiles_stay),
	    cmocka_unit_test(pixels_stay_what_they_were),
	    cmocka_unit_test(pictures_are_cropped),
	    cmocka_unit_test(metafiles_become_drawings),
	    cmocka_unit_test(a_frame_stands_on_its_canvas),
	    cmocka_unit_test(pictures_become_smaller),
	    cmocka_unit_test(what_cannot_be_is_said),
	    cmocka_unit_test(gifs_keep_their_animation_only),
	    cmocka_unit_test(private_data_stay_at_home),
	    cmocka_unit_test(pngs_keep_their_secrets),
	    cmocka_unit_test(pixels_turn_as_exif_says),
	    cmocka_unit_test(pixels_become_whole_pngs),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
