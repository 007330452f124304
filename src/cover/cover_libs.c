/* Loading Cairo and Pango. */
#include "cover/cover_parts.h"

#include "base/library.h"

#include <stddef.h>

enum { CAIRO, GOBJECT, PANGO, PANGOCAIRO };

static const char *const names[][LIBRARY_NAMES] = {
    [CAIRO] = {"libcairo.so.2", "libcairo.so", "libcairo.2.dylib"},
    [GOBJECT] = {"libgobject-2.0.so.0", "libgobject-2.0.so", "libgobject-2.0.0.dylib"},
    [PANGO] = {"libpango-1.0.so.0", "libpango-1.0.so", "libpango-1.0.0.dylib"},
    [PANGOCAIRO] = {"libpangocairo-1.0.so.0", "libpangocairo-1.0.so", "libpangocairo-1.0.0.dylib"},
};

static const struct library_function functions[] = {
#define FUNCTION(library, name) {library, #name, offsetof(struct cover_libs, name)},
#include "cover/cover_libs.def"
#undef FUNCTION
};

bool cover_libs_load(struct cover_libs *libs)
{
	return library_load_all(names, functions, sizeof functions / sizeof *functions, libs);
}
