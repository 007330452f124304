/* An article on its way into the book: its links and notes settled as far as one article can tell,
 * cut into documents, written as XHTML. Any thread may do it: the brief is only looked at, and
 * what comes of it waits in a contribution to be taken in order (book/edition.h). */
#ifndef OCTAVO_ARTICLE_PASSAGE_PASSAGE_H
#define OCTAVO_ARTICLE_PASSAGE_PASSAGE_H

#include "article/brief.h"
#include "article/contribution.h"
#include "read/article.h"

/* Makes the article's documents; its tree and metadata are used up. */
void passage_make(struct contribution *contribution, const struct brief *brief,
		  struct article *article);

#endif
