/* The looks that a page's own style sheets give to its elements. */
#ifndef OCTAVO_READ_HTML_HTML_STYLES_H
#define OCTAVO_READ_HTML_HTML_STYLES_H

#include "read/markup/html_parse.h"

/* Puts into the style attributes of the body's elements what the style elements of the page say of
 * them, as far as it means something to a reader. */
void html_apply_styles(const struct html_page *page);

#endif
