/* Blocks of code in an article, on their way to colours and numbers. */
#ifndef OCTAVO_ARTICLE_SHAPE_LISTINGS_H
#define OCTAVO_ARTICLE_SHAPE_LISTINGS_H

#include "article/contribution.h"

/* Makes a placeholder of the text of each block that has a language which code.h knows, numbers or
 * marked lines, and the block one of the contribution's; titles stand above theirs. */
void listings_take(struct contribution *contribution, struct tree *tree);

#endif
