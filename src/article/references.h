/* What an article refers to: links and pictures, resolved as far as one article alone can tell. */
#ifndef OCTAVO_ARTICLE_REFERENCES_H
#define OCTAVO_ARTICLE_REFERENCES_H

#include "book/edition.h"

/* Local links become holes that name an entry and an id, or go where nothing is behind them;
 * pictures become holes that name a file, or the words of their alt text. In what an author wrote
 * for octavo a missing thing is an error; in HTML, a warning. */
void references_resolve(struct contribution *to, const struct edition *edition,
			struct article *article);

#endif
