/* The part of a page that holds its article: where most of the prose is that stands in no noise. */
#include "read/page/page_parts.h"

enum {
	LITTLE = 200,    /* cells of prose */
	LEAST = 80,      /* that make an article beside its comments */
	MOST = 80,       /* percent of the prose, which make a part the core for what is in it */
	NAMED_MOST = 55, /* the same where it is named as an article */
};

/* What names say without those that sites give to their articles. */
static uint32_t noise_names(const struct part *part)
{
	uint32_t names = part->names & (NAMED_NOISE | NAMED(MEDIA));
	if (part->names & NAMED(BODY))
		return names & (NAMED(COMMENT) | NAMED(RELATED));
	if (part->names & NAMED(ARTICLE))
		names &= ~(NAMED(META) | NAMED(AD) | NAMED(NOTICE) | NAMED(UNSEEN));
	return names;
}

/* Whether most of the prose of the part is in one that is named as an article: then the part's
 * own name means something else. */
static bool holds_article(const part_list *parts, uint32_t at)
{
	const struct part *part = &parts->items[at];
	for (uint32_t i = at; i < part->end; i++) {
		const struct part *it = &parts->items[i];
		if ((it->names & (NAMED(BODY) | NAMED(ARTICLE))) && !noise_names(it) &&
		    it->prose * 2 > part->prose)
			return true;
	}
	return false;
}

/* What surrounds the part: the nearest one that is named as an article, or the page. */
static const struct part *article_around(const part_list *parts, uint32_t at)
{
	do
		at = parts->items[at].parent;
	while (at && !(parts->items[at].names & (NAMED(ARTICLE) | NAMED(BODY))));
	return &parts->items[at];
}

/* Names that a part of an article may have, if it is a large one: what only readers who pay or who
 * print may see. */
#define NAMED_WEAKLY                                                                               \
	(NAMED(SIGNUP) | NAMED(AD) | NAMED(META) | NAMED(TOOLS) | NAMED(SHARE) | NAMED(UNSEEN))

static bool is_large_part(const part_list *parts, uint32_t at, uint32_t names)
{
	return !(names & ~NAMED_WEAKLY) &&
	       parts->items[at].prose * 3 >= article_around(parts, at)->prose;
}

/* An article that speaks of its comments in its name. */
static bool is_commented(const part_list *parts, uint32_t at)
{
	const struct part *part = &parts->items[at];
	enum element element = element_of(part->node);
	return (element == EL_ARTICLE || element == EL_MAIN) &&
	       part->prose * 2 > parts->items[0].prose;
}

static bool is_noise(const part_list *parts, uint32_t at)
{
	const struct part *part = &parts->items[at];
	uint32_t all = parts->items[0].prose, names = noise_names(part);
	if (!names)
		return false;
	if (names & NAMED(COMMENT) && all - part->prose >= LEAST)
		return !is_commented(parts, at);
	if (part->prose < LITTLE)
		return part->prose * 2 < all || part->prose == 0;
	if (all - part->prose <= LITTLE)
		return false;
	return (!holds_article(parts, at) && !is_large_part(parts, at, names));
}

static void mark_noise(struct page *page)
{
	part_list *parts = &page->parts;
	for (size_t i = 1; i < parts->count; i++) {
		struct part *part = &parts->items[i];
		part->is_noise = parts->items[part->parent].is_noise ||
				 is_noise(parts, (uint32_t)i) || page_is_teasers(page, (uint32_t)i);
	}
}

static void sum_clean(part_list *parts)
{
	for (size_t i = parts->count; i-- > 0;) {
		struct part *part = &parts->items[i];
		uint32_t inside = 0;
		if (part->is_noise)
			continue;
		for (uint32_t k = (uint32_t)i + 1; k < part->end; k = parts->items[k].end)
			inside += parts->items[k].prose;
		part->clean += part->prose - inside;
		if (i)
			parts->items[part->parent].clean += part->clean;
	}
}

/* The largest noise that may have a wrong name; 0: there is none. */
static uint32_t largest_doubtful(const part_list *parts)
{
	const uint32_t doubtful = NAMED_WEAKLY | NAMED(SIDE) | NAMED(MEDIA);
	uint32_t best = 0;
	for (uint32_t i = 1; i < parts->count;
	     i = parts->items[i].is_noise ? parts->items[i].end : i + 1)
		if (parts->items[i].is_noise && !(noise_names(&parts->items[i]) & ~doubtful) &&
		    (!best || parts->items[i].prose > parts->items[best].prose))
			best = i;
	return best;
}

