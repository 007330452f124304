/* What mdBook, Jekyll, GitBook, Leanpub, MyST, VitePress, MkDocs, docsify and .mdx include, and
 * the lines that mdBook hides. */
#ifndef OCTAVO_READ_INCLUDES_H
#define OCTAVO_READ_INCLUDES_H

#include "read/frontend.h"

/* Puts what '{{#include file}}' and its kin name in their places: in code the lines of a file, in a
 * paragraph of its own an article, as '{% include article.md %}' does for Jekyll; and takes the
 * lines out of code that mdBook hides. */
void includes_settle(struct tree *tree, const struct entry *entry, const struct frontend *in);

#endif
