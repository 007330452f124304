/* The parser's memory: pieces keep their bytes as they grow, and come back zeroed. */
#include "read/markdown/markdown_memory.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>

static void grows_and_keeps(void **state)
{
	(void)state;
	struct markdown_memory *memory = markdown_memory_new();
	char *bytes = NULL, *beside = NULL;
	for (size_t size = 1; size < 100000; size += 1 + size / 3) {
		bytes = markdown_memory_resize(bytes, size);
		bytes[size - 1] = 'x';
		assert_int_equal(bytes[0], 'x');
		beside = markdown_memory_resize(beside, 100000 - size);
		memset(beside, 'y', 100000 - size);
		assert_int_equal(bytes[size - 1], 'x');
	}
	assert_int_equal(bytes[1], 'x');
	markdown_memory_free(memory);
}

static void comes_back_zeroed(void **state)
{
	(void)state;
	static const char zeros[2000];
	struct markdown_memory *memory = markdown_memory_new();
	for (size_t size = 0; size <= sizeof zeros; size++) {
		char *first = markdown_memory_zeroed(1, size);
		assert_int_equal((uintptr_t)first % 16, 0);
		memset(first, 'x', size);
		markdown_memory_release(first);
		char *second = markdown_memory_zeroed(size, 1);
		assert_memory_equal(second, zeros, size);
	}
	markdown_memory_release(NULL);
	markdown_memory_free(memory);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(grows_and_keeps),
	    cmocka_unit_test(comes_back_zeroed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
