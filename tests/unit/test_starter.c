/* The starter: it is written into a new or an empty folder, and never over anything. */
#include "starter/starter.h"

#include "base/arena.h"
#include "base/embedded.h"
#include "base/file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

struct attempt {
	enum octavo_status status;
	char slug[32]; /* of the last diagnostic */
};

static void keep_slug(const struct octavo_diagnostic *diagnostic, void *user)
{
	strncpy(((struct attempt *)user)->slug, diagnostic->slug,
		sizeof((struct attempt *)0)->slug - 1);
}

static struct attempt attempt(const char *folder)
{
	struct attempt result = {OCTAVO_OK, ""};
	struct diags *diags = diags_new();
	struct drafts *drafts = drafts_new();
	bool written = starter_write(folder, drafts, diags);
	result.status = diags_deliver(diags, keep_slug, &result);
	assert_int_equal(written, result.status == OCTAVO_OK);
	diags_free(diags);
	drafts_free(drafts);
	return result;
}

/* An identifier of its own, and no word that is left to fill in. */
static void check_filled(const char *text)
{
	const char *uuid = strstr(text, "\nidentifier: urn:uuid:");
	assert_non_null(uuid);
	assert_int_equal(strspn(uuid + 22, "0123456789abcdef-"), 36);
	assert_int_equal(uuid[22 + 14], '4');
	assert_null(strchr(text, '@'));
}

/* Whether the folder holds the starter's files as they are built in; they are removed. */
static void check_and_remove(const char *folder)
{
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	for (const struct embedded *file = embedded_starter; file->name; file++) {
		const char *path = path_join(arena, folder, file->name);
		struct buf bytes = BUF_EMPTY;
		assert_true(
		    file_read(path, 1 << 20, &bytes, NULL, diags, (struct place){NULL, 0, 0}));
		if (strcmp(file->name, "book.yaml") == 0)
			check_filled(bytes.data);
		else
			assert_memory_equal(bytes.data, file->data, file->size);
		buf_clear(&bytes);
		assert_int_equal(unlink(path), 0);
	}
	diags_free(diags);
	arena_free(arena);
	assert_int_equal(rmdir(folder), 0);
}

static void test_starter(void **state)
{
	(void)state;
	char above[] = "/tmp/octavo-starter-XXXXXX";
	assert_non_null(mkdtemp(above));
	struct arena *arena = arena_new();
	const char *folder = path_join(arena, above, "book");

	assert_int_equal(attempt(folder).status, OCTAVO_OK);
	struct attempt again = attempt(folder);
	assert_int_equal(again.status, OCTAVO_INPUT);
	assert_string_equal(again.slug, "not-an-empty-folder");
	check_and_remove(folder);

	assert_int_equal(mkdir(folder, 0777), 0);
	assert_int_equal(attempt(folder).status, OCTAVO_OK);
	check_and_remove(folder);

	struct attempt deep = attempt(path_join(arena, folder, "deeper"));
	assert_int_equal(deep.status, OCTAVO_SYSTEM);
	assert_string_equal(deep.slug, "cant-write");
	arena_free(arena);
	assert_int_equal(rmdir(above), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_starter)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
