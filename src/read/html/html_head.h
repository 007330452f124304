/* What a page says of itself in its head. */
#ifndef OCTAVO_READ_HTML_HTML_HEAD_H
#define OCTAVO_READ_HTML_HTML_HEAD_H

#include "read/page/page.h"

/* The language and direction that the page is written in and its style sheets go to the metadata.
 */
void html_read_head(const struct html_page *page, struct arena *arena, struct metadata *metadata);

/* The href of the page's base element, or NULL. */
const char *html_base(const struct html_page *page);

#endif
