/* The notes of an article stay, wherever the page has them: those that what is kept refers to. */
#include "base/map.h"
#include "read/page/page_parts.h"

static void keep(struct page *page, uint32_t at)
{
	for (uint32_t i = at; i < page->parts.items[at].end; i++)
		page->parts.items[i].fate = FATE_KEPT;
}

void page_keep_notes(struct page *page)
{
	struct part *parts = page->parts.items;
	struct map wanted = {0};
	for (uint32_t i = page->core; i < parts[page->core].end;) {
		bool out = parts[i].fate == FATE_OUT && i != page->core;
		const char *href = tree_is_a(parts[i].node, EL_A, "noteref")
				       ? tree_get(parts[i].node, "href")
				       : NULL;
		if (href && !out)
			*map_at(&wanted, href + 1) = i;
		i = out ? parts[i].end : i + 1;
	}
	for (uint32_t i = 0; wanted.count && i < page->parts.count; i++) {
		const char *id = tree_is_a(parts[i].node, EL_ASIDE, "footnote")
				     ? tree_get(parts[i].node, "id")
				     : NULL;
		if (id && map_find(&wanted, id) != MAP_NONE)
			keep(page, i);
	}
	map_clear(&wanted);
}
