/* What belongs to an article and stands before the part that holds it: its title, the words under
 * that, and a picture. */
#include "base/ascii.h"
#include "base/unicode.h"
#include "read/page/page_parts.h"

#include <string.h>

enum {
	LEAST_OF_TITLE = 40,  /* percent of the page's title that make a heading the title */
	MOST_OF_TITLE = 80,   /* the same, wherever the heading is */
	SHORTEST_WORDS = 30,  /* cells of what stands under it */
	LONG_HEADING = 60,    /* cells of a heading that says more than what follows is called */
	MOST_OF_CAPTION = 500 /* cells */
};

struct lead {
	struct page *page;
	struct arena *arena;
	const char *title, *description; /* as the page says them, folded; NULL: it doesn't */
};

static const struct part *part_at(const struct lead *lead, uint32_t at)
{
	return &lead->page->parts.items[at];
}

static bool is_above_core(const struct lead *lead, uint32_t at)
{
	return part_at(lead, at)->end <= lead->page->core;
}

static const char *words_of(const struct lead *lead, uint32_t at)
{
	return unicode_folded(lead->arena, tree_words(lead->arena, part_at(lead, at)->node));
}

/* How much of the page's title the heading is, in percent; 0: it is something else. */
static size_t share_of_title(const struct lead *lead, uint32_t at)
{
	const char *words = words_of(lead, at);
	if (!lead->title || !*words)
		return 0;
	if (strstr(lead->title, words))
		return strlen(words) * 100 / strlen(lead->title);
	return strstr(words, lead->title) ? 100 : 0;
}

/* The heading in the core that is the title; 0: there is none. */
static uint32_t title_in_core(const struct lead *lead)
{
	for (uint32_t i = lead->page->core; i < part_at(lead, lead->page->core)->end; i++) {
		const struct part *part = part_at(lead, i);
		if (part->fate == FATE_KEPT && is_heading(part->node) &&
		    (element_of(part->node) == EL_H1 || share_of_title(lead, i) >= LEAST_OF_TITLE))
			return i;
	}
	return 0;
}

/* The heading above the core that says the page's title, else the nearest h1; 0: there is none. */
static uint32_t find_title(const struct lead *lead)
{
	uint32_t best = 0, nearest = 0;
	size_t most = LEAST_OF_TITLE - 1;
	for (uint32_t i = 1; i < lead->page->core; i++) {
		const struct part *part = part_at(lead, i);
		if (!is_heading(part->node) || !is_above_core(lead, i) || !part->words)
			continue;
		size_t share = share_of_title(lead, i);
		if (share > most) {
			most = share;
			best = i;
		}
		if (element_of(part->node) == EL_H1 && !part->is_noise &&
		    !page_is_masthead(part->node))
			nearest = i;
	}
	return best ? best : nearest;
}

static void keep(struct page *page, uint32_t at)
{
	for (uint32_t i = at; i < page->parts.items[at].end; i++)
		page->parts.items[i].fate = FATE_KEPT;
}

/* Words under the title: named so, or those that describe the page. */
static bool is_standfirst(const struct lead *lead, uint32_t at)
{
	const struct part *part = part_at(lead, at);
	bool is_short = part->cells < SHORTEST_WORDS && !is_heading(part->node);
	if (!part->is_block || is_short || part->linked * 2 > part->cells ||
	    part->own < part->cells)
		return false;
	return part->names & NAMED(STANDFIRST) ||
	       (is_heading(part->node) && part->stops && part->cells >= LONG_HEADING) ||
	       (lead->description && strcmp(words_of(lead, at), lead->description) == 0);
}

static bool is_small(const char *length)
{
	size_t digits = length ? ascii_digits(length) : 0;
	return digits && (digits < 3 || (digits == 3 && strncmp(length, "150", 3) < 0));
}

