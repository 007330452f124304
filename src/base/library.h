/* Foreign libraries that are loaded when there is work for them, and then stay. */
#ifndef OCTAVO_BASE_LIBRARY_H
#define OCTAVO_BASE_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

/* The names a library goes by: with its version on Linux, without, on macOS. */
enum { LIBRARY_NAMES = 3 };

/* The first of them that can be loaded; NULL: none. */
void *library_open(const char *const names[LIBRARY_NAMES]);

/* Puts the address of the function into a pointer to one; false: the library has no such. */
bool library_find(void *library, const char *function, void *pointer);

/* Both, for functions that stand in the same order as the pointers of a struct. */
bool library_load(const char *const names[LIBRARY_NAMES], const char *const *functions,
		  size_t count, void *pointers);

/* A function of one of several libraries, and where in a struct its pointer stands. */
struct library_function {
	unsigned library;
	const char *name;
	size_t offset;
};

/* Opens all the libraries and puts the functions into the struct; false: one isn't there. */
bool library_load_all(const char *const (*names)[LIBRARY_NAMES],
		      const struct library_function *functions, size_t count, void *pointers);

#endif
