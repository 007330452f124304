/* A page's base element: what its references are relative to. */
#ifndef OCTAVO_READ_HTML_HTML_BASE_H
#define OCTAVO_READ_HTML_HTML_BASE_H

#include "tree/tree.h"

/* Resolves every reference of the tree against the base; one to the page itself ("#part") stays. */
void html_apply_base(struct tree *tree, const char *base);

#endif
