/* What articles for docsify hold beside Markdown. */
#ifndef OCTAVO_READ_DOCSIFY_H
#define OCTAVO_READ_DOCSIFY_H

#include "tree/tree.h"

/* Makes "[words](file ':include')" what includes.h takes for the order to include it. */
void docsify_name_files(struct tree *tree);

/* Makes boxes of paragraphs that begin with "!>" and "?>", and takes orders such as ":id=name",
 * ":size=50x100" and "{docsify-ignore}" out of headings and titles. */
void docsify_settle(struct tree *tree);

#endif
