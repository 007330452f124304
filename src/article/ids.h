/* Ids of an article: every heading and note reference has one, all are valid and none is twice. */
#ifndef OCTAVO_ARTICLE_IDS_H
#define OCTAVO_ARTICLE_IDS_H

#include "base/map.h"
#include "tree/tree.h"

struct ids {
	struct tree *tree;
	struct map used; /* an id -> how often it was asked for */
};

/* Keeps the author's ids, the first of namesakes; an id that XML doesn't allow becomes one that it
 * does. Then gives headings and note references that have none their own, made of their words. */
void ids_assign(struct ids *ids, struct tree *tree, struct diags *diags);
void ids_clear(struct ids *ids);

/* An id made of wanted that no element of the article has; belongs to the tree. */
const char *ids_new(struct ids *ids, const char *wanted);

#endif
