/* Where an article is cut into documents, as a reader thinks of its chapters. */
#ifndef OCTAVO_ARTICLE_CUT_H
#define OCTAVO_ARTICLE_CUT_H

#include "tree/tree.h"
#include "base/vec.h"

/* A document to be: the children of body from start up to the next cut's. */
struct cut {
	struct node *start;
	struct node *heading; /* that it begins with; NULL for what stands before the first */
	unsigned depth;       /* 0: the shallowest level that is cut */
	bool part;            /* it holds nothing but its heading, and deeper cuts follow */
};

struct cuts {
	VEC(struct cut) items;    /* none if the body has no content */
	const struct node *title; /* the lone top heading that names the whole article, or NULL */
};

/* Decides the cuts and moves nodes so that each starts at a child of body. lone: the article is the
 * whole book, so it is cut at every level whose sections hold mostly further headings, and at the
 * first that holds prose; else only where it has several top headings. split > 0 overrules: at
 * every heading of a level up to it; split < 0: nowhere. */
void cuts_make(struct cuts *cuts, struct tree *tree, bool lone, int split);
void cuts_clear(struct cuts *cuts);

/* Whether the heading may begin a chapter or stand in the contents: it isn't inside a quotation, a
 * table, a list or the like. */
bool heading_counts(const struct node *heading);

#endif
