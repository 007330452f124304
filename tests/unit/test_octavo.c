/* The public interface: sources that a program serves, and books in memory. */
#include "octavo.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

struct file {
	const char *path, *bytes; /* in the order in which they can be made */
	enum octavo_found found;
};

/* Files that are served, what was asked for, and what was told. */
struct shelf {
	const struct file *files;
	char asked[4096]; /* paths, a line feed before and behind each */
	char told[512];   /* slugs, a blank behind each */
};

static enum octavo_found serve(const char *path, struct octavo_source *source, void *user)
{
	struct shelf *shelf = user;
	char line[256];
	snprintf(line, sizeof line, "\n%s\n", path);
	assert_null(strstr(shelf->asked, line)); /* for each but once */
	snprintf(shelf->asked + strlen(shelf->asked), sizeof line, "%s", line);
	for (const struct file *file = shelf->files; file->path; file++)
		if (strcmp(file->path, path) == 0) {
			source->bytes = file->bytes;
			source->size = file->bytes ? strlen(file->bytes) : 0;
			return file->found;
		}
	return OCTAVO_NOTHING;
}

static void hear(const struct octavo_diagnostic *diagnostic, void *user)
{
	struct shelf *shelf = user;
	size_t size = strlen(shelf->told);
	snprintf(shelf->told + size, sizeof shelf->told - size, "%s ", diagnostic->slug);
}

/* The book of an input in memory, which must come to that; files NULL: of the disk. */
static char *build(struct shelf *shelf, const char *input, enum octavo_status status, size_t *size)
{
	struct octavo *octavo = octavo_new();
	void *bytes;
	octavo_listen(octavo, hear, shelf);
	octavo_serve(octavo, shelf->files ? serve : NULL, shelf);
	octavo_set(octavo, "no-cover", "yes");
	octavo_add_input(octavo, input);
	assert_int_equal(octavo_build_in_memory(octavo, &bytes, size), status);
	assert_int_equal(bytes != NULL, status == OCTAVO_OK);
	assert_null(octavo_written(octavo));
	octavo_free(octavo);
	return bytes;
}

static const struct file book[] = {
    {"book.yaml", "title: A Title\nlang: en\ncss: looks/own.css\nmodified: 2024-01-01\n",
     OCTAVO_FILE},
    {".", "book.yaml\n2.txt\n1.md\nlooks\npictures\n", OCTAVO_FOLDER},
    {"1.md", "# One\n\nSee [two](2.txt), [none](3.txt) and ![a square](pictures/Square.svg).\n",
     OCTAVO_FILE},
    {"2.txt", "Two\n\nWords of the second.\n", OCTAVO_FILE},
    {"looks", "own.css\n", OCTAVO_FOLDER},
    {"looks/own.css", "p { background: url(../pictures/square.svg) }\n", OCTAVO_FILE},
    {"pictures", "square.svg\n", OCTAVO_FOLDER},
    {"pictures/square.svg",
     "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\">"
     "<rect width=\"9\" height=\"9\"/></svg>",
     OCTAVO_FILE},
    {NULL, NULL, OCTAVO_NOTHING},
};

static void write_book(void)
{
	for (const struct file *file = book; file->path; file++) {
		if (file->found == OCTAVO_FOLDER) {
			mkdir(file->path, 0777);
			continue;
		}
		FILE *out = fopen(file->path, "w");
		assert_non_null(out);
		fputs(file->bytes, out);
		fclose(out);
	}
}

/* A folder that is served is the book that it would be on disk, with the same said of it. */
static void test_served(void **state)
{
	(void)state;
	struct shelf served = {.files = book}, disk = {0};
	size_t served_size, size;
	char *bytes = build(&served, ".", OCTAVO_OK, &served_size);
	write_book();
	char *same = build(&disk, ".", OCTAVO_OK, &size);
	assert_string_equal(served.told, "dead-link name-differs ");
	assert_string_equal(served.told, disk.told);
	assert_int_equal(served_size, size);
	assert_memory_equal(bytes, same, size);
	free(bytes);
	free(same);
}

