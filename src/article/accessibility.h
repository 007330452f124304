/* What assistive technology needs to find in an article: names for links and drawings, headers of
 * tables. */
#ifndef OCTAVO_ARTICLE_ACCESSIBILITY_H
#define OCTAVO_ARTICLE_ACCESSIBILITY_H

#include "article/contribution.h"

/* Mends what can be mended and tells what only the author can; notes in holdings what the article
 * shows. Links and pictures still have the references that the author wrote. */
void accessibility_mend(struct tree *tree, struct holdings *holdings, struct diags *diags);

/* Notes a picture that the book holds, and tells if nothing is said about it to those who can't
 * see; source is its reference. */
void accessibility_note_picture(struct tree *tree, struct node *img, const char *source,
				struct holdings *holdings, struct diags *diags);

#endif
