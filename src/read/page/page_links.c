/* Rows of links: teasers of other articles, or what the article refers to. */
#include "read/page/page_parts.h"

#include <string.h>

enum { FEWEST = 3 }; /* that make a row */

/* The host of an address, from "//" on; its size is 0: it says none. */
static const char *host_of(const char *href, size_t *size)
{
	const char *host = strstr(href, "//");
	*size = host ? 2 + strcspn(host + 2, "/?#") : 0;
	return host;
}

static const char *address_of(const struct part *part)
{
	return element_of(part->node) == EL_A ? tree_get(part->node, "href") : NULL;
}

static bool are_of_one_host(const char *one, const char *other)
{
	size_t size, other_size;
	one = host_of(one, &size);
	other = host_of(other, &other_size);
	return size == other_size && size && memcmp(one, other, size) == 0;
}

/* Each link votes for its host, or against another one: a majority is left. */
const char *page_home(const part_list *parts)
{
	const char *home = NULL;
	size_t votes = 0, size;
	for (size_t i = 0; i < parts->count; i++) {
		const char *address = address_of(&parts->items[i]);
		if (!address || !host_of(address, &size))
			continue;
		if (!votes)
			home = address;
		votes = !votes || are_of_one_host(address, home) ? votes + 1 : votes - 1;
	}
	return home;
}

/* The one address that all links of the part lead to; NULL: there are several. */
static const char *lone_address(const struct page *page, uint32_t at)
{
	enum { MOST_PARTS = 64 };
	const struct part *parts = page->parts.items;
	const char *lone = NULL;
	if (parts[at].end - at > MOST_PARTS)
		return NULL;
	for (uint32_t i = at; i < parts[at].end; i++) {
		const char *address = address_of(&parts[i]);
		if (address && lone && strcmp(address, lone) != 0)
			return NULL;
		lone = address ? address : lone;
	}
	return lone;
}

/* Whether all links of the part lead to one page of the site. */
static bool leads_to_one_page(const struct page *page, uint32_t at)
{
	size_t size;
	const char *address = lone_address(page, at);
	if (!address || !host_of(address, &size))
		return address;
	return page->home && are_of_one_host(address, page->home);
}

/* Much of it is linked; or its picture and its title lead to the same page of the site. */
static bool is_teaser(const struct page *page, uint32_t at)
{
	enum { MOST_CELLS = 400 };
	const struct part *part = &page->parts.items[at];
	if (!part->links || !part->is_block || part->words < 2 || part->cells > MOST_CELLS ||
	    part->own == part->cells)
		return false;
	return part->linked * 5 > part->cells ||
	       (part->links >= 2 && part->pictures && part->linked && leads_to_one_page(page, at));
}

/* Hardly anything else is in it. */
bool page_is_teasers(const struct page *page, uint32_t at)
{
	const struct part *parts = page->parts.items;
	uint32_t teasers = 0, others = 0, cells = 0;
	if (parts[at].in_list && element_of(parts[at].node) == EL_TBODY)
		return false;
	for (uint32_t i = at + 1; i < parts[at].end; i = parts[i].end) {
		bool teaser = is_teaser(page, i);
		teasers += teaser;
		cells += teaser ? parts[i].cells : 0;
		others += !teaser && parts[i].words > 3;
	}
	return teasers >= FEWEST && teasers >= others * 3 && cells * 3 >= parts[at].cells * 2;
}

/* Each link has words, and most lead to another site each. */
bool page_is_references(const struct page *page, uint32_t at)
{
	enum { MOST = 16, SHORTEST = 12 };
	const struct part *part = &page->parts.items[at], *parts = page->parts.items;
	const char *sites[MOST];
	size_t count = 0, size;
	enum element element = element_of(part->node);
	if ((element != EL_UL && element != EL_OL) || part->linked < part->links * SHORTEST)
		return false;
	for (uint32_t i = at; i < part->end && count < MOST; i++) {
		const char *address = address_of(&parts[i]);
		if (parts[i].names & NAMED_NOISE)
			return false;
		size_t known = address && host_of(address, &size) ? 0 : count;
		while (known < count && !are_of_one_host(sites[known], address))
			known++;
		if (known == count && address && host_of(address, &size))
			sites[count++] = address;
	}
	return count >= FEWEST && (count == MOST || count * 2 >= part->links);
}
