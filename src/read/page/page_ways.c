/* What leads from page to page of a document in several, of which a book has its own: rows of links
 * to the pages before, behind and above this one, as link types say (HTML 4.01, 6.12; HTML 4.6.7),
 * and menus of many pages. */
#include "base/mem.h"
#include "read/page/page_parts.h"

#include <string.h>

enum {
	MOST_RELATIVES = 16,
	MOST_UNLINKED = 200,    /* cells of a row that are in no link: titles, "Next:" */
	UNLINKED_BY_WORDS = 60, /* the same, where the links' words alone say where they lead */
	MENU_LINKS = 3,         /* that make a menu */
	SOME_PROSE = 200,       /* cells of the page, for which menus stand beside something */
};

/* Other pages, as the head's links say them, and by what; words of one line mean the same. */
struct relatives {
	const char *address[MOST_RELATIVES];
	uint32_t relation[MOST_RELATIVES];
	size_t count;
};

/* What a list of link types says, as bits. */
static uint32_t relations(const char *rel)
{
	static const char *const types[][4] = {
	    [WAY_NEXT] = {"next"},
	    [WAY_PREVIOUS] = {"prev", "previous"},
	    [WAY_UP] = {"up", "parent"},
	    [WAY_START] = {"start", "first", "home", "top"},
	    [WAY_CONTENTS] = {"contents", "toc"},
	    [WAY_INDEX] = {"index"},
	    [WAY_LAST] = {"last", "end"},
	};
	uint32_t said = 0;
	for (size_t i = 0; rel && i < sizeof types / sizeof *types; i++)
		for (size_t k = 0; k < 4 && types[i][k]; k++)
			said |= page_has_word(rel, types[i][k]) ? WAY_BIT(i) : 0;
	return said;
}

static void find_relatives(const struct node *head, struct relatives *found)
{
	for (const struct node *node = head; node; node = tree_next(node, head)) {
		uint32_t said = element_of(node) == EL_LINK ? relations(tree_get(node, "rel")) : 0;
		const char *href = said ? tree_get(node, "href") : NULL;
		if (!href || !*href || *href == '#' || found->count == MOST_RELATIVES)
			continue;
		found->address[found->count] = href;
		found->relation[found->count++] = said;
	}
}

/* What a link leads to, seen from this page; 0: nobody says. */
static uint32_t relation_of(const struct part *part, const struct relatives *relatives)
{
	const char *href =
	    part->links && element_of(part->node) == EL_A ? tree_get(part->node, "href") : NULL;
	uint32_t said = href ? relations(tree_get(part->node, "rel")) : 0;
	for (size_t i = 0; href && i < relatives->count; i++) {
		size_t size = strcspn(href, "#");
		const char *address = relatives->address[i];
		if (strcspn(address, "#") == size && memcmp(address, href, size) == 0)
			said |= relatives->relation[i];
	}
	return said;
}

/* What a part holds, with all that is in it. */
struct held {
	uint32_t relations; /* bits */
	uint32_t ways;      /* links that have any */
	uint32_t linked;    /* cells of all links, into the page too */
	bool is_sure;       /* one of them says so itself, or is a key's */
	bool is_worded;     /* of one its words alone say it */
	bool leads_here;    /* a link leads to this very page */
	bool has_list;
	bool has_headings; /* or what menus may hold, too, but no row of links */
	bool is_text;      /* what a reader of the page reads */
	bool is_prose;     /* which isn't most of it links, into the page too */
};

static struct held look_at(const struct page *page, uint32_t at, const struct relatives *relatives)
{
	const struct part *part = &page->parts.items[at];
	enum element element = element_of(part->node);
	struct held held = {.relations = relation_of(part, relatives)};
	held.is_sure =
	    held.relations && (tree_get(part->node, "rel") || tree_get(part->node, "accesskey"));
	if (!held.relations && part->links && element == EL_A) {
		held.relations = page_way_said(part->node);
		held.is_worded = held.relations != 0;
	}
	held.ways = held.relations != 0;
	const char *href = element == EL_A ? tree_get(part->node, "href") : NULL;
	held.leads_here = href && strcmp(href, page->file) == 0;
	held.linked = element == EL_A ? part->cells : 0;
	held.has_list = element == EL_UL || element == EL_OL || element == EL_DL;
	held.has_headings = is_heading(part->node) || element == EL_DL;
	held.is_text = element == EL_H1 || element == EL_PRE || (at && at == page->titled) ||
		       part->names & (NAMED(BODY) | NAMED(ARTICLE));
	return held;
}

