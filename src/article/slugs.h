/* The names that other tools give to headings, by which their links lead there. */
#ifndef OCTAVO_ARTICLE_SLUGS_H
#define OCTAVO_ARTICLE_SLUGS_H

#include "article/contribution.h"
#include "tree/tree.h"

/* Notes what GitHub, GitLab, VS Code, pandoc, mdBook, kramdown and MkDocs call each heading, unless
 * the article's author has given that id. Before ids are given out. */
void slugs_gather(struct slugs *slugs, const struct tree *tree, struct arena *arena);

/* Behind that: keeps the headings' ids, for the tree goes before links of other articles come. */
void slugs_settle(struct slugs *slugs, struct arena *arena);

/* The id of the heading that the fragment of a link means; NULL: none is called so. */
const char *slugs_find(const struct slugs *slugs, struct arena *arena, const char *fragment);

void slugs_clear(struct slugs *slugs);

#endif
