/* An article on its way into the book: its links and notes settled as far as one article can tell,
 * cut into documents, written as XHTML. Any thread may do it: the edition is only looked at, and
 * what comes of it waits in a contribution to be taken in order (edition.h). */
#ifndef OCTAVO_ARTICLE_PASSAGE_H
#define OCTAVO_ARTICLE_PASSAGE_H

#include "book/edition.h"

/* Makes the article's documents; its tree and metadata are used up. */
void passage_make(struct contribution *contribution, const struct edition *edition,
		  struct article *article);

#endif
