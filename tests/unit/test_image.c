/* Images: each file in tests/images/ is what expected.txt says. Set UPDATE=1 to write that anew. */
#include "media/image.h"

#include "base/buf.h"
#include "base/mem.h"

#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "golden.h"

static const char expected_path[] = "tests/images/expected.txt";

/* The bytes stand in memory of just their size, so that the sanitizer sees any step outside. */
static enum image_type examine(const char *bytes, size_t size, struct image_info *info)
{
	unsigned char *exact = mem_alloc(size + !size);
	memcpy(exact, bytes, size);
	enum image_type type = image_examine(exact, size, 256000000, info);
	mem_free(exact);
	return type;
}

static void describe(const char *path, struct buf *out)
{
	struct image_info info;
	struct buf bytes = golden_read(path);
	examine(bytes.data, bytes.size, &info);
	buf_printf(out, "%s:", strrchr(path, '/') + 1);
	if (!info.name)
		buf_puts(out, " no image");
	else if (!info.media_type)
		buf_printf(out, " refused %s", info.name);
	else
		buf_printf(out, " %s .%s %ux%u of %u%s%s, orientation %u", info.media_type,
			   info.ending, info.width, info.height, info.components,
			   info.has_alpha ? ", alpha" : "", info.is_animated ? ", animated" : "",
			   info.orientation);
	if (info.dots_across || info.dots_down)
		buf_printf(out, ", %u x %u dots", info.dots_across, info.dots_down);
	if (info.damage || info.flaw)
		buf_printf(out, ", %s", info.damage ? info.damage : info.flaw);
	buf_putc(out, '\n');
	buf_clear(&bytes);
}

static void every_image_is_what_is_expected(void **state)
{
	(void)state;
	glob_t found;
	struct buf got = BUF_EMPTY;
	assert_int_equal(glob("tests/images/*.*", 0, NULL, &found), 0);
	for (size_t i = 0; i < found.gl_pathc; i++)
		if (strcmp(found.gl_pathv[i], expected_path) != 0)
			describe(found.gl_pathv[i], &got);
	globfree(&found);
	golden_check(expected_path, got.data);
	buf_clear(&got);
}

static void each_image(void (*check)(const struct buf *bytes))
{
	glob_t found;
	assert_int_equal(glob("tests/images/*.*", 0, NULL, &found), 0);
	for (size_t i = 0; i < found.gl_pathc; i++) {
		struct buf bytes = golden_read(found.gl_pathv[i]);
		check(&bytes);
		buf_clear(&bytes);
	}
	globfree(&found);
}

static void check_cuts(const struct buf *bytes)
{
	struct image_info info;
	enum image_type whole = examine(bytes->data, bytes->size, &info);
	if (whole == IMAGE_UNKNOWN || whole == IMAGE_REFUSED || whole == IMAGE_SVG || info.damage)
		return;
	for (size_t size = 0; size < bytes->size; size++)
		if (examine(bytes->data, size, &info) == whole)
			assert_non_null(info.damage);
}

static void what_is_cut_short_is_damaged(void **state)
{
	(void)state;
	each_image(check_cuts);
}

enum { HEADERS = 2000 };

/* Each bit, and behind what headers take one of each byte, which is another each time. */
static void flip_bits(const struct buf *bytes)
{
	struct image_info info;
	for (size_t i = 0; i < bytes->size; i++) {
		unsigned step = i < HEADERS ? 1 : 8;
		for (unsigned bit = i % step; bit < 8; bit += step) {
			bytes->data[i] ^= (char)(1 << bit);
			examine(bytes->data, bytes->size, &info);
			bytes->data[i] ^= (char)(1 << bit);
		}
	}
}

static void no_byte_leads_outside(void **state)
{
	(void)state;
	each_image(flip_bits);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_image_is_what_is_expected),
	    cmocka_unit_test(what_is_cut_short_is_damaged),
	    cmocka_unit_test(no_byte_leads_outside),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
