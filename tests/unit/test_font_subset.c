/* Subsets of fonts: what a text needs is there, and what shapes it. */
#include "media/font_subset.h"

#include "base/mem.h"
#include "media/font.h"
#include "media/font_libs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "golden.h"

static struct buf subset_of(const char *path, const char *text, enum font_subset expected)
{
	struct buf bytes = golden_read(path);
	size_t before = bytes.size;
	struct font_characters characters = font_characters_new();
	font_characters_add(&characters, text, strlen(text));
	assert_int_equal(font_subset(&bytes, 64 << 20, &characters), expected);
	font_characters_clear(&characters);
	if (expected != FONT_SUBSET_MADE)
		assert_int_equal(bytes.size, before);
	return bytes;
}

/* Whether the bytes hold the tag of a table. */
static bool has_table(const struct buf *font, const char *tag)
{
	for (size_t i = 0; i + 4 <= font->size && i < 400; i++)
		if (memcmp(font->data + i, tag, 4) == 0)
			return true;
	return false;
}

static void assert_has(const struct buf *font, unsigned c, bool has)
{
	struct font_libs hb;
	assert_true(font_libs_load(&hb));
	hb_blob_t *blob = hb.hb_blob_create(font->data, (unsigned)font->size,
					    HB_MEMORY_MODE_READONLY, NULL, NULL);
	hb_face_t *face = hb.hb_face_create(blob, 0);
	hb_set_t *all = hb.hb_set_create(), *one = hb.hb_set_create();
	hb.hb_face_collect_unicodes(face, all);
	hb.hb_set_add(one, c);
	hb.hb_set_intersect(one, all);
	assert_int_equal(!hb.hb_set_is_empty(one), has);
	hb.hb_set_destroy(all);
	hb.hb_set_destroy(one);
	hb.hb_face_destroy(face);
	hb.hb_blob_destroy(blob);
}

static void test_kinds(void **state)
{
	(void)state;
	static const struct {
		const char *path;
		enum font_type type;
	} fonts[] = {
	    {"tests/fonts/ligature.ttf", FONT_TTF}, {"tests/fonts/outline.otf", FONT_OTF},
	    {"tests/fonts/web.woff", FONT_TTF},     {"tests/fonts/web.woff2", FONT_TTF},
	    {"tests/fonts/variable.ttf", FONT_TTF},
	};
	for (size_t i = 0; i < sizeof fonts / sizeof *fonts; i++) {
		struct buf made = subset_of(fonts[i].path, "a", FONT_SUBSET_MADE);
		struct arena *arena = arena_new();
		struct font_info info;
		enum font_type type =
		    font_identify((const unsigned char *)made.data, made.size, arena, &info);
		assert_int_equal(type, fonts[i].type);
		assert_null(info.damage);
		assert_has(&made, 'a', true);
		assert_has(&made, 0xE1, false);
		assert_true(has_table(&made, "GSUB"));
		assert_int_equal(has_table(&made, "fvar"), info.heaviest == 900);
		arena_free(arena);
		buf_clear(&made);
	}
}

static void test_characters(void **state)
{
	(void)state;
	struct buf made = subset_of("tests/fonts/ligature.ttf", "\u00E1", FONT_SUBSET_MADE);
	assert_has(&made, 0xE1, true);
	assert_has(&made, 0xC1, true); /* a theme may set it as a capital */
	assert_has(&made, 0x628, false);
	buf_clear(&made);
	made = subset_of("tests/fonts/arabic.ttf", "\u0628\xFF", FONT_SUBSET_MADE);
	assert_has(&made, 0x628, true);
	buf_clear(&made);
}

static void test_no_fonts(void **state)
{
	(void)state;
	struct buf left = subset_of("tests/fonts/text.ttf", "a", FONT_SUBSET_NO_LIBRARY);
	buf_clear(&left);
	left = subset_of("tests/fonts/collection.ttc", "a", FONT_SUBSET_NO_LIBRARY);
	buf_clear(&left);
}

/* Whatever the bytes: nothing is read or written outside of them. */
static void test_broken(void **state)
{
	(void)state;
	static const char *const paths[] = {"tests/fonts/web.woff", "tests/fonts/web.woff2",
					    "tests/fonts/ligature.ttf", "tests/fonts/outline.otf"};
	struct font_characters characters = font_characters_new();
	unsigned random = 1;
	for (int round = 0; round < 400; round++) {
		struct buf bytes = golden_read(paths[round % 4]);
		for (int i = 0; i < 1 + round % 5; i++) {
			random = random * 1103515245 + 12345;
			bytes.data[(random >> 8) % bytes.size] = (char)(random >> 3);
		}
		if (round % 7 == 0)
			bytes.size = (random >> 8) % bytes.size;
		font_subset(&bytes, 64 << 20, &characters);
		buf_clear(&bytes);
	}
	font_characters_clear(&characters);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_kinds),
	    cmocka_unit_test(test_characters),
	    cmocka_unit_test(test_no_fonts),
	    cmocka_unit_test(test_broken),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
