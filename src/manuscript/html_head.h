/* What a page says of itself in its head. */
#ifndef OCTAVO_MANUSCRIPT_HTML_HEAD_H
#define OCTAVO_MANUSCRIPT_HTML_HEAD_H

#include "manuscript/html_parse.h"
#include "manuscript/metadata.h"

/* Title, authors, date, language and direction go to the metadata where it has none yet. */
void html_read_head(const struct html_page *page, struct arena *arena, struct metadata *metadata);

/* The href of the page's base element, or NULL. */
const char *html_base(const struct html_page *page);

#endif
