/* TOML: trees, and where what is wrong is said to be. */
#include "metadata/toml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "golden.h"
#include "tree_said.h"

static char *result_of(const char *text, size_t size)
{
	return tree_said(toml_read, (struct yaml_source){"a.toml", text, size, 1, NULL}, true);
}

/* Control characters stand in the lines as their pictures (U+2400 and what follows). */

static bool is_picture(const char *s)
{
	return strncmp(s, "\xE2\x90", 2) == 0;
}

static char control_of(const char *picture)
{
	unsigned code = (unsigned char)picture[2] & 0x3F;
	return (char)(code > 0x20 ? 0x7F : code);
}

static void show(struct buf *out, const char *text)
{
	for (const unsigned char *s = (const unsigned char *)text; *s; s++)
		if (*s < ' ' || *s == 0x7F)
			buf_printf(out, "\xE2\x90%c", *s == 0x7F ? 0xA1 : 0x80 | *s);
		else
			buf_putc(out, (char)*s);
}

/* Each line of lines.txt is a text; lines.out has it with what it becomes. */
static void test_lines(void **state)
{
	(void)state;
	struct buf source = golden_read("tests/toml/lines.txt"), out = BUF_EMPTY;
	for (const char *line = source.data; *line; line += strcspn(line, "\n") + 1) {
		struct buf text = BUF_EMPTY;
		buf_puts(&text, "");
		for (const char *s = line; *s != '\n'; s += is_picture(s) ? 3 : 1)
			buf_putc(&text, is_picture(s) ? control_of(s) : *s);
		char *result = result_of(text.data, text.size);
		buf_add(&out, line, strcspn(line, "\n"));
		buf_puts(&out, "\n\t");
		show(&out, result);
		buf_putc(&out, '\n');
		mem_free(result);
		buf_clear(&text);
	}
	golden_check("tests/toml/lines.out", out.data);
	buf_clear(&out);
	buf_clear(&source);
}

static void test_limits(void **state)
{
	(void)state;
	struct buf deep = BUF_EMPTY;
	buf_puts(&deep, "a = ");
	for (int i = 0; i < 100000; i++)
		buf_putc(&deep, '[');
	char *result = result_of(deep.data, deep.size);
	assert_string_equal(result, "1:69 yaml-limit these settings hold more than 64 levels\n");
	mem_free(result);
	buf_clear(&deep);
	for (int i = 0; i < 100000; i++)
		buf_puts(&deep, "a.");
	result = result_of(deep.data, deep.size);
	assert_string_equal(result, "1:127 yaml-limit these settings hold more than 64 levels\n");
	mem_free(result);
	buf_clear(&deep);
	result = result_of("a = 1\0b", 7);
	assert_string_equal(result,
			    "1:6 bad-toml this is no TOML: something stands behind the value\n");
	mem_free(result);
	result = result_of("a = '\xff'", 7);
	assert_string_equal(result, "1:1 bad-toml this is no TOML: bytes that aren't UTF-8\n");
	mem_free(result);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_lines),
	    cmocka_unit_test(test_limits),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
