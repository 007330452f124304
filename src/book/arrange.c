/* The order of a book. */
#include "book/book_parts.h"

#include <string.h>

/* The kind that a document is sorted by: those in the order that the author gave stay together. */
static enum matter rank_of(const struct edition *edition, const struct document *document)
{
	bool placed = document->entry == MAP_NONE ||
		      edition->manuscript->entries.items[document->entry].placed;
	return placed && document->matter ? document->matter : MATTER_CHAPTER;
}

/* What an author lists first and belongs before the contents goes there, in the author's order. */
static void rank_opening(const struct edition *edition, enum matter *ranks)
{
	for (size_t i = 0; i < edition->documents.count; i++) {
		const struct document *document = &edition->documents.items[i];
		if (ranks[i] != MATTER_CHAPTER)
			continue;
		if (!matter_is_opening(document->matter))
			return;
		ranks[i] = MATTER_EPIGRAPH;
	}
}

/* Whether octavo's page isn't wanted: an article is one of its kind, or the cover wasn't made. */
static bool is_left_out(const struct edition *edition, const struct document *made)
{
	if (made->entry != MAP_NONE || made->kind == DOCUMENT_CONTENTS)
		return false;
	if (made->kind == DOCUMENT_COVER)
		return edition->cover == MAP_NONE;
	for (size_t i = 0; i < edition->documents.count; i++) {
		const struct document *document = &edition->documents.items[i];
		if (document->entry != MAP_NONE && document->matter == made->matter)
			return true;
	}
	return false;
}

static void drop(struct document *document)
{
	serialized_clear(&document->xhtml);
	vec_clear(&document->headings);
	vec_clear(&document->marks);
}

/* A stable sort, as there are few kinds. to: where each document went. */
static void sort(struct edition *edition, const enum matter *ranks, size_t *to)
{
	size_t count = edition->documents.count;
	struct document *old = mem_alloc(count * sizeof *old);
	memcpy(old, edition->documents.items, count * sizeof *old);
	edition->documents.count = 0;
	for (enum matter rank = MATTER_NONE; rank < MATTER_COUNT; rank++)
		for (size_t i = 0; i < count; i++) {
			if (ranks[i] != rank)
				continue;
			to[i] = edition->documents.count;
			edition->documents.items[edition->documents.count++] = old[i];
		}
	mem_free(old);
}

/* Whether a document is part of the text itself; a part is if something in it is. */
static bool is_body(const struct edition *edition, size_t i)
{
	const struct document *document = &edition->documents.items[i];
	if (document->kind != DOCUMENT_PART)
		return document->entry != MAP_NONE && matter_is_body(document->matter);
	size_t first = i + 1;
	for (i = first; i < edition->documents.count; i++) {
		const struct document *inside = &edition->documents.items[i];
		if (inside->depth <= document->depth)
			break;
		if (inside->kind != DOCUMENT_PART && matter_is_body(inside->matter))
			return true;
	}
	return i == first;
}

/* What stands before the first document of the text is front matter, what behind the last one back
 * matter, whatever its kind; without any text, the articles are the text. */
static void give_places(struct edition *edition)
{
	size_t first = MAP_NONE, last = MAP_NONE;
	for (size_t i = 0; i < edition->documents.count; i++) {
		if (!is_body(edition, i))
			continue;
		first = first == MAP_NONE ? i : first;
		last = i;
	}
	for (size_t i = 0; i < edition->documents.count; i++) {
		struct document *document = &edition->documents.items[i];
		bool made = document->entry == MAP_NONE;
		if (first == MAP_NONE)
			document->partition = made ? PARTITION_FRONT : PARTITION_BODY;
		else
			document->partition = i < first  ? PARTITION_FRONT
					      : i > last ? PARTITION_BACK
							 : PARTITION_BODY;
	}
}

/* A document goes on with the one before only where that is of an article, too, and of the same
 * part of the book: what it went on with may not have come through. */
static void settle_continued(struct edition *edition)
{
	for (size_t i = 0; i < edition->documents.count; i++) {
		struct document *document = &edition->documents.items[i];
		document->continues &= i > 0 && document[-1].entry != MAP_NONE &&
				       document[-1].partition == document->partition;
	}
}

/* Links lead to the same documents as before. */
static void follow(struct serialized *xhtml, const size_t *to)
{
	for (size_t i = 0; i < xhtml->placeholders.count; i++) {
		struct placeholder *placeholder = &xhtml->placeholders.items[i];
		if (placeholder->kind == PLACEHOLDER_LINK && placeholder->document != MAP_NONE)
			placeholder->document = to[placeholder->document];
	}
}

void arrange(struct edition *edition)
{
	size_t count = edition->documents.count;
	if (count == 0) /* no article came through */
		return;
	enum matter *ranks = mem_alloc(count * sizeof *ranks);
	size_t *to = mem_alloc(count * sizeof *to);
	for (size_t i = 0; i < count; i++)
		ranks[i] = rank_of(edition, &edition->documents.items[i]);
	rank_opening(edition, ranks);
	for (size_t i = 0; i < count; i++) {
		struct document *document = &edition->documents.items[i];
		to[i] = MAP_NONE;
		if (is_left_out(edition, document)) {
			drop(document);
			ranks[i] = MATTER_COUNT; /* which is no rank */
		}
	}
	sort(edition, ranks, to);
	for (size_t i = 0; i < edition->documents.count; i++)
		follow(&edition->documents.items[i].xhtml, to);
	give_places(edition);
	settle_continued(edition);
	mem_free(ranks);
	mem_free(to);
}