/* What climbs out of what is served isn't asked for, nor read from the disk. */
static void test_nothing_else(void **state)
{
	(void)state;
	const struct file files[] = {
	    {"in/a.md",
	     "---\nlang: en\n---\n# T\n\n![x](../../2.txt) ![y](/etc/passwd) "
	     "[z](../../../2.txt)\n",
	     OCTAVO_FILE},
	    {NULL, NULL, OCTAVO_NOTHING},
	};
	struct shelf shelf = {.files = files};
	size_t size;
	write_book();
	free(build(&shelf, "in/a.md", OCTAVO_OK, &size));
	assert_string_equal(shelf.told, "outside-book missing-image dead-link ");
	assert_null(strstr(shelf.asked, ".."));
	assert_null(strstr(shelf.asked, "\n/"));
	memset(&shelf.told, 0, sizeof shelf.told);
	memset(&shelf.asked, 0, sizeof shelf.asked);
	free(build(&shelf, "2.txt", OCTAVO_INPUT, &size)); /* which is on disk alone */
	assert_string_equal(shelf.told, "no-such-file ");
	assert_string_equal(shelf.asked, "\n2.txt\n");
}

/* What the reader can't tell is a failure of the system. */
static void test_failed(void **state)
{
	(void)state;
	const struct file files[] = {
	    {"a.md", "---\nlang: en\n---\n# T\n\n![x](x.png)\n", OCTAVO_FILE},
	    {"x.png", NULL, OCTAVO_FAILED},
	    {NULL, NULL, OCTAVO_NOTHING},
	};
	struct shelf shelf = {.files = files};
	size_t size;
	free(build(&shelf, "x.png", OCTAVO_SYSTEM, &size));
	memset(&shelf.asked, 0, sizeof shelf.asked);
	free(build(&shelf, "a.md", OCTAVO_SYSTEM, &size));
	assert_string_equal(shelf.told, "cant-read cant-read ");
}

/* Each call sees the sources afresh. */
static void test_afresh(void **state)
{
	(void)state;
	struct file files[] = {
	    {"a.md", "# First Words\n\nAnd more of them.\n", OCTAVO_FILE},
	    {NULL, NULL, OCTAVO_NOTHING},
	};
	struct shelf shelf = {.files = files};
	struct octavo *octavo = octavo_new();
	char *text;
	octavo_serve(octavo, serve, &shelf);
	octavo_add_input(octavo, "a.md");
	assert_int_equal(octavo_outline(octavo, &text), OCTAVO_OK);
	assert_non_null(strstr(text, "First Words"));
	free(text);
	memset(&shelf.asked, 0, sizeof shelf.asked);
	files[0].bytes = "# Second Words\n\nAnd more of them.\n";
	assert_int_equal(octavo_outline(octavo, &text), OCTAVO_OK);
	assert_non_null(strstr(text, "Second Words"));
	free(text);
	octavo_free(octavo);
}

/* What is wanted of one book isn't of the next. */
static void test_strict_once(void **state)
{
	(void)state;
	struct file files[] = {
	    {"book.yaml", "lang: en\nstrict: yes\n", OCTAVO_FILE},
	    {".", "a.md\n", OCTAVO_FOLDER},
	    {"a.md", "# T\n\n![x](x.png)\n", OCTAVO_FILE},
	    {NULL, NULL, OCTAVO_NOTHING},
	};
	struct shelf shelf = {.files = files};
	struct octavo *octavo = octavo_new();
	char *text;
	octavo_serve(octavo, serve, &shelf);
	octavo_add_input(octavo, ".");
	assert_int_equal(octavo_outline(octavo, &text), OCTAVO_INPUT);
	free(text);
	memset(&shelf.asked, 0, sizeof shelf.asked);
	files[0].bytes = "lang: en\n";
	assert_int_equal(octavo_outline(octavo, &text), OCTAVO_OK);
	free(text);
	octavo_free(octavo);
}

/* Every test stands in an empty folder of its own. */
static int set_up(void **state)
{
	static char folder[32];
	snprintf(folder, sizeof folder, "/tmp/octavo-test-XXXXXX");
	*state = mkdtemp(folder);
	return *state && chdir(folder) == 0 ? 0 : -1;
}

static int tear_down(void **state)
{
	char command[64];
	snprintf(command, sizeof command, "rm -rf '%s'", (char *)*state);
	return chdir("/") == 0 && system(command) == 0 ? 0 : -1;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(test_served, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(test_strict_once, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(test_nothing_else, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(test_failed, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(test_afresh, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
