/* Inside of the check of style sheets. */
#ifndef OCTAVO_CHECK_STYLE_CHECK_PARTS_H
#define OCTAVO_CHECK_STYLE_CHECK_PARTS_H

#include "check/check_parts.h"
#include "css/css_parts.h"

/* style_selectors.c: whether the tokens could be selectors: CSS takes nearly anything between
 * brackets. */
bool style_selectors(const struct css *css, uint32_t first, uint32_t end);

#endif