static bool is_large_picture(const struct part *part)
{
	return element_of(part->node) == EL_IMG && !part->in_link && !part->in_list &&
	       !is_small(tree_get(part->node, "width")) &&
	       !is_small(tree_get(part->node, "height"));
}

/* Whether a picture and its caption are all that is in it. */
static bool is_figure(const struct lead *lead, uint32_t at)
{
	const struct part *part = part_at(lead, at);
	uint32_t words = 0;
	if (element_of(part->node) == EL_FIGURE || element_of(part->node) == EL_PICTURE)
		return true;
	for (uint32_t i = at; i < part->end; i++) {
		if (is_heading(part_at(lead, i)->node))
			return false;
		if (part_at(lead, i)->names & NAMED(CAPTION) && !words)
			words = part_at(lead, i)->words;
	}
	return words * 2 >= part->words && words;
}

/* The figure that the picture stands in, or the picture itself. */
static uint32_t figure_around(const struct lead *lead, uint32_t picture)
{
	uint32_t best = picture, up = part_at(lead, picture)->parent;
	for (; up && is_above_core(lead, up); up = part_at(lead, up)->parent) {
		const struct part *part = part_at(lead, up);
		if (part->pictures > 1 || part->prose || part->cells > MOST_OF_CAPTION)
			break;
		if (is_figure(lead, up))
			best = up;
	}
	return best;
}

static bool core_begins_with_picture(const struct lead *lead)
{
	for (uint32_t i = lead->page->core; i < lead->page->first; i++)
		if (part_at(lead, i)->fate == FATE_KEPT &&
		    element_of(part_at(lead, i)->node) == EL_IMG)
			return true;
	return false;
}

/* In the core, it is what comes before all other prose. */
static void find_standfirst_in_core(struct lead *lead)
{
	for (uint32_t i = part_at(lead, lead->page->heading)->end; i <= lead->page->first; i++) {
		const struct part *part = part_at(lead, i);
		if (part->fate != FATE_KEPT || part->is_noise)
			continue;
		if (is_standfirst(lead, i)) {
			lead->page->standfirst = i;
			return;
		}
	}
}

static void keep_lead(struct lead *lead)
{
	struct page *page = lead->page;
	bool picture = core_begins_with_picture(lead);
	page->heading = title_in_core(lead);
	if (page->heading) {
		find_standfirst_in_core(lead);
		return;
	}
	page->heading = find_title(lead);
	if (!page->heading)
		return;
	keep(page, page->heading);
	for (uint32_t i = part_at(lead, page->heading)->end; i < page->core; i++) {
		if (part_at(lead, i)->is_noise || !is_above_core(lead, i))
			continue;
		if (!page->standfirst && is_standfirst(lead, i)) {
			page->standfirst = i;
			keep(page, i);
		} else if (part_at(lead, i)->fate == FATE_OUT && !picture &&
			   is_large_picture(part_at(lead, i))) {
			picture = true;
			keep(page, figure_around(lead, i));
		}
	}
}

static struct lead lead_of(struct page *page)
{
	struct lead lead = {.page = page, .arena = arena_new()};
	if (page->title)
		lead.title = unicode_folded(lead.arena, page->title);
	if (page->description)
		lead.description = unicode_folded(lead.arena, page->description);
	return lead;
}

void page_keep_lead(struct page *page)
{
	struct lead lead = lead_of(page);
	keep_lead(&lead);
	arena_free(lead.arena);
}

uint32_t page_find_title(struct page *page)
{
	struct lead lead = lead_of(page);
	uint32_t best = 0;
	size_t most = MOST_OF_TITLE - 1;
	for (uint32_t i = 1; i < page->parts.count; i++) {
		bool heads = is_heading(part_at(&lead, i)->node) && part_at(&lead, i)->words;
		size_t share = heads ? share_of_title(&lead, i) : 0;
		best = share > most ? i : best;
		most = share > most ? share : most;
	}
	arena_free(lead.arena);
	return best;
}
