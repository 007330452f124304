/* Reading one article: its bytes, its encoding, its front end. */
#ifndef OCTAVO_READ_ARTICLE_H
#define OCTAVO_READ_ARTICLE_H

#include "read/frontend.h"

/* Reads the article of an entry. language is the book's, or NULL while nobody has said it; then the
 * article's is found. book says how articles are read.
 * outline: see frontend.h. False after a diagnostic; the caller calls article_clear in any case. */
bool article_read(struct article *article, const struct entry *entry, const char *language,
		  const struct metadata *book, struct arena *arena, struct diags *diags,
		  struct buf *outline);

void article_clear(struct article *article);

#endif
