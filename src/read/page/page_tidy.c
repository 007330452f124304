/* What is left over among the parts that are kept: captions that come again and headings of
 * nothing. */
#include "base/label.h"
#include "base/map.h"
#include "read/page/page_parts.h"

enum { SHORTEST_REPEAT = 16 }; /* cells */

static bool is_caption(const struct page *page, uint32_t at)
{
	for (uint32_t i = at; i != page->core; i = page->parts.items[i].parent)
		if (page->parts.items[i].names & (NAMED(CAPTION) | NAMED(MEDIA)) ||
		    element_of(page->parts.items[i].node) == EL_FIGURE)
			return true;
	return false;
}

static void drop_repeats(struct page *page)
{
	struct part *parts = page->parts.items;
	struct arena *arena = arena_new();
	struct map seen = {0};
	for (uint32_t i = page->core + 1; i < parts[page->core].end;) {
		struct part *part = &parts[i];
		bool leaf =
		    part->is_block && part->own >= SHORTEST_REPEAT && part->own == part->cells;
		if (part->fate == FATE_KEPT && leaf) {
			size_t *at = map_at(&seen, tree_words(arena, part->node));
			if (*at != MAP_NONE && is_caption(page, i))
				part->fate = FATE_OUT;
			*at = i;
		}
		i = part->fate == FATE_OUT || leaf ? part->end : i + 1;
	}
	map_clear(&seen);
	arena_free(arena);
}

/* Whether words stand beside the heading, in no element, before the next one. */
static bool text_follows(const struct node *heading)
{
	for (const struct node *node = heading->next; node && !is_heading(node); node = node->next)
		if (node->kind == NODE_TEXT && !label_is_blank(node->text))
			return true;
	return false;
}

/* Whether nothing is kept of what the heading stands above, and something was there. */
static bool heads_nothing(const struct page *page, uint32_t heading)
{
	const struct part *parts = page->parts.items;
	bool gone = false;
	if (text_follows(parts[heading].node))
		return false;
	for (uint32_t i = parts[heading].end; i < parts[page->core].end;) {
		const struct part *part = &parts[i];
		if (part->fate == FATE_OUT) {
			gone = gone || part->cells;
			i = part->end;
			continue;
		}
		if (is_heading(part->node) &&
		    element_of(part->node) <= element_of(parts[heading].node))
			return gone;
		if (is_heading(part->node) || part->own || element_of(part->node) == EL_IMG)
			return false;
		i++;
	}
	return gone;
}

static void drop_headings(struct page *page)
{
	struct part *parts = page->parts.items;
	for (uint32_t i = parts[page->core].end; i-- > page->core + 1;)
		if (is_heading(parts[i].node) && element_of(parts[i].node) != EL_H1 &&
		    parts[i].fate == FATE_KEPT && heads_nothing(page, i))
			parts[i].fate = FATE_OUT;
}

void page_tidy(struct page *page)
{
	drop_repeats(page);
	drop_headings(page);
}
