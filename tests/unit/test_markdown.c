/* Markdown: tests/markdown/NAME.md becomes the tree that NAME.tree shows, with every place and, at
 * the end, what was said of it. */
#include "base/mem.h"
#include "read/frontend.h"
#include "tree/dump.h"
#include "said.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "golden.h"

static const char folder[] = "tests/markdown";

static char *read_markdown(const char *text, size_t size, bool smart)
{
	struct diags *diags = diags_new();
	struct arena *arena = arena_new();
	struct metadata metadata;
	metadata_init(&metadata);
	struct frontend in = {
	    .name = "a.md",
	    .text = text,
	    .size = size,
	    .language = "",
	    .smart = smart,
	    .arena = arena,
	    .diags = diags,
	};
	struct tree *tree = markdown_read(&in, &metadata);
	struct buf out = BUF_EMPTY;
	if (tree)
		tree_dump(&out, tree->body);
	char *told = said(diags);
	buf_puts(&out, told);
	mem_free(told);
	tree_free(tree);
	metadata_clear(&metadata);
	arena_free(arena);
	diags_free(diags);
	return buf_steal(&out);
}

static char *read_smart(const char *text, size_t size)
{
	return read_markdown(text, size, true);
}

static void test_files(void **state)
{
	(void)state;
	golden_folder(folder, "md", read_smart);
}

static char *read_string(const char *text, bool smart)
{
	return read_markdown(text, strlen(text), smart);
}

static void test_plain_punctuation(void **state)
{
	(void)state;
	char *shown = read_string("\"it's\" -- so...\n", false);
	assert_non_null(strstr(shown, "\"\"it's\" -- so...\""));
	mem_free(shown);
}

static void test_nothing(void **state)
{
	(void)state;
	char *shown = read_string("", true);
	assert_string_equal(shown, "body 1:1\n");
	mem_free(shown);
}

/* Texts that tempt a parser to look at them over and over: a piece many times, another one many
 * times. Each is read, and in a time that grows with its size. */
static const struct {
	const char *before, *first, *second;
} hostile[] = {
    {"", "*a* [b](c) ", ""},
    {"", "[*a*](b) ", ""},
    {"", "[a](b) ", ""},
    {"", "[a](b)\n", ""},
    {"[a]: b\n\n", "[a]\n", ""},
    {"[a]: b\n\n", "[", "]"},
    {"[a]: b\n\n", "![", "](c)"},
    {"", "http://a.b/c ", ""},
    {"", "www.a_", ""},
    {"", "www.a.b/*", ""},
    {"", "www.a(a)", ")"},
    {"", "a@a.", ""},
    {"", "|a", "\n|-"},
    {"", "|a", "|"},
    {"", "a\n-|-|-\n", ""},
    {"", "+ ", "\n"},
    {"", "> ", "b\n"},
    {"", ">", "a*"},
    {"", "* ", "a"},
    {"", "- [a](b)\n", ""},
    {"", "![[]()", ""},
    {"", "*a ", "_a*_ "},
    {"", "*a **a ", "b** c* "},
    {"", "'a ", "\"a'\" "},
    {"", "~a ", "b~ "},
    {"", "~a ~~", "b~ "},
    {"", "a <?", ""},
    {"", "a <![CDATA[", ""},
    {"", "a <!--", ""},
    {"", "<!--\n\n", ""},
    {"", "<script>\n\n", ""},
    {"", "a <title>", ""},
    {"", "<title>\n\n", "</title>\n\n"},
    {"", "[", "]"},
    {"", "`", "a`"},
    {"", "[^a]: ", ""},
    {"", "[^a]: b\n\n", "[^a] "},
    {"", "[a]: b (\n", ""},
    {"", "\\|", ""},
    {"", "&a;", "&amp;"},
    {"", "don't \"say\" [it](x).\n\n", ""},
};

static void test_hostile(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
		struct buf text = BUF_EMPTY;
		buf_puts(&text, hostile[i].before);
		for (int n = 0; n < 20000; n++)
			buf_puts(&text, hostile[i].first);
		for (int n = 0; n < 20000; n++)
			buf_puts(&text, hostile[i].second);
		char *shown = read_markdown(text.data, text.size, true);
		assert_int_equal(strncmp(shown, "body", 4), 0);
		mem_free(shown);
		buf_clear(&text);
	}
}

/* The lines of what is shown that begin so. */
static size_t count_lines(const char *shown, const char *start)
{
	size_t count = 0;
	for (const char *line = shown; line; line = strchr(line, '\n')) {
		line += *line == '\n';
		count += strncmp(line + strspn(line, " "), start, strlen(start)) == 0;
	}
	return count;
}

/* Rows that are shorter than the header get cells only as long as they aren't too many. */
static void test_short_rows(void **state)
{
	(void)state;
	struct buf text = BUF_EMPTY;
	for (int n = 0; n < 20000; n++)
		buf_puts(&text, "|a");
	buf_putc(&text, '\n');
	for (int n = 0; n < 20000; n++)
		buf_puts(&text, "|-");
	for (int n = 0; n < 20000; n++)
		buf_puts(&text, "\nb");
	char *shown = read_markdown(text.data, text.size, true);
	assert_int_equal(count_lines(shown, "\"b\""), 20000);
	assert_true(count_lines(shown, "td") < 250000);
	mem_free(shown);
	buf_clear(&text);
}

/* No element is deeper than readers can bear, and no word is lost. */
static void test_deep(void **state)
{
	(void)state;
	struct buf text = BUF_EMPTY;
	for (int n = 0; n < 1000; n++)
		buf_puts(&text, n % 2 ? "> " : "- ");
	buf_puts(&text, "one [two](x)\n\nthree\n");
	char *shown = read_markdown(text.data, text.size, true);
	assert_non_null(strstr(shown, "1:0 flattened"));
	assert_non_null(strstr(shown, "\"one \""));
	assert_non_null(strstr(shown, "\"two\""));
	assert_non_null(strstr(shown, "\"three\""));
	for (const char *line = shown; line; line = strchr(line, '\n')) {
		line += *line == '\n';
		assert_true(strspn(line, " ") < 2 * 200);
	}
	mem_free(shown);
	buf_clear(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_files),      cmocka_unit_test(test_plain_punctuation),
	    cmocka_unit_test(test_nothing),    cmocka_unit_test(test_hostile),
	    cmocka_unit_test(test_short_rows), cmocka_unit_test(test_deep),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
