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

/* The same of an article that was cut out of a page of a web site: one line of who wrote it, the
 * site (which links to the page, if its address is known), and the date. */
void byline_add_of_page(struct tree *tree, struct node *section, struct node *heading,
			const struct metadata *metadata);

#endif
