/* Sources that a program serves: what it is asked for, and how much is taken. */
#include "base/sources.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <zip.h>

/* A folder and a file of eight bytes; counts how often it is asked. */
static enum octavo_found serve(const char *path, struct octavo_source *source, void *user)
{
	static const char names[] = "\nb\n\na";
	unsigned *asked = user;
	++*asked;
	if (strcmp(path, ".") == 0) {
		*source = (struct octavo_source){.bytes = names, .size = strlen(names)};
		return OCTAVO_FOLDER;
	}
	*source = (struct octavo_source){.bytes = "12345678", .size = 8, .modified = 7};
	return strcmp(path, "in/a") == 0 ? OCTAVO_FILE : OCTAVO_NOTHING;
}

/* What leads out isn't asked for, however it is written; the rest once. */
static void asks_for_what_is_inside(void **state)
{
	static const char *const outside[] = {"/", "/a", "/booked", "../a", "in/../../a"};
	unsigned asked = 0;
	struct sources *sources = sources_new(serve, &asked, NULL);
	(void)state;
	for (size_t i = 0; i < sizeof outside / sizeof *outside; i++)
		assert_false(sources_exist(sources, outside[i]));
	assert_int_equal(asked, 0);
	assert_int_equal(sources_kind(sources, "in/a"), FILE_REGULAR);
	assert_int_equal(sources_kind(sources, "in/./b/../a"), FILE_REGULAR);
	assert_int_equal(sources_kind(sources, "/book/in/a"), FILE_REGULAR);
	assert_int_equal(asked, 1);
	sources_free(sources);
}

static void note(const struct octavo_diagnostic *told, void *user)
{
	const char **slug = user;
	assert_null(*slug);
	*slug = told->slug;
}

static void takes_no_more_than_wanted(void **state)
{
	unsigned asked = 0;
	int64_t modified;
	struct buf bytes = BUF_EMPTY;
	struct diags *diags = diags_new();
	struct limits limits = limits_usual;
	struct sources *sources = sources_new(serve, &asked, &limits);
	const struct place at = {0};
	limits.numbers[LIMIT_ARTICLE] = 7;
	limits.numbers[LIMIT_SOURCES] = 15;
	const char *told = NULL;
	(void)state;
	assert_false(sources_read(sources, "in/a", LIMIT_ARTICLE, &bytes, &modified, diags, at));
	diags_deliver(diags, note, &told);
	assert_string_equal(told, "too-large");
	assert_int_equal(bytes.size, 0);
	limits.numbers[LIMIT_ARTICLE] = 8;
	assert_true(sources_read(sources, "in/a", LIMIT_ARTICLE, &bytes, &modified, diags, at));
	assert_string_equal(bytes.data, "12345678");
	assert_int_equal(modified, 7);
	assert_true(sources_read_start(sources, "in/a", 3, &bytes, diags, at));
	assert_string_equal(bytes.data, "12345678123");
	told = NULL;
	assert_false(sources_read(sources, "in/a", LIMIT_ARTICLE, &bytes, &modified, diags, at));
	diags_deliver(diags, note, &told);
	assert_string_equal(told, "book-too-large");
	sources_forget(sources);
	assert_true(sources_read(sources, "in/a", LIMIT_ARTICLE, &bytes, &modified, diags, at));
	sources_free(sources);
	diags_free(diags);
	buf_clear(&bytes);
}

static void take(void *user, const char *name)
{
	buf_printf(user, "%s,", name);
}

static void lists_names(void **state)
{
	unsigned asked = 0;
	struct buf names = BUF_EMPTY;
	struct sources *sources = sources_new(serve, &asked, NULL);
	(void)state;
	assert_true(sources_list(sources, ".", take, &names));
	assert_string_equal(names.data, "b,a,");
	assert_false(sources_list(sources, "in/a", take, &names));
	sources_free(sources);
	buf_clear(&names);
}

/* A ZIP archive of such names, each of these bytes. */
static struct buf archive_of(const char *const *names, size_t count, const char *bytes, size_t size)
{
	struct buf packed = BUF_EMPTY;
	zip_stat_t stat;
	zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
	zip_t *zip = zip_open_from_source(source, ZIP_TRUNCATE, NULL);
	assert_non_null(zip);
	zip_source_keep(source);
	for (size_t i = 0; i < count; i++)
		assert_true(
		    zip_file_add(zip, names[i], zip_source_buffer(zip, bytes, size, 0), 0) >= 0);
	assert_int_equal(zip_close(zip), 0);
	assert_int_equal(zip_source_stat(source, &stat), 0);
	buf_reserve(&packed, stat.size);
	assert_int_equal(zip_source_open(source), 0);
	assert_int_equal(zip_source_read(source, packed.data, stat.size), stat.size);
	packed.size = stat.size;
	zip_source_close(source);
	zip_source_free(source);
	return packed;
}

