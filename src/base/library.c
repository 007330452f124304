/* Loading foreign libraries. */
#include "base/library.h"

#include "base/mem.h"

#include <dlfcn.h>
#include <string.h>

/* That there was no memory to load it into, glibc says in words alone. */
static bool is_for_memory(const char *error)
{
	static const char *const says[] = {"allocate memory", "failed to map", "cannot map"};
	for (size_t i = 0; error && i < sizeof says / sizeof *says; i++)
		if (strstr(error, says[i]))
			return true;
	return false;
}

void *library_open(const char *const names[LIBRARY_NAMES])
{
	void *found = NULL;
	for (size_t i = 0; !found && i < LIBRARY_NAMES; i++) {
		found = dlopen(names[i], RTLD_LAZY | RTLD_LOCAL);
		if (!found && is_for_memory(dlerror()))
			mem_exhausted();
	}
	return found;
}

bool library_find(void *library, const char *function, void *pointer)
{
	void *found = dlsym(library, function);
	memcpy(pointer, &found, sizeof found); /* ISO C has no cast from object to function */
	return found != NULL;
}

bool library_load(const char *const names[LIBRARY_NAMES], const char *const *functions,
		  size_t count, void *pointers)
{
	void *library = library_open(names);
	for (size_t i = 0; library && i < count; i++)
		if (!library_find(library, functions[i], (char *)pointers + i * sizeof(void *)))
			return false;
	return library != NULL;
}

bool library_load_all(const char *const (*names)[LIBRARY_NAMES],
		      const struct library_function *functions, size_t count, void *pointers)
{
	void *library = NULL;
	for (size_t i = 0; i < count; i++) {
		if (i == 0 || functions[i].library != functions[i - 1].library)
			library = library_open(names[functions[i].library]);
		if (!library || !library_find(library, functions[i].name,
					      (char *)pointers + functions[i].offset))
			return false;
	}
	return true;
}
