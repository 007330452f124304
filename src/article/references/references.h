/* What an article refers to: links and pictures, resolved as far as one article alone can tell. */
#ifndef OCTAVO_ARTICLE_REFERENCES_REFERENCES_H
#define OCTAVO_ARTICLE_REFERENCES_REFERENCES_H

#include "article/brief.h"
#include "article/contribution.h"
#include "read/article.h"

/* Local links become placeholders that name an entry and an id, or go where nothing is behind them;
 * pictures become placeholders that name a file, or the words of their alt text. What is missing is
 * a warning. */
void references_resolve(struct contribution *to, const struct brief *brief,
			struct article *article);

/* Whether a local reference in the article names a file of the book. */
bool references_is_file(const struct article *article, const char *reference);

#endif
