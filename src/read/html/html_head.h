/* What a page says of itself in its head. */
#ifndef OCTAVO_READ_HTML_HTML_HEAD_H
#define OCTAVO_READ_HTML_HTML_HEAD_H

#include "read/html/html_parse.h"
#include "metadata/metadata.h"

/* Title, authors, date, language and direction go to the metadata where it has none yet. */
void html_read_head(const struct html_page *page, struct arena *arena, struct metadata *metadata);

/* The href of the page's base element, or NULL. */
const char *html_base(const struct html_page *page);

#endif
