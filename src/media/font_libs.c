/* Loading HarfBuzz. */
#include "media/font_libs.h"

#include "base/library.h"

#include <stddef.h>

enum { HARFBUZZ, SUBSET };

static const char *const names[][LIBRARY_NAMES] = {
    [HARFBUZZ] = {"libharfbuzz.so.0", "libharfbuzz.so", "libharfbuzz.0.dylib"},
    [SUBSET] = {"libharfbuzz-subset.so.0", "libharfbuzz-subset.so", "libharfbuzz-subset.0.dylib"},
};

static const struct library_function functions[] = {
#define FUNCTION(library, name) {library, #name, offsetof(struct font_libs, name)},
#include "media/font_libs.def"
#undef FUNCTION
};

bool font_libs_load(struct font_libs *libs)
{
	return library_load_all(names, functions, sizeof functions / sizeof *functions, libs);
}
