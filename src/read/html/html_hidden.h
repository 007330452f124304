/* What a page hides is not printed. */
#ifndef OCTAVO_READ_HTML_HTML_HIDDEN_H
#define OCTAVO_READ_HTML_HTML_HIDDEN_H

#include "tree/tree.h"

/* Takes out what the markup or a style hides, unless that is most of the page: then a script shows
 * it. Formulas stay, which are hidden beside their pictures, and symbols that drawings use. */
void html_drop_hidden(struct tree *tree);

#endif
