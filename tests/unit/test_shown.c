/* Texts of others in messages: nothing hidden, valid UTF-8, no longer than asked for. */
#include "base/shown.h"

#include "base/mem.h"
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

static void assert_shown(const char *text, size_t most, const char *expected)
{
	struct arena *arena = arena_new();
	assert_string_equal(shown(arena, text, most), expected);
	assert_string_equal(shown(arena, expected, most), expected); /* as it is shown already */
	arena_free(arena);
}

static void test_spelled(void **state)
{
	(void)state;
	static const char *const texts[][2] = {
	    {"", ""},
	    {"letters/first.md", "letters/first.md"},
	    {"größe – 村上春樹 \\n 'x'", "größe – 村上春樹 \\n 'x'"},
	    {"می\u200Cخواهم 👩\u200D🚀 \u06DDأ", "می\u200Cخواهم 👩\u200D🚀 \u06DDأ"},
	    {"a\nb\r\tc", "a\\nb\\r\\tc"},
	    {"\x1B[31mred\x7F", "\\u{1B}[31mred\\u{7F}"},
	    {"red\x7F", "red\\u{7F}"},
	    {"\xC2\x85\xC2\x9B"
	     "2J",
	     "\\u{85}\\u{9B}2J"},
	    {"\u061C\u200E\u200F\u202A\u202E\u2066\u2069", "\\u{61C}\\u{200E}\\u{200F}\\u{202A}"
							   "\\u{202E}\\u{2066}\\u{2069}"},
	    {"\u00AD\u200B\u2028\u2029\u2060\uFEFF", "\\u{AD}\\u{200B}\\u{2028}\\u{2029}"
						     "\\u{2060}\\u{FEFF}"},
	    {"\uFFFE\uFDD0\U0010FFFF\U000E0041", "\\u{FFFE}\\u{FDD0}\\u{10FFFF}\\u{E0041}"},
	    {"caf\xE9.md", "caf\\xE9.md"},
	    {"\xC3", "\\xC3"},
	    {"\xED\xA0\x80\xC0\xAF\xF8", "\\xED\\xA0\\x80\\xC0\\xAF\\xF8"},
	};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		assert_shown(texts[i][0], SHOWN_NAME, texts[i][1]);
}

static void test_shortened(void **state)
{
	(void)state;
	assert_shown("123456789", 9, "123456789");
	assert_shown("1234567890", 9, "12345…890");
	assert_shown("ä2345678ö0", 9, "ä2345…8ö0");
	assert_shown("1234\n67890", 9, "1234…890");
	assert_shown("12345678\n0", 9, "12345…\\n0");
	assert_shown("123456789\xFF", 9, "12345…");
}

/* Whatever the bytes. */
static void test_any_bytes(void **state)
{
	(void)state;
	uint32_t random = 1;
	for (unsigned n = 0; n < 20000; n++) {
		char text[64];
		size_t size = 0;
		while (size < sizeof text - 1) {
			random = random * 1664525 + 1013904223;
			text[size] = (char)(random >> 24);
			if (!text[size++])
				break;
		}
		text[size] = '\0';
		struct arena *arena = arena_new();
		const char *made = shown(arena, text, 20);
		size_t length = strlen(made);
		assert_int_equal(utf8_valid_prefix(made, length), length);
		assert_true(utf8_length(made, length) <= 20);
		assert_null(strpbrk(made, "\n\r\t\x1B\x7F"));
		arena_free(arena);
	}
}

static void test_huge(void **state)
{
	(void)state;
	enum { SIZE = 3 << 20 };
	char *text = mem_alloc(SIZE + 1);
	memset(text, 'A', SIZE);
	text[SIZE] = '\0';
	memcpy(text, "data:", 5);
	struct arena *arena = arena_new();
	const char *made = shown(arena, text, SHOWN_NAME);
	assert_int_equal(utf8_length(made, strlen(made)), SHOWN_NAME);
	assert_memory_equal(made, "data:", 5);
	arena_free(arena);
	mem_free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_spelled),
	    cmocka_unit_test(test_shortened),
	    cmocka_unit_test(test_any_bytes),
	    cmocka_unit_test(test_huge),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
