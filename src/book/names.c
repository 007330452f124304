/* File names of documents. */
#include "book/book_parts.h"

#include "base/file.h"
#include "base/slug.h"

#include <string.h>

enum { DEEPEST = 64 };

/* The ways of making a name, tried in this order until it is one document's alone. */
enum way { BY_TITLE, BY_ANCESTORS, BY_OPENING, BY_NUMBER };

struct naming {
	struct edition *edition;
	const char **names;     /* of each document; NULL: none yet */
	const char **ancestors; /* the slugs of the titles above each, joined; "" if none */
	struct map taken;
};

static const char *const generated_names[] = {
    [DOCUMENT_COVER] = "cover",
    [DOCUMENT_TITLE_PAGE] = "title-page",
    [DOCUMENT_COPYRIGHT_PAGE] = "copyright-page",
    [DOCUMENT_CONTENTS] = "contents",
};

static void find_ancestors(struct naming *naming)
{
	struct edition *edition = naming->edition;
	const char *above[DEEPEST + 1];
	size_t entry = MAP_NONE;
	for (unsigned d = 0; d <= DEEPEST; d++)
		above[d] = ""; /* the first document may be the part of one that was left out */
	for (size_t i = 0; i < edition->documents.count; i++) {
		const struct document *document = &edition->documents.items[i];
		unsigned depth = document->depth < DEEPEST ? document->depth : DEEPEST - 1;
		const char *slug = slug_of(edition->arena, document->label);
		bool article_begins = document->entry != entry && document->entry != MAP_NONE;
		entry = document->entry;
		naming->ancestors[i] = above[depth];
		if (depth == 0 && article_begins && !edition->brief.lone &&
		    edition->manuscript->entries.items[entry].name)
			naming->ancestors[i] =
			    slug_of(edition->arena,
				    path_stem(edition->arena,
					      edition->manuscript->entries.items[entry].name));
		above[depth + 1] = *above[depth]
				       ? arena_format(edition->arena, "%s-%s", above[depth], slug)
				       : slug;
		for (unsigned d = depth + 2; d <= DEEPEST; d++)
			above[d] = above[depth + 1];
	}
}

static const char *candidate(const struct naming *naming, size_t i, enum way way)
{
	struct arena *arena = naming->edition->arena;
	const struct document *document = &naming->edition->documents.items[i];
	const char *title = slug_of(arena, document->label), *above = naming->ancestors[i];
	if (!*title)
		title = "chapter";
	if (way == BY_TITLE)
		return title;
	const char *longer = *above ? arena_format(arena, "%s-%s", above, title) : title;
	if (way == BY_ANCESTORS)
		return longer;
	return arena_format(arena, "%s-%06x", title, (unsigned)(document->opening & 0xFFFFFF));
}

/* Gives names to those that no other document would get in the same way. */
static void give_unique(struct naming *naming, enum way way, const char **wanted)
{
	size_t count = naming->edition->documents.count;
	struct map asked = {0};
	for (size_t i = 0; i < count; i++) {
		if (naming->names[i] || naming->edition->documents.items[i].continues)
			continue;
		wanted[i] = candidate(naming, i, way);
		size_t *times = map_at(&asked, wanted[i]);
		*times = *times == MAP_NONE ? 1 : *times + 1;
	}
	for (size_t i = 0; i < count; i++) {
		if (naming->names[i] || naming->edition->documents.items[i].continues ||
		    map_find(&asked, wanted[i]) != 1 ||
		    map_find(&naming->taken, wanted[i]) != MAP_NONE)
			continue;
		naming->names[i] = wanted[i];
		*map_at(&naming->taken, wanted[i]) = 1;
	}
	map_clear(&asked);
}

/* What continues another document is called like that, which has its name. */
static const char *wanted_by_head(const struct naming *naming, size_t i)
{
	while (i > 0 && naming->edition->documents.items[i].continues)
		i--;
	return naming->names[i];
}

static void give_numbered(struct naming *naming, const char **wanted)
{
	struct map next = {0};
	struct arena *arena = naming->edition->arena;
	for (size_t i = 0; i < naming->edition->documents.count; i++) {
		if (naming->names[i])
			continue;
		if (naming->edition->documents.items[i].continues)
			wanted[i] = wanted_by_head(naming, i);
		const char *name = wanted[i];
		while (map_find(&naming->taken, name) != MAP_NONE) {
			size_t *number = map_at(&next, wanted[i]);
			*number = *number == MAP_NONE ? 2 : *number + 1;
			name = arena_format(arena, "%s-%zu", wanted[i], *number);
		}
		naming->names[i] = name;
		*map_at(&naming->taken, name) = 1;
	}
	map_clear(&next);
}

void names_give(struct edition *edition)
{
	size_t count = edition->documents.count;
	struct naming naming = {
	    .edition = edition,
	    .names = arena_alloc(edition->arena, count * sizeof(char *)),
	    .ancestors = arena_alloc(edition->arena, count * sizeof(char *)),
	};
	const char **wanted = arena_alloc(edition->arena, count * sizeof(char *));
	for (size_t i = 0; i < count; i++)
		if (edition->documents.items[i].entry == MAP_NONE)
			naming.names[i] = generated_names[edition->documents.items[i].kind];
	for (size_t kind = 0; kind < sizeof generated_names / sizeof *generated_names; kind++)
		*map_at(&naming.taken, generated_names[kind]) = 1;
	find_ancestors(&naming);
	for (enum way way = BY_TITLE; way < BY_NUMBER; way++)
		give_unique(&naming, way, wanted);
	give_numbered(&naming, wanted);
	for (size_t i = 0; i < count; i++) {
		struct document *document = &edition->documents.items[i];
		document->file = arena_format(edition->arena, "text/%s.xhtml", naming.names[i]);
		document->item = arena_format(edition->arena, "text-%s", naming.names[i]);
	}
	map_clear(&naming.taken);
}
