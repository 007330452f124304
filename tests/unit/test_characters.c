/* The gate of a book: what may stay, what becomes white space, what goes. */
#include "base/characters.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct {
	const char *text, *clean;
	size_t left_out;
} cases[] = {
    {"", "", 0},
    {"plain text\twith lines\nand ~", "plain text\twith lines\nand ~", 0},
    {"caf\u00e9 \u65e5\u672c \U0001f600 \ue000 \ufffd \u00a0", NULL, 0},
    {"a\rb\r\nc\r\r\nd\xc2\x85"
     "e\ff\vg",
     "a\nb\nc\n\nd\ne f g", 0},
    {"a\x01\x02\x1f\x7f\xc2\x80\xc2\x9f"
     "b",
     "ab", 6},
    {"a\ufffe\uffff\U0001fffe\U0010ffff\ufdd0\ufdef"
     "b",
     "ab", 6},
    {"long enough for a word of eight \x1b bytes", "long enough for a word of eight  bytes", 1},
    {"a\xff\xc3", "a\ufffd\ufffd", 0},
    {"\xed\xa0\x80", "\ufffd\ufffd\ufffd", 0},
    {"\xc2\xe2\x82", "\ufffd\ufffd\ufffd", 0},
};

static void test_texts(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf kept = BUF_EMPTY;
		const char *text = cases[i].text, *wanted = cases[i].clean;
		size_t left_out = 0;
		const char *clean = characters_clean(text, strlen(text), &kept, &left_out);
		assert_string_equal(clean, wanted ? wanted : text);
		assert_int_equal(left_out, cases[i].left_out);
		if (!wanted || strcmp(wanted, text) == 0)
			assert_ptr_equal(clean, text);
		buf_clear(&kept);
	}
}

/* The quick way through a text comes to the same as a look at each character. */
static void test_every_character(void **state)
{
	(void)state;
	for (unsigned c = 1; c <= 0x10FFFF; c++) {
		struct buf text = BUF_EMPTY;
		buf_put_code_point(&text, c);
		bool stays = characters_prefix(text.data, text.size) == text.size;
		assert_int_equal(stays, character_may_stay(c));
		buf_puts(&text, " and eight more");
		stays = characters_prefix(text.data, text.size) == text.size;
		assert_int_equal(stays, character_may_stay(c));
		buf_clear(&text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_texts),
	    cmocka_unit_test(test_every_character),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
