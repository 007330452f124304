/* The title of a page without the name of its site or author. */
#ifndef OCTAVO_READ_HTML_HTML_TITLE_H
#define OCTAVO_READ_HTML_HTML_TITLE_H

#include "read/html/html_claims.h"

/* The surest title, less what stands before or behind it that is such a name, or that a heading of
 * the page lacks. at receives where it stands; NULL: there is no title. */
const char *html_title(const struct html_page *page, const struct claims *claims, struct place *at);

/* Puts the title above a text that has words but no h1, if its first heading doesn't say it. */
void html_add_title(struct tree *tree, const char *title);

#endif
