/* Fonts: each file in tests/fonts/ is what expected.txt says. Set UPDATE=1 to write that anew. */
#include "media/font.h"

#include "base/buf.h"
#include "base/mem.h"

#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "golden.h"

static const char expected_path[] = "tests/fonts/expected.txt";

/* The bytes stand in memory of just their size, so that the sanitizer sees any step outside. */
static enum font_type identify(const char *bytes, size_t size, struct arena *arena,
			       struct font_info *info)
{
	unsigned char *exact = mem_alloc(size + !size);
	memcpy(exact, bytes, size);
	enum font_type type = font_identify(exact, size, arena, info);
	mem_free(exact);
	return type;
}

static void describe(const char *path, struct buf *out)
{
	struct font_info info;
	struct arena *arena = arena_new();
	struct buf bytes = golden_read(path);
	identify(bytes.data, bytes.size, arena, &info);
	buf_printf(out, "%s:", strrchr(path, '/') + 1);
	if (!info.name)
		buf_puts(out, " no font");
	else if (!info.media_type)
		buf_printf(out, " refused %s", info.name);
	else
		buf_printf(out, " %s .%s (%s) %u%s%s", info.media_type, info.ending,
			   info.family ? info.family : "-", info.weight,
			   info.is_italic ? " italic" : "",
			   info.is_restricted ? " restricted" : "");
	buf_printf(out, info.damage ? ", %s\n" : "\n", info.damage);
	buf_clear(&bytes);
	arena_free(arena);
}

static void every_font_is_what_is_expected(void **state)
{
	(void)state;
	glob_t found;
	struct buf got = BUF_EMPTY;
	assert_int_equal(glob("tests/fonts/*.*", 0, NULL, &found), 0);
	for (size_t i = 0; i < found.gl_pathc; i++)
		if (strcmp(found.gl_pathv[i], expected_path) != 0)
			describe(found.gl_pathv[i], &got);
	globfree(&found);
	golden_check(expected_path, got.data);
	buf_clear(&got);
}

static void no_byte_leads_outside(void **state)
{
	(void)state;
	glob_t found;
	assert_int_equal(glob("tests/fonts/*.*", 0, NULL, &found), 0);
	for (size_t f = 0; f < found.gl_pathc; f++) {
		struct buf bytes = golden_read(found.gl_pathv[f]);
		struct arena *arena = arena_new();
		struct font_info info;
		for (size_t i = 0; i < bytes.size; i++) {
			char was = bytes.data[i];
			identify(bytes.data, i, arena, &info);
			bytes.data[i] = (char)0xFF;
			identify(bytes.data, bytes.size, arena, &info);
			bytes.data[i] = was ^ 4;
			identify(bytes.data, bytes.size, arena, &info);
			bytes.data[i] = was;
		}
		arena_free(arena);
		buf_clear(&bytes);
	}
	globfree(&found);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_font_is_what_is_expected),
	    cmocka_unit_test(no_byte_leads_outside),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
