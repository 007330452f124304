/* Loading Cairo and Pango. */
#include "cover/cover_parts.h"

#include "base/library.h"

#include <stddef.h>

enum cover_library { CAIRO, GOBJECT, PANGO, PANGOCAIRO, LIBRARIES };

static const char *const names[LIBRARIES][LIBRARY_NAMES] = {
    [CAIRO] = {"libcairo.so.2", "libcairo.so", "libcairo.2.dylib"},
    [GOBJECT] = {"libgobject-2.0.so.0", "libgobject-2.0.so", "libgobject-2.0.0.dylib"},
    [PANGO] = {"libpango-1.0.so.0", "libpango-1.0.so", "libpango-1.0.0.dylib"},
    [PANGOCAIRO] = {"libpangocairo-1.0.so.0", "libpangocairo-1.0.so", "libpangocairo-1.0.0.dylib"},
};

static const struct {
	enum cover_library library;
	const char *name;
	size_t offset;
} functions[] = {
#define FUNCTION(library, name) {library, #name, offsetof(struct cover_libs, name)},
#include "cover/cover_libs.def"
#undef FUNCTION
};

bool cover_libs_load(struct cover_libs *libs)
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