/* Serves the archive alone. */
static enum octavo_found serve_archive(const char *path, struct octavo_source *source, void *user)
{
	const struct buf *packed = user;
	if (strcmp(path, "in/x.epub") != 0)
		return OCTAVO_NOTHING;
	*source =
	    (struct octavo_source){.bytes = packed->data, .size = packed->size, .modified = 9};
	return OCTAVO_FILE;
}

/* Puts the bytes in the place of others, as often as those are there. */
static void replace(struct buf *packed, const char *from, const char *to, size_t size)
{
	unsigned found = 0;
	for (size_t i = 0; i + size <= packed->size; i++)
		if (memcmp(packed->data + i, from, size) == 0 && ++found)
			memcpy(packed->data + i, to, size);
	assert_int_equal(found, 2); /* before the file, and in the directory */
}

static void count(const struct octavo_diagnostic *told, void *user)
{
	assert_string_equal(told->slug, "part-unreadable");
	++*(unsigned *)user;
}

/* Its files are below its path, however that is written, and what leads out of it isn't there. */
static void opens_archives(void **state)
{
	static const char *const names[] = {
	    "META-INF/container.xml", "EPUB/a/b.xhtml", "../out", "/top", "EPUB\\c.xhtml",
	};
	struct buf packed = archive_of(names, sizeof names / sizeof *names, "words", 5);
	struct buf bytes = BUF_EMPTY;
	size_t seen;
	struct sources *sources = sources_new(serve_archive, &packed, NULL);
	struct diags *diags = diags_new();
	const struct place at = {"in/x.epub", 0, 0};
	unsigned told = 0;
	(void)state;
	assert_false(sources_exist(sources, "in/x.epub/EPUB/a/b.xhtml"));
	assert_true(sources_open_archive(sources, "in/x.epub", diags, at));
	diags_deliver(diags, count, &told);
	assert_int_equal(told, 3);
	assert_true(sources_is_folder(sources, "in/x.epub/EPUB/a"));
	assert_int_equal(sources_kind(sources, "/book/in/x.epub/EPUB/b/../a/b.xhtml"),
			 FILE_REGULAR);
	assert_true(sources_read(sources, "in/x.epub/EPUB/a/b.xhtml", LIMIT_ARTICLE, &bytes, NULL,
				 diags, at));
	assert_string_equal(bytes.data, "words");
	diags_dependencies(diags, &seen);
	assert_int_equal(seen, 0); /* what was delivered named the archive, and that is all */
	assert_false(sources_exist(sources, "in/x.epub/../x.epub/../y"));
	assert_false(sources_exist(sources, "in/x.epub/../out"));
	buf_clear(&bytes);
	assert_true(sources_list(sources, "in/x.epub/EPUB", take, &bytes));
	assert_string_equal(bytes.data, "a,");
	sources_forget(sources);
	assert_false(sources_is_folder(sources, "in/x.epub"));
	sources_free(sources);
	diags_free(diags);
	buf_clear(&bytes);
	buf_clear(&packed);
}

/* Nobody's file is squeezed so far: it isn't unpacked. */
static void refuses_bombs(void **state)
{
	static const char *const names[] = {"a.txt"};
	enum { LARGE = 9 << 20 };
	char *zeros = calloc(1, LARGE);
	struct buf packed = archive_of(names, 1, zeros, LARGE);
	struct sources *sources = sources_new(serve_archive, &packed, NULL);
	struct diags *diags = diags_new();
	unsigned told = 0;
	(void)state;
	assert_true(sources_open_archive(sources, "in/x.epub", diags, (struct place){"x", 0, 0}));
	diags_deliver(diags, count, &told);
	assert_int_equal(told, 1);
	assert_false(sources_exist(sources, "in/x.epub/a.txt"));
	sources_free(sources);
	diags_free(diags);
	buf_clear(&packed);
	free(zeros);
}

/* A name that is there twice would hide a file. */
static void tells_names_twice(void **state)
{
	static const char *const names[] = {"EPUB/file-one", "EPUB/file-two"};
	struct buf packed = archive_of(names, 2, "words", 5);
	struct sources *sources = sources_new(serve_archive, &packed, NULL);
	struct diags *diags = diags_new();
	unsigned told = 0;
	(void)state;
	replace(&packed, "file-two", "file-one", 8);
	assert_true(sources_open_archive(sources, "in/x.epub", diags, (struct place){"x", 0, 0}));
	diags_deliver(diags, count, &told);
	assert_int_equal(told, 1);
	sources_free(sources);
	diags_free(diags);
	buf_clear(&packed);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(asks_for_what_is_inside),
	    cmocka_unit_test(takes_no_more_than_wanted),
	    cmocka_unit_test(lists_names),
	    cmocka_unit_test(opens_archives),
	    cmocka_unit_test(refuses_bombs),
	    cmocka_unit_test(tells_names_twice),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
