/* The Markdown front end: front matter, limits, disguises, tree, in that order. */
#include "read/frontend.h"
#include "read/frontmatter.h"
#include "read/markdown/markdown_limits.h"
#include "read/markdown/markdown_source.h"
#include "read/markdown/markdown_tables.h"
#include "read/markdown/markdown_tree.h"

#include <string.h>

static unsigned count_lines(const char *text, size_t size)
{
	unsigned lines = 0;
	for (const char *end = text + size; (text = memchr(text, '\n', (size_t)(end - text)));
	     text++)
		lines++;
	return lines;
}

struct tree *markdown_read(const struct frontend *in, struct metadata *metadata)
{
	size_t yaml, yaml_size, front = frontmatter_find(in->text, in->size, &yaml, &yaml_size);
	if (front && !frontmatter_read(in, in->text + yaml, yaml_size, 2, metadata))
		return NULL;
	const char *language =
	    metadata->languages.count ? metadata->languages.items[0].text : in->language;
	bool smart = in->smart && metadata->smart, html = false;
	const struct quotation *quotes = smart ? quotation_find(language) : NULL;

	struct markdown_source source;
	markdown_source_init(&source, in->text + front, in->size - front,
			     1 + count_lines(in->text, front));
	struct tree *tree = NULL;
	if (tables_prepare(&source, in->name, in->diags) &&
	    markdown_is_affordable(&source, smart, in->name, in->diags)) {
		if (quotes)
			markdown_source_disguise_quotes(&source);
		tree = markdown_tree(in, &source, smart, quotes, &html);
	}
	markdown_source_clear(&source);
	return tree && html ? html_reread(in, tree) : tree;
}
