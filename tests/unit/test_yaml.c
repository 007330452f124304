/* YAML: trees, and where what is wrong is said to be. */
#include "metadata/yaml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tree_said.h"

static char *result_of(const char *text, size_t size, unsigned first_line)
{
	return tree_said(yaml_read, (struct yaml_source){"book.yaml", text, size, first_line, NULL},
			 false);
}

static const struct {
	const char *yaml, *result;
} cases[] = {
    {"", "{}"},
    {"# only words\n", "{}"},
    {"title: 1984\nlang: no", "{title@1:8=1984 lang@2:7=no}"},
    {"a: 'x: y'\nb:\n  - c\n  - d: e\n", "{a@1:4='x: y' b@3:3=[c {d@4:8=e}]}"},
    {"a: &x {b: c}\nd: *x\n", "{a@1:4={b@1:11=c} d@1:4={b@1:11=c}}"},
    {"a:\nb: ~\n", "{a@1:3= b@2:4=~}"},
    {"\xef\xbb\xbf"
     "a: \xc3\xa4 b\n",
     "{a@1:4=\xc3\xa4 b}"},
    {"---\na: b\n...\n", "{a@2:4=b}"},
    {"---\na: b\n---\n", "{a@2:4=b}"},
    {"---\na: b\n---\n# c\n---\n", "{a@2:4=b}"},
    {"a: |\n  two\n  lines\n", "{a@1:4='two\nlines\n'}"},
    {"just text", "just text"},
    {"title: War: and Peace\n", "1:11 bad-yaml this is no YAML: a ':' where none can stand\n"},
    {"a: b\n\tc: d\n", "2:1 bad-yaml this is no YAML: a tab indents this line\n"},
    {"a: \"b\nc: d\n", "1:4 bad-yaml this is no YAML: a quotation mark is never closed\n"},
    {"a: [b, c\nd: e\n",
     "1:4 bad-yaml this is no YAML: this list in brackets isn't closed or lacks a comma\n"},
    {"a: b\na: c\n", "{a@1:4=b}2:1 key-twice 'a' stands here a second time, after "
		     "line 1; left it out\n"},
    {"a: {b: 1, b: 2}\n", "{a@1:4={b@1:8=1}}1:11 key-twice 'b' stands here a second time, "
			  "after line 1; left it out\n"},
    {"a: *nobody\n", "1:4 unknown-alias no '&nobody' stands before this '*nobody'\n"},
    {"a: &x [*x]\n", "1:8 unknown-alias no '&x' stands before this '*x'\n"},
    {"a: b\n---\nc: d\n", "2:1 second-document a second YAML document begins here\n"},
    {"[a]: b\n", "1:1 bad-yaml this is no YAML: a key must be a word, not a list or mapping\n"},
    {"a: \"\\0\"\n", "1:4 bad-yaml this is no YAML: a value that holds the character 0\n"},
    {"a: @b\n", "1:4 bad-yaml this is no YAML: a value can't begin with this character\n"},
    {"title: x\nnonsense\nauthor: y\n", "2:1 bad-yaml this is no YAML: this line is neither "
					"'key: value' nor part of a value\n"},
    {"ok: a\nbad: \xff\n", "2:6 bad-yaml this is no YAML: bytes or control characters that text "
			   "can't hold\n"},
    {"a: \"\\q\"\n", "1:5 bad-yaml this is no YAML: an escape that YAML doesn't have\n"},
};

static void test_cases(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *result = result_of(cases[i].yaml, strlen(cases[i].yaml), 1);
		if (strcmp(result, cases[i].result) != 0)
			fail_msg("%s\ngives %s", cases[i].yaml, result);
		mem_free(result);
	}
}

static void test_lines_are_the_articles(void **state)
{
	(void)state;
	char *result = result_of("a: b\nc: [\n", 10, 2);
	assert_string_equal(result, "4:1 bad-yaml this is no YAML: a value is missing here\n");
	mem_free(result);
}

static void test_ceilings(void **state)
{
	(void)state;
	struct buf text = BUF_EMPTY;
	for (int i = 0; i < 100000; i++)
		buf_putc(&text, '[');
	char *result = result_of(text.data, text.size, 1);
	assert_string_equal(result, "1:65 yaml-limit these settings hold more than 64 levels\n");
	mem_free(result);

	text.size = 0;
	buf_puts(&text, "a: &a [x, x, x, x, x, x, x, x, x, x]\n");
	for (char c = 'b'; c < 'z'; c++) {
		buf_printf(&text, "%c: &%c [", c, c);
		for (int i = 0; i < 10; i++)
			buf_printf(&text, "*%c, ", c - 1);
		buf_puts(&text, "]\n");
	}
	result = result_of(text.data, text.size, 1);
	assert_non_null(strstr(result, "yaml-limit"));
	mem_free(result);

	text.size = 0;
	for (int i = 0; i < 60000; i++)
		buf_printf(&text, "k%d: v\n", i);
	result = result_of(text.data, text.size, 1);
	assert_null(strstr(result, "yaml-limit"));
	mem_free(result);
	buf_clear(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_cases),
	    cmocka_unit_test(test_lines_are_the_articles),
	    cmocka_unit_test(test_ceilings),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
