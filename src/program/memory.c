/* Memory that is never NULL, for libraries, too. Of those that octavo stands on some end the
 * process by a signal where there is none, and others go on with less: without a font, a glyph, an
 * element. So the program gives the C library's functions a shape that they all call: out of
 * memory, it says so and ends as base/mem.h does. */
#define _GNU_SOURCE /* RTLD_NEXT */
#include "base/mem.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* Sanitizers bring functions of their own, and find what is amiss by them. */
#if defined __GLIBC__ && !defined __SANITIZE_ADDRESS__ && !defined __SANITIZE_THREAD__

#define SHOWN __attribute__((visibility("default")))

struct allocator {
	void *(*malloc)(size_t size);
	void *(*calloc)(size_t count, size_t size);
	void *(*realloc)(void *memory, size_t size);
	int (*posix_memalign)(void **memory, size_t alignment, size_t size);
};

static void find(const char *name, void *pointer)
{
	void *found = dlsym(RTLD_NEXT, name);
	memcpy(pointer, &found, sizeof found); /* ISO C has no cast from object to function */
}

/* Those behind the program's: the C library's, or what is loaded in its place. They are found
 * before main, by the first who asks, so no other thread does. */
static const struct allocator *behind(void)
{
	static struct allocator allocator;
	static bool finding;
	if (allocator.posix_memalign || finding)
		return finding ? NULL : &allocator;
	finding = true;
	find("malloc", &allocator.malloc);
	find("calloc", &allocator.calloc);
	find("realloc", &allocator.realloc);
	find("posix_memalign", &allocator.posix_memalign);
	finding = false;
	return &allocator;
}

/* Finding them may need memory in old C libraries, which do without as long as there is none. */
static void *given(void *memory, bool finding)
{
	if (!memory && !finding)
		mem_exhausted();
	return memory;
}

SHOWN void *malloc(size_t size)
{
	const struct allocator *next = behind();
	return given(next ? next->malloc(size) : NULL, !next);
}

SHOWN void *calloc(size_t count, size_t size)
{
	const struct allocator *next = behind();
	return given(next ? next->calloc(count, size) : NULL, !next);
}

SHOWN void *realloc(void *memory, size_t size)
{
	const struct allocator *next = behind();
	void *resized = next ? next->realloc(memory, size) : NULL;
	return size ? given(resized, !next) : resized;
}

SHOWN int posix_memalign(void **memory, size_t alignment, size_t size)
{
	const struct allocator *next = behind();
	int error = next ? next->posix_memalign(memory, alignment, size) : ENOMEM;
	if (error == ENOMEM && next)
		mem_exhausted();
	return error;
}

#else
typedef int no_empty_file; /* which ISO C forbids */
#endif
