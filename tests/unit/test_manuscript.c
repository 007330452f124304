/* The plan of a book: which articles, in which order, and what is wrong with the sources. */
#include "manuscript/inputs/inputs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "said.h"

static void put(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

/* Every test stands in an empty folder of its own. */
static int set_up(void **state)
{
	char folder[] = "/tmp/octavo-test-XXXXXX";
	if (!mkdtemp(folder) || chdir(folder) != 0)
		return -1;
	char here[256];
	*state = mem_string(getcwd(here, sizeof here)); /* without symbolic links */
	return 0;
}

static int tear_down(void **state)
{
	char command[128];
	snprintf(command, sizeof command, "rm -rf '%s'", (char *)*state);
	mem_free(*state);
	return chdir("/") == 0 && system(command) == 0 ? 0 : -1;
}

/* The plan as lines: an indent a level, the title if one was given, the name. */
static char *planned(const char *const *inputs, size_t count)
{
	struct diags *diags = diags_new();
	struct request request = {.inputs = inputs, .count = count};
	struct manuscript *m = manuscript_new(&request, diags);
	struct buf out = BUF_EMPTY;
	for (size_t i = 0; i < m->entries.count; i++) {
		const struct entry *entry = &m->entries.items[i];
		buf_printf(&out, "%*s%s%s%s\n", (int)entry->depth, "",
			   entry->title ? entry->title : "",
			   entry->title && entry->name ? ": " : "", entry->name ? entry->name : "");
	}
	char *errors = said(diags);
	buf_puts(&out, errors);
	mem_free(errors);
	manuscript_free(m);
	diags_free(diags);
	return buf_steal(&out);
}

static void assert_plan(const char *input, const char *expected)
{
	char *plan = planned(&input, 1);
	assert_string_equal(plan, expected);
	mem_free(plan);
}

static void test_folder(void **state)
{
	(void)state;
	const char *const files[] = {"10.md", "2.md",      "B.txt",     "a.HTML", "index.md",
				     ".x.md", "README.md", "cover.png", "b.docx", "readme.txt"};
	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		put(files[i], "x");
	mkdir("c.md", 0777);
	assert_int_equal(symlink("c.md", "d.md"), 0); /* a folder as well, which isn't followed */
	assert_plan(".", "index.md\n2.md\n10.md\na.HTML\nb.docx\nB.txt\n"
			 "0:0 not-of-the-book these are left out, unless 'chapters' or the command "
			 "line names them: README.md, readme.txt\n");
	mkdir("empty", 0777);
	assert_plan("empty/", "0:0 no-articles 'empty/' holds no articles\n");
}

/* Folders are followed down to a depth, and the start of an article is read up to a size. */
static void test_bounds(void **state)
{
	(void)state;
	char path[128] = "deep", text[70000];
	mkdir(path, 0777);
	put("deep/a.md", "x");
	for (size_t i = 0; i < 33; i++) {
		strcat(path, "/d");
		mkdir(path, 0777);
	}
	strcat(path, "/b.md");
	put(path, "x");
	char *plan = planned((const char *const[]){"deep"}, 1);
	assert_memory_equal(plan, "deep/a.md\n0:0 not-of-the-book", 29);
	mem_free(plan);
	size_t front = (size_t)snprintf(text, sizeof text, "---\ntitle: Late\n---\n");
	memset(text + front, ' ', sizeof text - front);
	strcpy(text + sizeof text - 2, "x");
	mkdir("late", 0777);
	put("late/a.md", text);
	put("late/b.md", "x");
	assert_plan("late", "late/a.md\nlate/b.md\n");
}

static void test_chapters(void **state)
{
	(void)state;
	mkdir("b", 0777);
	mkdir("b/sub", 0777);
	put("b/a.md", "x");
	put("b/b.md", "x");
	put("b/sub/c.txt", "x");
	put("outside.md", "x");
	put("b/book.yaml",
	    "title: T\nchapters:\n- b.md\n- file: a.md\n  title: Aa\n- part: P\n  chapters:\n"
	    "  - sub/c.txt\n  - part: Q\n    chapters: [../outside.md]\n");
	const char *plan = "b/b.md\nAa: b/a.md\nP\n b/sub/c.txt\n Q\n  b/../outside.md\n";
	assert_plan("b", plan);
	assert_plan("b/book.yaml", plan);
	put("b/book.yaml", "title: T\n");
	assert_plan("b", "b/a.md\nb/b.md\nb/sub/c.txt\n");
	put("b/book.yaml", "chapters: [sub, '*.md', '**/*.txt']\n");
	assert_plan("b", "b/sub/c.txt\nb/a.md\nb/b.md\n");
}

/* The plan of a book alone, whether it has errors. */
static bool fails(const char *input, struct diags *diags)
{
	struct request request = {.inputs = &input, .count = 1};
	struct manuscript *m = manuscript_new(&request, diags);
	bool failed = diags_failed(diags);
	diags_deliver(diags, NULL, NULL);
	manuscript_free(m);
	return failed;
}

/* A book that is strict doesn't make the next one so. */
static void test_strict(void **state)
{
	(void)state;
	struct diags *diags = diags_new();
	mkdir("strict", 0777);
	mkdir("lenient", 0777);
	put("strict/book.yaml", "odd: 1\nstrict: true\nchapters: [a.md]\n");
	put("strict/a.md", "x");
	put("lenient/book.yaml", "odd: 1\nchapters: [a.md]\n");
	put("lenient/a.md", "x");
	assert_true(fails("strict", diags));
	assert_false(fails("lenient", diags));
	diags_free(diags);
}

static void test_bad_chapters(void **state)
{
	(void)state;
	put("a.md", "x");
	mkdir("d", 0777);
	assert_int_equal(link("a.md", "same.md"), 0);
	put("book.yaml",
	    "chapters:\n- a.md\n- nosuch.md\n- d\n- ./a.md\n- same.md\n- [x]\n- part: P\n"
	    "- {file: a.md, titel: x}\n- old.rtf\n- ~\n- {file: b.md, title: \"\\u200B\"}\n");
	put("b.md", "x");
	put("old.rtf", "PK");
	assert_plan(
	    "book.yaml",
	    "a.md\nb.md\n"
	    "3:3 no-such-file 'nosuch.md' isn't there\n"
	    "4:3 no-articles 'd' holds no articles\n"
	    "5:3 same-source './a.md' is in the book already, named in line 2; left it out here\n"
	    "6:3 same-source 'same.md' is in the book already, named in line 2; left it out here\n"
	    "7:3 bad-chapter 'a chapter' must be a file, 'file:' with 'title:' or "
	    "'matter:', or 'part:' with "
	    "'chapters:'\n"
	    "8:3 bad-chapter 'a chapter' must be a file, 'file:' with 'title:' or "
	    "'matter:', or 'part:' with "
	    "'chapters:'\n"
	    "9:16 unknown-key octavo has no key 'titel' here; left it out\n"
	    "9:10 same-source 'a.md' is in the book already, named in line 2; left it out here\n"
	    "10:3 foreign-format octavo can't read '.rtf' files\n"
	    "11:3 bad-chapter 'a chapter' must be a text\n"
	    "12:23 bad-chapter 'title' must be a text\n");
	put("book.yaml", "chapters: []\n");
	assert_plan(".", "1:11 bad-chapter 'chapters' must be a list of files, folders or "
			 "patterns, each behind a '-'\n");
	put("book.yaml", "title: 'x\n");
	assert_plan(".", "1:8 bad-yaml this is no YAML: a quotation mark is never closed\n");
	put("book.yaml", "nonsense\n");
	assert_plan(".", "1:1 bad-yaml this is no YAML: what it says of a book stands on lines of "
			 "'key: value'\n");
}

static void test_several_inputs(void **state)
{
	(void)state;
	put("a.md", "x");
	put("b.html", "x");
	put("c", "x");
	mkdir("book", 0777);
	put("book/book.yaml", "title: T\n");
	char *plan = planned(
	    (const char *const[]){"b.html", "-", "a.md", "c", "-", "nosuch", "book", "a.md"}, 8);
	assert_string_equal(plan,
			    "b.html\nstandard input\na.md\nc\n"
			    "0:0 same-source '-' is in the book already; left it out here\n"
			    "0:0 no-such-file 'nosuch' isn't there\n"
			    "0:0 second-book 'book' is a book of its own\n"
			    "0:0 same-source 'a.md' is in the book already; left it out here\n");
	mem_free(plan);
}

static void test_roots(void **state)
{
	struct diags *diags = diags_new();
	mkdir("b", 0777);
	put("b/a.md", "x");
	put("out.md", "x");
	put("b/book.yaml", "chapters: [a.md, ../out.md]\nauthor: A\n");
	const char *input = "b";
	struct metadata_option title = {"title", "T"};
	struct request request = {&input, 1, FORMAT_UNKNOWN, &title, 1};
	struct manuscript *m = manuscript_new(&request, diags);
	size_t size = strlen(*state);
	assert_false(diags_failed(diags));
	assert_string_equal(m->root + size, ""); /* which holds all that was named */
	assert_string_equal(m->name, "b");
	assert_string_equal(m->entries.items[0].root + size, "");
	assert_string_equal(m->entries.items[1].root + size, "");
	assert_string_equal(m->entries.items[1].absolute + size, "/out.md");
	assert_string_equal(metadata_title(&m->metadata).text, "T");
	assert_true(m->modified > 1000000000);
	assert_int_equal(m->articles, 2);
	manuscript_free(m);
	const char *const apart[] = {"out.md", "/etc/passwd"};
	request = (struct request){.inputs = apart, .count = 2};
	m = manuscript_new(&request, diags);
	assert_string_equal(m->entries.items[0].root + size, ""); /* not the whole disk */
	assert_string_equal(m->entries.items[1].root, "/etc");
	manuscript_free(m);
	diags_free(diags);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(test_folder, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(test_chapters, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(test_bounds, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(test_strict, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(test_bad_chapters, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(test_several_inputs, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(test_roots, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
