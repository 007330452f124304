/* The table of contents. */
#include "book/book_parts.h"

static uint64_t most_entries(const struct edition *edition)
{
	return limit_of(sources_limits(edition->manuscript->sources), LIMIT_ENTRIES);
}

/* The contents in the making. */
struct toc_lines {
	struct edition *edition;
	VEC(unsigned) above; /* how deep the lines said they were that the next may stand in */
};

/* How deep the line stands: in the last one that said less. What stood in a part that was left out
 * stands beside the rest of it. */
static unsigned depth_in(struct toc_lines *lines, unsigned said)
{
	while (lines->above.count && lines->above.items[lines->above.count - 1] >= said)
		lines->above.count--;
	return (unsigned)lines->above.count;
}

/* is_planned: a line of the book's plan, which is left out only where somebody says so. */
static void add(struct toc_lines *lines, struct toc_entry entry, bool is_planned)
{
	struct edition *edition = lines->edition;
	bool limited = edition->manuscript->metadata.toc_depth > 0;
	unsigned limit = limited ? (unsigned)edition->manuscript->metadata.toc_depth : TOC_DEPTH;
	unsigned said = entry.depth;
	entry.depth = depth_in(lines, said);
	if (entry.depth >= limit && (limited || !is_planned))
		return;
	if (edition->toc.count > most_entries(edition))
		return; /* as will be told */
	vec_push(&lines->above, said);
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
	struct toc_lines lines = {.edition = edition};
	for (size_t i = 0; i < edition->documents.count; i++) {
		const struct document *document = &edition->documents.items[i];
		if (!is_listed(document))
			continue;
		bool planned =
		    document->is_said ||
		    document->depth == edition->manuscript->entries.items[document->entry].depth;
		if (!document->continues)
			add(&lines,
			    (struct toc_entry){document->label, i, NULL, document->depth, 0},
			    planned);
		for (size_t h = 0; h < document->headings.count; h++) {
			const struct heading *heading = &document->headings.items[h];
			add(&lines,
			    (struct toc_entry){heading->label, i, heading->id,
					       document->depth + heading->depth, heading->number},
			    heading->is_said);
		}
	}
	vec_clear(&lines.above);
	if (edition->toc.count <= most_entries(edition))
		return;
	const char *most = limit_words(sources_limits(edition->manuscript->sources), LIMIT_ENTRIES,
				       edition->arena);
	diag(edition->diags, MSG_TOO_MANY, (struct place){0}, "the book",
	     arena_format(edition->arena, "%s entries of its contents", most));
}
