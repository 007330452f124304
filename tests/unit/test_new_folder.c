/* A folder in the making: what comes to its place meanwhile stays there, and is alone. */
#include "base/new_folder.h"

#include "base/arena.h"
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

static void count_name(void *user, const char *name)
{
	*(size_t *)user += strcmp(name, ".") != 0 && strcmp(name, "..") != 0;
}

/* Makes a folder of two files, where another comes to have the name of one of them. */
static void assert_refused(const char *folder, bool is_there)
{
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	struct drafts *drafts = drafts_new();
	const char *other = path_join(arena, folder, "a");
	if (is_there)
		assert_int_equal(mkdir(folder, 0777), 0);
	struct new_folder *made = new_folder_begin(folder, drafts, diags);
	assert_non_null(made);
	assert_true(new_folder_add(made, "a/1.txt", "One", 3));
	assert_true(new_folder_add(made, "b.txt", "Two", 3));
	if (!is_there)
		assert_int_equal(mkdir(folder, 0777), 0);
	assert_int_equal(mkdir(other, 0777), 0);
	assert_false(new_folder_commit(made));
	assert_int_equal(diags_deliver(diags, NULL, NULL), OCTAVO_SYSTEM);
	size_t names = 0;
	assert_true(file_list(folder, count_name, &names));
	assert_int_equal(names, 1);
	assert_int_equal(rmdir(other), 0);
	assert_int_equal(rmdir(folder), 0);
	drafts_free(drafts);
	diags_free(diags);
	arena_free(arena);
}

static void test_refused(void **state)
{
	(void)state;
	char above[] = "/tmp/octavo-test-XXXXXX";
	assert_non_null(mkdtemp(above));
	struct arena *arena = arena_new();
	assert_refused(path_join(arena, above, "empty"), true);
	assert_refused(path_join(arena, above, "new"), false);
	arena_free(arena);
	assert_int_equal(rmdir(above), 0); /* no draft is left */
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_refused)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
