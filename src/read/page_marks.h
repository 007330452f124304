/* Page marks: comments such as <!-- page 12 --> that say where a page of the printed book begins.
 */
#ifndef OCTAVO_READ_PAGE_MARKS_H
#define OCTAVO_READ_PAGE_MARKS_H

#include "tree/tree.h"

/* The size of the label that the comment names, and where it begins; 0: it is no page mark. */
size_t html_page_label(const char *comment, const char **label);

enum { PAGE_COMMENT = 60 };

/* The size of the page mark that opens the bytes, with its signs, and what its comment says; 0:
 * there is none. */
size_t html_take_page_mark(const char *bytes, size_t size, char comment[PAGE_COMMENT]);

/* A page break with the label that the comment names, or NULL if the comment is none. */
struct node *html_page_mark(struct tree *tree, const char *comment, unsigned line, unsigned column);

#endif
