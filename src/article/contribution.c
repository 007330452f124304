/* What one article brings to the book. */
#include "article/contribution.h"

void contribution_init(struct contribution *contribution, size_t entry, struct arena *arena)
{
	*contribution = (struct contribution){
	    .arena = arena,
	    .diags = diags_new(),
	    .entry = entry,
	};
	metadata_init(&contribution->metadata);
}
