/* Formulas that a page leaves to MathJax, KaTeX or a picture. */
#ifndef OCTAVO_READ_HTML_HTML_FORMULAS_H
#define OCTAVO_READ_HTML_HTML_FORMULAS_H

#include "base/diag.h"
#include "read/markup/html_parse.h"

/* Makes MathML of them, where the page has a program for it: of TeX among the words and in scripts.
 * What the program has drawn already goes, and the formula in it stays, once. */
void html_read_formulas(const struct html_page *page, struct diags *diags);

/* A formula stands once: what shows it to those who see, beside the MathML for those who listen,
 * goes. */
void html_drop_doubles(struct tree *tree);

#endif
