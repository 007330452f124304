/* TOML: trees, and where what is wrong is said to be. */
#include "metadata/toml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tree_said.h"

static char *result_of(const char *text, size_t size)
{
	return tree_said(toml_read, (struct yaml_source){"a.toml", text, size, 1, NULL}, true);
}

static const struct {
	const char *toml, *result;
} cases[] = {
    {"", "{}"},
    {"# words\r\n\r\n", "{}"},
    {"\xef\xbb\xbf"
     "a = 'b'",
     "{a@1:1='b'}"},
    {"title = \"A \\\"B\\\" \\u00e4\" # c\nlang='no\\n'\n",
     "{title@1:1='A \"B\" \xc3\xa4' lang@2:1='no\\n'}"},
    {"[book]\ntitle = \"T\"\n[output.html]\nx = true\n[book.more]\ny = 1_000\n",
     "{book@1:2={title@2:1='T' more@5:7={y@6:1=1_000}} output@3:2={html@3:9={x@4:1=true}}}"},
    {"[[a]]\nb = 1\n[[a]]\nb = 2\n[a.c]\nd = 3\n", "{a@1:3=[{b@2:1=1} {b@4:1=2 c@5:4={d@6:1=3}}]}"},
    {"a.b . c = 1\na.'x y' = 2\n", "{a@1:1={b@1:3={c@1:7=1} x y@2:3=2}}"},
    {"a = [ 1, # one\n  'two',\n  [3], {b = 4, c.d = 5},\n]\n",
     "{a@1:1=[1 'two' [3] {b@3:9=4 c@3:16={d@3:18=5}}]}"},
    {"a = []\nb = {}\n", "{a@1:1=[] b@2:1={}}"},
    {"a = \"\"\"\nx\\\n   y\n\"z\"\"\"\"\nb = '''\\k\n'''", "{a@1:1='xy\n\"z\"' b@5:1='\\k\n'}"},
    {"a = 2024-05-17\nb = 2024-05-17T10:20:30.5Z\nc = 07:30:00\nd = 2024-05-17 10:20:30-01:00 #\n",
     "{a@1:1=2024-05-17 b@2:1=2024-05-17T10:20:30.5Z c@3:1=07:30:00 d@4:1=2024-05-17 "
     "10:20:30-01:00}"},
    {"a = +1.5e-3\nb = 0xFF_ff\nc = -inf\nd = 0\n",
     "{a@1:1=+1.5e-3 b@2:1=0xFF_ff c@3:1=-inf d@4:1=0}"},
    {"\"\" = 1\n3 = 2\n", "{@1:1=1 3@2:1=2}"},
    {"a = b\n", "1:5 bad-toml this is no TOML: no value of TOML\n"},
    {"\xc3\xa4 = 1\n",
     "1:1 bad-toml this is no TOML: a key is missing here, or has a character that needs quotes\n"},
    {"a = \n", "1:5 bad-toml this is no TOML: a value is missing here\n"},
    {"a = 1 2\n", "1:7 bad-toml this is no TOML: something stands behind the value\n"},
    {"a = '\xc3\xa4' 'b'\n", "1:9 bad-toml this is no TOML: something stands behind the value\n"},
    {"a: 1\n", "1:2 bad-toml this is no TOML: a '=' is missing here\n"},
    {"a = \"b\nc = 1\n",
     "1:7 bad-toml this is no TOML: a quotation mark is never closed on its line\n"},
    {"a = '''b\nc = 1\n", "1:5 bad-toml this is no TOML: a quotation mark is never closed\n"},
    {"a = [1\nb = 2\n",
     "2:1 bad-toml this is no TOML: a ',' or the closing mark is missing here\n"},
    {"a = [1,\n", "2:1 bad-toml this is no TOML: a '[' is never closed\n"},
    {"a = {b = 1,\nc = 2}\n", "1:12 bad-toml this is no TOML: a key is missing here, or has a "
			      "character that needs quotes\n"},
    {"[a\nb = 1\n", "1:3 bad-toml this is no TOML: this header isn't closed\n"},
    {"a = \"\\q\"\n", "1:7 bad-toml this is no TOML: an escape that TOML doesn't have\n"},
    {"a = \"\\ud800\"\n", "1:12 bad-toml this is no TOML: an escape that TOML doesn't have\n"},
    {"a = '\x01'\n", "1:6 bad-toml this is no TOML: a control character in a text\n"},
    {"a = 01\n", "1:5 bad-toml this is no TOML: no value of TOML\n"},
    {"a = 1__0\n", "1:5 bad-toml this is no TOML: no value of TOML\n"},
    {"a = 2024-13-01\n", "1:5 bad-toml this is no TOML: no value of TOML\n"},
    {"a = 1\na = 2\n",
     "2:1 bad-toml this is no TOML: 'a' stands here a second time, after line 1\n"},
    {"[a]\n[a]\n", "2:2 bad-toml this is no TOML: 'a' stands here a second time, after line 1\n"},
    {"a = 1\n[a.b]\n",
     "2:2 bad-toml this is no TOML: 'a' stands here a second time, after line 1\n"},
    {"a = {b = 1}\na.c = 2\n",
     "2:1 bad-toml this is no TOML: 'a' stands here a second time, after line 1\n"},
    {"a.b = 1\n[a]\n",
     "2:2 bad-toml this is no TOML: 'a' stands here a second time, after line 1\n"},
    {"a = []\n[[a]]\n",
     "2:3 bad-toml this is no TOML: 'a' stands here a second time, after line 1\n"},
    {"[[a]]\n[a]\n", "2:2 bad-toml this is no TOML: 'a' stands here a second time, after line 1\n"},
    {"[a]\n[[a]]\n", "2:3 bad-toml this is no TOML: 'a' stands here a second time, after line 1\n"},
    {"[a.b]\nc = 1\n[a]\nb.d = 2\n",
     "4:3 bad-toml this is no TOML: 'b' stands here a second time, after line 1\n"},
};

static void test_cases(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *result = result_of(cases[i].toml, strlen(cases[i].toml));
		if (strcmp(result, cases[i].result) != 0)
			fail_msg("%s\ngave  %s\nnot   %s", cases[i].toml, result, cases[i].result);
		mem_free(result);
	}
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
	    cmocka_unit_test(test_cases),
	    cmocka_unit_test(test_limits),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
