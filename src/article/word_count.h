/* How much there is to read. */
#ifndef OCTAVO_ARTICLE_WORD_COUNT_H
#define OCTAVO_ARTICLE_WORD_COUNT_H

#include "article/contribution.h"

/* Counts what stands below the node. */
struct word_count word_count_of(const struct node *root);

/* The minutes that a reader takes for it. */
size_t word_count_minutes(struct word_count count);

#endif
