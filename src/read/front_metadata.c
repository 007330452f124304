/* What an article's front matter says, as its metadata. */
#include "read/front_metadata.h"

void frontmatter_read(const struct frontend *in, const struct frontmatter *found,
		      struct metadata *metadata)
{
	struct diags *told = diags_new();
	const struct yaml *root = frontmatter_tree(found, in->name, in->limits, in->arena, told);
	if (root)
		metadata_read(metadata, root, METADATA_ARTICLE, in->arena, told);
	diags_soften(told, "; left the front matter out");
	diags_move(in->diags, told);
	diags_free(told);
}
