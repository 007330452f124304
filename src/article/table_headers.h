/* The headers of a table, by which a listener knows what a cell is about. */
#ifndef OCTAVO_ARTICLE_TABLE_HEADERS_H
#define OCTAVO_ARTICLE_TABLE_HEADERS_H

#include "tree/tree.h"

/* Says of each header whether it heads a column or a row; an empty one becomes a plain cell. Tells
 * of a table of values in which no cell is a header. */
void table_mend_headers(struct tree *tree, struct node *table, struct diags *diags);

#endif