static void add(struct held *above, const struct held *held)
{
	above->relations |= held->relations;
	above->ways += held->ways;
	above->linked += held->linked;
	above->is_sure = above->is_sure || held->is_sure;
	above->is_worded = above->is_worded || held->is_worded;
	above->leads_here = above->leads_here || held->leads_here;
	above->has_list = above->has_list || held->has_list;
	above->has_headings = above->has_headings || held->has_headings;
	above->is_text = above->is_text || held->is_text;
	above->is_prose = above->is_prose || held->is_prose;
}

/* Before the first prose of the page or behind the last: there, one link is enough. */
static bool is_at_edge(const struct page *page, uint32_t at)
{
	const struct part *parts = page->parts.items;
	return page->first && (parts[at].end <= page->first || at > page->last);
}

/* A row of links to pages around this one: to two of them at least, or to one, of which alone it
 * speaks. Words alone say it only where they are all that stands there. */
static bool is_row(const struct page *page, uint32_t at, const struct held *held)
{
	enum { SIGNS = 3 }; /* cells of arrows and brackets */
	const struct part *part = &page->parts.items[at];
	uint32_t unlinked = part->cells - part->linked;
	bool several = held->relations & (held->relations - 1);
	bool lone = held->ways == part->links && (held->is_sure || unlinked <= SIGNS) &&
		    !held->has_list && is_at_edge(page, at);
	bool in_menu = part->names & NAMED(NAV);
	if (held->is_worded &&
	    (held->ways < part->links || unlinked > UNLINKED_BY_WORDS || !is_at_edge(page, at)))
		return false;
	return held->ways && held->ways * 3 >= part->links && (several || lone) &&
	       (in_menu || !held->has_headings) && !part->in_list && !part->in_code &&
	       unlinked <= MOST_UNLINKED;
}

/* A menu of pages, beside a page that says something: named so, or of links alone, this page among
 * them. What is named as contents may be those of this page's sections, in files of their own. */
static bool is_menu(const struct page *page, uint32_t at, const struct held *held)
{
	const struct part *part = &page->parts.items[at];
	bool beside = part->names & NAMED(SIDE);
	bool named = beside || (part->names & (NAMED(NAV) | NAMED(CONTENTS))) == NAMED(NAV);
	bool of_links = held->leads_here && held->linked * 10 >= part->cells * 9 &&
			is_at_edge(page, at) && !held->has_headings;
	return (named || of_links) && part->links >= MENU_LINKS &&
	       held->linked * 5 >= part->cells * 3 && page->parts.items[0].prose >= SOME_PROSE;
}

static bool is_of_table(const struct node *node)
{
	switch (element_of(node)) {
	case EL_TBODY:
	case EL_THEAD:
	case EL_TFOOT:
	case EL_TR:
	case EL_TD:
	case EL_TH:
		return true;
	default:
		return false;
	}
}

static bool is_way(const struct page *page, uint32_t at, const struct held *held)
{
	const struct part *part = &page->parts.items[at];
	return part->is_block && !held->is_prose && !held->is_text && !is_of_table(part->node) &&
	       (is_row(page, at, held) || is_menu(page, at, held));
}

/* Says in each part's fate whether it goes, the largest first; how many links do. 0 where nothing
 * else is there: then it is what the page is for. */
static uint32_t mark_ways(struct page *page, const struct held *held)
{
	struct part *parts = page->parts.items;
	uint32_t links = 0, words = 0;
	parts[0].fate = FATE_KEPT;
	for (uint32_t i = 1; i < page->parts.count;) {
		bool goes = is_way(page, i, &held[i]);
		parts[i].fate = goes ? FATE_OUT : FATE_KEPT;
		links += goes ? parts[i].links : 0;
		words += goes ? parts[i].words : 0;
		i = goes ? parts[i].end : i + 1;
	}
	return words < parts[0].words ? links : 0;
}

uint32_t page_mark_ways(struct page *page, const struct node *head)
{
	const part_list *parts = &page->parts;
	struct relatives relatives = {0};
	find_relatives(head, &relatives);
	struct held *held = mem_zeroed(parts->count, sizeof *held);
	for (uint32_t i = 0; i < parts->count; i++)
		held[i] = look_at(page, i, &relatives);
	for (uint32_t i = (uint32_t)parts->count; i-- > 1;) {
		const struct part *part = &parts->items[i];
		held[i].is_prose =
		    held[i].is_prose || (part->is_prose && held[i].linked * 2 < part->cells);
		add(&held[part->parent], &held[i]);
	}
	uint32_t links = mark_ways(page, held);
	mem_free(held);
	return links;
}
