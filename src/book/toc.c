/* The table of contents. */
#include "book/book_parts.h"

static void add(struct edition *edition, struct toc_entry entry)
{
	unsigned limit = edition->manuscript->metadata.toc_depth > 0
			     ? (unsigned)edition->manuscript->metadata.toc_depth
			     : TOC_DEPTH;
	if (entry.depth >= limit)
		return;
	size_t count = edition->toc.count;
	unsigned deepest = count ? edition->toc.items[count - 1].depth + 1 : 0;
	if (entry.depth > deepest)
		entry.depth = deepest;
	vec_push(&edition->toc, entry);
}

/* The contents don't look back: on a title page, or on a dedication that has no heading. */
static bool is_listed(const struct document *document)
{
	return document->entry != MAP_NONE &&
	       !(document->unlisted && document->partition == PARTITION_FRONT);
}

void toc_make(struct edition *edition)
{
	for (size_t i = 0; i < edition->documents.count; i++) {
		const struct document *document = &edition->documents.items[i];
		if (!is_listed(document))
			continue;
		if (!document->continues)
			add(edition,
			    (struct toc_entry){document->label, i, NULL, document->depth, 0});
		for (size_t h = 0; h < document->headings.count; h++) {
			const struct heading *heading = &document->headings.items[h];
			add(edition,
			    (struct toc_entry){heading->label, i, heading->id,
					       document->depth + heading->depth, heading->number});
		}
	}
}
