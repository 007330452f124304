/* The container: its size is known before it is written, on either side of what ZIP counts in 16
 * bits, so that a book of any number of files is found unchanged. What was given up is gone. */
#include "container/unchanged.h"

#include "container/container.h"
#include "container/output.h"
#include "base/arena.h"
#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <stdlib.h>
#include <unistd.h>

/* Writes a container of so many files, and the mimetype, and looks at it again. */
static void assert_found_again(size_t count)
{
	char path[] = "/tmp/octavo-test-XXXXXX";
	const char *why = NULL;
	struct arena *arena = arena_new();
	struct packed *files = mem_zeroed(count, sizeof *files);
	for (size_t i = 0; i < count; i++)
		files[i] = packed_stored(arena_format(arena, "text/%zu.xhtml", i),
					 (struct buf)BUF_EMPTY, 0);
	FILE *stream = fdopen(mkstemp(path), "w+b");
	assert_non_null(stream);
	assert_true(container_write(stream, files, count, &why));
	assert_int_equal(fseek(stream, 0, SEEK_END), 0);
	assert_int_equal(ftell(stream), container_size(files, count));
	fclose(stream);
	assert_true(unchanged(path, files, count));
	assert_false(unchanged(path, files, count - 1));
	unlink(path);
	mem_free(files);
	arena_free(arena);
}

static void test_sizes(void **state)
{
	(void)state;
	enum { MOST = UINT16_MAX }; /* entries without ZIP64 */
	assert_found_again(1);
	assert_found_again(MOST - 1);
	assert_found_again(MOST);
	assert_found_again(MOST + 1);
}

static size_t files_in(const char *folder)
{
	size_t count = 0;
	DIR *files = opendir(folder);
	for (const struct dirent *file = readdir(files); file; file = readdir(files))
		count += file->d_name[0] != '.' || file->d_name[1] == 'o';
	closedir(files);
	return count;
}

/* An output that has begun is taken away and fails, and no other begins. */
static void test_give_up(void **state)
{
	(void)state;
	char folder[] = "/tmp/octavo-test-XXXXXX";
	assert_non_null(mkdtemp(folder));
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	struct drafts *drafts = drafts_new();
	const char *path = arena_format(arena, "%s/a.epub", folder);
	struct output *output = output_begin(path, drafts, diags);
	assert_non_null(output);
	assert_int_equal(files_in(folder), 1);
	drafts_give_up(drafts);
	assert_int_equal(files_in(folder), 0);
	assert_false(output_commit(output, diags));
	assert_null(output_begin(path, drafts, diags));
	assert_int_equal(files_in(folder), 0);
	drafts_free(drafts);
	diags_free(diags);
	arena_free(arena);
	rmdir(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_sizes),
	    cmocka_unit_test(test_give_up),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
