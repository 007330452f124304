/* The front matter of an article: what stands before its text, between lines of '---' in YAML,
 * between lines of '+++' in TOML, or between braces on lines of their own in JSON. */
#ifndef OCTAVO_METADATA_FRONTMATTER_H
#define OCTAVO_METADATA_FRONTMATTER_H

#include "metadata/yaml.h"

enum frontmatter_syntax { FRONTMATTER_YAML, FRONTMATTER_TOML, FRONTMATTER_JSON };

/* Borrows from the text that it was found in. */
struct frontmatter {
	enum frontmatter_syntax syntax;
	size_t size;      /* with the lines around it */
	const char *text; /* what is to be read */
	size_t text_size;
	unsigned first_line; /* the number of that text's first line in the article */
};

/* Finds it at the start of a text; false: there is none. */
bool frontmatter_find(const char *text, size_t size, struct frontmatter *found);

/* What it says as a tree, which belongs to the arena; NULL after an error. name and limits are
 * borrowed as yaml_source's. */
const struct yaml *frontmatter_tree(const struct frontmatter *found, const char *name,
				    const struct limits *limits, struct arena *arena,
				    struct diags *diags);

#endif
