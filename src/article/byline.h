/* What stands under the title of an article among others: who wrote it, when, and where it comes
 * from. */
#ifndef OCTAVO_ARTICLE_BYLINE_H
#define OCTAVO_ARTICLE_BYLINE_H

#include "tree/tree.h"
#include "metadata/metadata.h"

/* Puts the header into the section: a title (NULL: the article's own heading stands, if it has one)
 * and what front matter says. The language is that of the words between. */
void byline_add(struct tree *tree, struct node *section, struct node *heading, const char *title,
		const struct metadata *metadata, const char *language);

#endif
