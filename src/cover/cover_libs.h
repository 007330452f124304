/* Cairo and Pango, which set the type of a cover: loaded when they are needed, because it takes
 * longer than building a small book without a cover. */
#ifndef OCTAVO_COVER_COVER_LIBS_H
#define OCTAVO_COVER_COVER_LIBS_H

#include <pango/pangocairo.h>
#include <stdbool.h>

/* Each function under its own name, with the type that the library's header gives it. */
struct cover_libs {
#define FUNCTION(library, name) __typeof__(name) *name;
#include "cover/cover_libs.def"
#undef FUNCTION
};

/* Finds them all; false: a library isn't there or lacks one. They stay loaded, because GLib can't
 * be unloaded. */
bool cover_libs_load(struct cover_libs *libs);

#endif
