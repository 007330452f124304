/* Loading HarfBuzz. */
#include "media/font_libs.h"

#include "base/library.h"

#include <stddef.h>

enum font_library { HARFBUZZ, SUBSET, LIBRARIES };

static const char *const names[LIBRARIES][LIBRARY_NAMES] = {
    [HARFBUZZ] = {"libharfbuzz.so.0", "libharfbuzz.so", "libharfbuzz.0.dylib"},
    [SUBSET] = {"libharfbuzz-subset.so.0", "libharfbuzz-subset.so", "libharfbuzz-subset.0.dylib"},
};

static const struct {
	enum font_library library;
	const char *name;
	size_t offset;
} functions[] = {
#define FUNCTION(library, name) {library, #name, offsetof(struct font_libs, name)},
#include "media/font_libs.def"
#undef FUNCTION
};

bool font_libs_load(struct font_libs *libs)
{
	void *libraries[LIBRARIES];
	for (int i = 0; i < LIBRARIES; i++) {
		libraries[i] = library_open(names[i]);
		if (!libraries[i])
			return false;
	}
	for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
		if (!library_find(libraries[functions[i].library], functions[i].name,
				  (char *)libs + functions[i].offset))
			return false;
	return true;
}
