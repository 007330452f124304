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
			if (*at != MAP_NONE && part->names & parts[*at].names & NAMED(MEDIA))
				parts[*at].fate = FATE_OUT; /* what each player says */
			*at = i;
		}
		i = part->fate == FATE_OUT || leaf ? part->end : i + 1;
	}
	map_clear(&seen);
	arena_free(arena);
}

/* A heading that heads nothing, and where the search behind it ended, so that the one before looks
 * no further than to the first. */
struct gone {
	uint32_t heading, end;
	const struct node *behind;
};

/* Whether nothing is kept of what the heading stands above, and something was there. */
static bool heads_nothing(const struct page *page, uint32_t heading, struct gone *last)
{
	const struct part *parts = page->parts.items;
	const struct node *root = parts[page->core].node;
	const struct node *node = tree_next_skipping(parts[heading].node, root);
	uint32_t i = parts[heading].end;
	bool gone = false, ends = false;
	while (node && !ends) {
		const struct part *part = i < parts[page->core].end ? &parts[i] : NULL;
		bool is_part = part && part->node == node;
		bool is_out = is_part && part->fate == FATE_OUT;
		if (node->kind == NODE_TEXT && !label_is_blank(node->text))
			return false;
		if (is_part && !is_out && element_of(node) == EL_IMG)
			return false;
		ends = is_part && !is_out && is_heading(node);
		if (is_part && i == last->heading) {
			node = last->behind;
			i = last->end;
		} else if (!ends) {
			i = is_part ? (is_out ? part->end : i + 1) : i;
			node = is_part && !is_out ? tree_next(node, root)
						  : tree_next_skipping(node, root);
		}
		gone = gone || (is_out && part->cells);
	}
	if (!gone || (node && element_of(node) > element_of(parts[heading].node)))
		return false;
	*last = (struct gone){heading, i, node};
	return true;
}

static void drop_headings(struct page *page)
{
	struct part *parts = page->parts.items;
	struct gone last = {0};
	for (uint32_t i = parts[page->core].end; i-- > page->core + 1;)
		if (is_heading(parts[i].node) && element_of(parts[i].node) != EL_H1 &&
		    parts[i].fate == FATE_KEPT && heads_nothing(page, i, &last))
			parts[i].fate = FATE_OUT;
}

void page_tidy(struct page *page)
{
	drop_repeats(page);
	drop_headings(page);
}
