/* From cmark-gfm's nodes to the tree of an article. */
#ifndef OCTAVO_MANUSCRIPT_MARKDOWN_TREE_H
#define OCTAVO_MANUSCRIPT_MARKDOWN_TREE_H

#include "manuscript/frontend.h"
#include "manuscript/markdown_quotes.h"
#include "manuscript/markdown_source.h"

/* Parses the source and makes its tree, which the caller frees. quotes: of the language; NULL: the
 * English ones. *html: whether raw HTML stands in the tree. */
struct tree *markdown_tree(const struct frontend *in, const struct markdown_source *source,
			   bool smart, const struct quotation *quotes, bool *html);

#endif
