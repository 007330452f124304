/* The table of contents. */
#include "edition/toc.h"

static void add(struct edition *edition, const char *label, size_t document, const char *fragment,
		unsigned depth)
{
	unsigned limit = edition->manuscript->metadata.toc_depth > 0
			     ? (unsigned)edition->manuscript->metadata.toc_depth
			     : TOC_DEPTH;
	if (depth >= limit)
		return;
	size_t count = edition->toc.count;
	unsigned deepest = count ? edition->toc.items[count - 1].depth + 1 : 0;
	vec_push(&edition->toc, (struct toc_entry){
				    .label = label,
				    .document = document,
				    .fragment = fragment,
				    .depth = depth < deepest ? depth : deepest,
				});
}

void toc_make(struct edition *edition)
{
	for (size_t i = 0; i < edition->documents.count; i++) {
		const struct document *document = &edition->documents.items[i];
		if (document->entry == MAP_NONE)
			continue;
		add(edition, document->label, i, NULL, document->depth);
		for (size_t h = 0; h < document->headings.count; h++) {
			const struct heading *heading = &document->headings.items[h];
			add(edition, heading->label, i, heading->id,
			    document->depth + heading->depth);
		}
	}
}
