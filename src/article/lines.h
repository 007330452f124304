/* Lines of small print: on the copyright page and under an article's title. */
#ifndef OCTAVO_ARTICLE_LINES_H
#define OCTAVO_ARTICLE_LINES_H

#include "tree/tree.h"

/* A paragraph for each of the text's, in which its lines are lines and web addresses are links. */
void lines_add(struct tree *tree, struct node *parent, const char *class, const char *text);

/* One paragraph: the label, a colon as the language sets it, the text. */
void lines_labelled(struct tree *tree, struct node *parent, const char *class, const char *label,
		    const char *language, const char *text);

/* What the language sets between names, with its space. */
const char *lines_comma(const char *language);

#endif
