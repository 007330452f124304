/* What style sheets may say of drawings. */
#ifndef OCTAVO_XHTML_SVG_STYLES_H
#define OCTAVO_XHTML_SVG_STYLES_H

#include <stddef.h>

/* The properties that become attributes of a drawing's elements. */
const char *const *svg_style_properties(size_t *count);

#endif
