/* What an article's front matter says, as its metadata. */
#include "read/frontmatter.h"

bool frontmatter_read(const struct frontend *in, const struct frontmatter *found,
		      struct metadata *metadata)
{
	const struct yaml *root = frontmatter_tree(found, in->name, in->arena, in->diags);
	if (!root)
		return false;
	struct diags *told = diags_new();
	metadata_read(metadata, root, METADATA_ARTICLE, in->arena, told);
	bool done = !diags_failed(told);
	diags_move(in->diags, told);
	diags_free(told);
	return done;
}
