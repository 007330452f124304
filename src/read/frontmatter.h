/* The front matter of an article: what stands in YAML between '---' lines before its text. */
#ifndef OCTAVO_READ_FRONTMATTER_H
#define OCTAVO_READ_FRONTMATTER_H

#include "read/frontend.h"

/* The size of the front matter at the start of a text, with both its '---' lines, and where the
 * YAML between them begins (always in line 2) and how long it is; 0 if there is none. */
size_t frontmatter_find(const char *text, size_t size, size_t *yaml, size_t *yaml_size);

/* Reads what is between the lines, of which the first has the number first_line in the article.
 * Keys that only other tools know are passed over. false after an error. */
bool frontmatter_read(const struct frontend *in, const char *yaml, size_t size, unsigned first_line,
		      struct metadata *metadata);

#endif
