/* From cmark-gfm's nodes to the tree of an article. */
#ifndef OCTAVO_READ_MARKDOWN_MARKDOWN_TREE_H
#define OCTAVO_READ_MARKDOWN_MARKDOWN_TREE_H

#include "read/frontend.h"
#include "read/markdown/markdown_quotes.h"
#include "read/markdown/markdown_source.h"

/* Parses the source and makes its tree, which the caller frees. quotes: of the language; NULL: the
 * English ones. *html: whether raw HTML stands in the tree. */
struct tree *markdown_tree(const struct frontend *in, const struct markdown_source *source,
			   bool smart, const struct quotation *quotes, bool *html);

#endif