/* Where hardly any prose is left beside it, the largest noise is none. */
static void find_noise(struct page *page)
{
	enum { MUCH_MORE = 4 };
	part_list *parts = &page->parts;
	mark_noise(page);
	sum_clean(parts);
	uint32_t best = largest_doubtful(parts);
	if (parts->items[best].prose <= MUCH_MORE * (uint64_t)parts->items[0].clean || !best)
		return;
	parts->items[best].names &= ~(uint32_t)(NAMED_NOISE | NAMED(MEDIA));
	for (size_t i = 0; i < parts->count; i++)
		parts->items[i].clean = 0;
	mark_noise(page);
	sum_clean(parts);
}

/* Whether the child is one of several pieces of a text: others that look like it hold prose too. */
static bool is_piece(const part_list *parts, uint32_t of, uint32_t child)
{
	const struct part *it = &parts->items[child];
	uint32_t others = 0;
	for (uint32_t i = of + 1; i < parts->items[of].end; i = parts->items[i].end)
		if (i != child && it->shape && parts->items[i].shape == it->shape)
			others += parts->items[i].clean;
	return others * 10 > it->clean;
}

/* Whether the child stands among paragraphs or sentences, which are as much of the article as it
 * is. */
static bool is_among_paragraphs(const part_list *parts, uint32_t of, uint32_t child)
{
	enum { FEWEST = 3 };
	const struct part *around = &parts->items[of];
	uint32_t paragraphs = around->is_prose ? around->stops : 0;
	uint32_t prose = around->is_prose ? around->own - around->own_linked : 0;
	for (uint32_t i = of + 1; i < around->end; i = parts->items[i].end) {
		const struct part *part = &parts->items[i];
		if (i == child || !part->is_prose || element_of(part->node) != EL_P)
			continue;
		paragraphs++;
		prose += part->clean;
	}
	return paragraphs >= FEWEST && prose * 10 > parts->items[child].clean;
}

/* The child that holds the article if the part does; the part itself: none does alone. */
static uint32_t deeper(const struct page *page, uint32_t of)
{
	const part_list *parts = &page->parts;
	uint32_t best = of;
	for (uint32_t i = of + 1; i < parts->items[of].end; i = parts->items[i].end)
		if (best == of || parts->items[i].clean > parts->items[best].clean)
			best = i;
	const struct part *part = &parts->items[best];
	bool titled = page->titled > best && page->titled < part->end;
	bool named = titled || part->names & (NAMED(BODY) | NAMED(ARTICLE));
	uint64_t share = (uint64_t)part->clean * 100;
	if (best == of || !part->clean || share < (uint64_t)parts->items[of].clean * NAMED_MOST ||
	    is_piece(parts, of, best) || is_among_paragraphs(parts, of, best))
		return of;
	return named || share >= (uint64_t)parts->items[of].clean * MOST ? best : of;
}

static bool can_hold_article(const struct part *part)
{
	switch (element_of(part->node)) {
	case EL_BODY:
	case EL_DIV:
	case EL_ARTICLE:
	case EL_SECTION:
	case EL_MAIN:
	case EL_TD:
	case EL_CENTER:
	case EL_FORM:
	case EL_SPAN:
	case EL_UNKNOWN:
		return !part->in_list;
	default:
		return false;
	}
}

/* The part with the most prose of its own and its children's: where the paragraphs stand. */
static void find_flow(struct page *page)
{
	const part_list *parts = &page->parts;
	uint32_t best = 0;
	page->flow = page->core;
	page->first = page->last = page->core;
	for (uint32_t i = page->core; i < parts->items[page->core].end; i++) {
		const struct part *part = &parts->items[i];
		uint32_t inside = 0, prose = part->clean;
		for (uint32_t k = i + 1; k < part->end; k = parts->items[k].end)
			for (uint32_t j = k + 1; j < parts->items[k].end; j = parts->items[j].end)
				inside += parts->items[j].clean;
		if (part->is_prose && !part->is_noise) {
			page->last = i;
			if (page->first == page->core)
				page->first = i;
		}
		if (prose - inside > best) {
			best = prose - inside;
			page->flow = i;
		}
	}
}

void page_find_core(struct page *page)
{
	part_list *parts = &page->parts;
	find_noise(page);
	for (uint32_t next = 0;; page->core = next) {
		next = deeper(page, page->core);
		if (next == page->core)
			break;
	}
	while (!can_hold_article(&parts->items[page->core]))
		page->core = parts->items[page->core].parent;
	find_flow(page);
}
