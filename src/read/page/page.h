/* A web page: what it says of itself, and which of it is the article that a person came to read. */
#ifndef OCTAVO_READ_PAGE_PAGE_H
#define OCTAVO_READ_PAGE_PAGE_H

#include "metadata/metadata.h"
#include "read/frontend.h"
#include "read/markup/html_parse.h"

/* What the page says of itself goes to the metadata; its title above a text that has none. What
 * isn't its article goes, if that is asked for, or nobody said and a web site made the page: then a
 * note tells how much. */
void page_read(const struct html_page *page, const struct frontend *in, struct metadata *metadata);

/* The tag of a language, whether the value is one (en_US as en-US) or a name of it; NULL: it is
 * neither. */
const char *page_language(struct arena *arena, const char *value);

#endif
