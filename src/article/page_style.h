/* The style sheet that a page brings along, where styles are kept. */
#ifndef OCTAVO_ARTICLE_PAGE_STYLE_H
#define OCTAVO_ARTICLE_PAGE_STYLE_H

#include "article/brief.h"
#include "article/contribution.h"
#include "read/article.h"

/* Gathers the page's styles, clean, in the contribution; the files they refer to are among the
 * contribution's, and named in the sheet by what page_style_settle replaces. */
void page_style_make(struct contribution *to, const struct article *article,
		     const struct brief *brief);

/* Appends the sheet with the files' paths in it; name says the path of the contribution's i-th
 * file. */
void page_style_settle(const struct contribution *from,
		       const char *(*name)(void *user, size_t file), void *user, struct buf *out);

#endif
