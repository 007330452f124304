/* HarfBuzz, which makes subsets of fonts: loaded when one is wanted. */
#ifndef OCTAVO_MEDIA_FONT_LIBS_H
#define OCTAVO_MEDIA_FONT_LIBS_H

#include <hb-subset.h>
#include <hb.h>
#include <stdbool.h>

/* Each function under its own name, with the type that the library's header gives it. */
struct font_libs {
#define FUNCTION(library, name) __typeof__(name) *name;
#include "media/font_libs.def"
#undef FUNCTION
};

/* Finds them all; false: a library isn't there or lacks one. They stay loaded. */
bool font_libs_load(struct font_libs *libs);

#endif
