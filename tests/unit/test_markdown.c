/* Markdown: tests/markdown/NAME.md becomes the tree that NAME.tree shows, with every place and, at
 * the end, what was said of it. Set UPDATE=1 to write the trees anew, then read what changed. */
#include "base/file.h"
#include "base/mem.h"
#include "read/frontend.h"
#include "tree/dump.h"
#include "said.h"

#include <dirent.h>
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

static void test_file(const char *name)
{
	struct arena *arena = arena_new();
	const char *path = path_join(arena, folder, name);
	const char *expected_path =
	    arena_format(arena, "%s/%s.tree", folder, path_stem(arena, name));
	struct buf text = golden_read(path);
	char *shown = read_markdown(text.data, text.size, true);
	golden_check(expected_path, shown);
	mem_free(shown);
	buf_clear(&text);
	arena_free(arena);
}

static void test_files(void **state)
{
	(void)state;
	DIR *directory = opendir(folder);
	size_t count = 0;
	assert_non_null(directory);
	for (struct dirent *entry; (entry = readdir(directory));) {
		if (strcmp(path_ending(entry->d_name), "md") != 0)
			continue;
		test_file(entry->d_name);
		count++;
	}
	closedir(directory);
	assert_true(count > 0);
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

/* Texts that would take cmark-gfm the square of their size, or all memory: a piece over and over,
 * another one over and over. */
static const struct {
	const char *first, *second, *slug;
} hostile[] = {
    {"*a* [b](c) ", "", "tangled-paragraph"},
    {"[*a*](b) ", "", NULL},
    {"|a", "\n|-", "tangled-paragraph"},
    {"|a", "|", NULL},
    {"+ ", "\n", "nested-too-deeply"},
    {"> ", "b\n", "nested-too-deeply"},
    {">", "a*", "nested-too-deeply"},
    {"![[]()", "", "tangled-paragraph"},
    {"*a ", "_a*_ ", "tangled-paragraph"},
    {"'a ", "\"a'\" ", "tangled-paragraph"},
    {"a <?", "", "tangled-paragraph"},
    {"a <![CDATA[", "", "tangled-paragraph"},
    {"www.a(a)", ")", "tangled-paragraph"},
    {"a\n-|-|-\n", "", "tangled-paragraph"},
    {"[a](b) ", "", NULL},
    {"- [a](b)\n", "", NULL},
    {"a <!--", "", NULL},
    {"[", "]", NULL},
    {"*a **a ", "b** c* ", NULL},
    {"`", "a`", NULL},
    {"[^a]: ", "", NULL},
    {"\\|", "", NULL},
    {"don't \"say\" [it](x).\n\n", "", NULL},
};

static void test_hostile(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
		struct buf text = BUF_EMPTY;
		for (int n = 0; n < 20000; n++)
			buf_puts(&text, hostile[i].first);
		for (int n = 0; n < 20000; n++)
			buf_puts(&text, hostile[i].second);
		char *shown = read_markdown(text.data, text.size, true);
		bool refused = strncmp(shown, "body", 4) != 0;
		if (refused != (hostile[i].slug != NULL) ||
		    (refused && !strstr(shown, hostile[i].slug)))
			print_error("%s: %.200s\n", hostile[i].first, shown);
		assert_int_equal(refused, hostile[i].slug != NULL);
		assert_true(!refused || strstr(shown, hostile[i].slug));
		mem_free(shown);
		buf_clear(&text);
	}
}

static char *read_table(int columns, int rows)
{
	struct buf text = BUF_EMPTY;
	for (int n = 0; n < columns; n++)
		buf_puts(&text, "|a");
	buf_putc(&text, '\n');
	for (int n = 0; n < columns; n++)
		buf_puts(&text, "|-");
	for (int n = 0; n < rows; n++)
		buf_puts(&text, "\na");
	char *shown = read_markdown(text.data, text.size, true);
	buf_clear(&text);
	return shown;
}

/* Rows that are shorter than the header cost as many cells as it has. */
static void test_huge_tables(void **state)
{
	(void)state;
	static const struct {
		int columns, rows;
		const char *said;
	} tables[] = {
	    {200, 2000, "1:0 huge-table"}, {257, 0, "1:0 huge-table"}, {200, 400, "body"}};
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
		char *shown = read_table(tables[i].columns, tables[i].rows);
		assert_ptr_equal(strstr(shown, tables[i].said), shown);
		mem_free(shown);
	}
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
	    cmocka_unit_test(test_files),       cmocka_unit_test(test_plain_punctuation),
	    cmocka_unit_test(test_nothing),     cmocka_unit_test(test_hostile),
	    cmocka_unit_test(test_huge_tables), cmocka_unit_test(test_deep),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
