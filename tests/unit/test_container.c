/* The container: its size is known before it is written, on either side of what ZIP counts in 16
 * bits, so that a book of any number of files is found unchanged. */
#include "container/unchanged.h"

#include "container/container.h"
#include "base/arena.h"
#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
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

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_sizes)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
