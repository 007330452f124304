/* Loading Cairo and Pango. */
#include "edition/cover_libs.h"

#include <dlfcn.h>
#include <stddef.h>
#include <string.h>

enum library { CAIRO, GOBJECT, PANGO, PANGOCAIRO, LIBRARIES };

static const char *const names[LIBRARIES][3] = {
    [CAIRO] = {"libcairo.so.2", "libcairo.so", "libcairo.2.dylib"},
    [GOBJECT] = {"libgobject-2.0.so.0", "libgobject-2.0.so", "libgobject-2.0.0.dylib"},
    [PANGO] = {"libpango-1.0.so.0", "libpango-1.0.so", "libpango-1.0.0.dylib"},
    [PANGOCAIRO] = {"libpangocairo-1.0.so.0", "libpangocairo-1.0.so", "libpangocairo-1.0.0.dylib"},
};

static const struct {
	enum library library;
	const char *name;
	size_t offset;
} functions[] = {
#define FUNCTION(library, name) {library, #name, offsetof(struct cover_libs, name)},
#include "edition/cover_libs.def"
#undef FUNCTION
};

static void *open_library(enum library library)
{
	void *found = NULL;
	for (size_t i = 0; !found && i < sizeof names[library] / sizeof *names[library]; i++)
		found = dlopen(names[library][i], RTLD_LAZY | RTLD_LOCAL);
	return found;
}

bool cover_libs_load(struct cover_libs *libs)
{
	void *libraries[LIBRARIES];
	for (int i = 0; i < LIBRARIES; i++) {
		libraries[i] = open_library((enum library)i);
		if (!libraries[i])
			return false;
	}
	for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
		void *function = dlsym(libraries[functions[i].library], functions[i].name);
		if (!function)
			return false;
		/* ISO C has no cast from object to function */
		memcpy((char *)libs + functions[i].offset, &function, sizeof function);
	}
	return true;
}
