/* Pages that name the page above them in their front matter, wherever they lie: just-the-docs. */
#include "manuscript/folders/folder.h"

#include "base/label.h"
#include "base/natural.h"

#include <stdlib.h>

enum { DEEPEST = 32 };

struct nested {
	const struct item *item;
	const char *title, *parent; /* NULL: it names none */
	size_t above;               /* its number; MAP_NONE: none is called so */
	bool has_children, is_planned;
};

struct nested_pages {
	VEC(struct nested) items;
};

static const char *said(struct plan *plan, const struct item *item, const char *key)
{
	const char *text = item->glance.front ? yaml_find_text(item->glance.front, key) : NULL;
	return text ? label_clean(plan->manuscript->arena, text) : NULL;
}

static void collect(struct plan *plan, const struct folder *folder, struct nested_pages *pages)
{
	for (size_t i = 0; i < folder->items.count; i++) {
		const struct item *item = &folder->items.items[i];
		if (item->is_left_out)
			continue;
		if (item->folder)
			collect(plan, item->folder, pages);
		else
			vec_push(&pages->items,
				 (struct nested){.item = item,
						 .title = item->glance.title ? item->glance.title
									     : item->stem,
						 .parent = said(plan, item, "parent"),
						 .above = MAP_NONE});
	}
}

/* By their order, then by their titles. */
static int by_order(const void *a, const void *b)
{
	const struct nested *first = a, *second = b;
	int order = glance_compare(&first->item->glance, &second->item->glance);
	order = order ? order : natural_compare(first->title, second->title);
	return order ? order : natural_compare(first->item->path, second->item->path);
}

/* A page's title, and where another page has the same, what is above it. */
static const char *key_of(struct plan *plan, const char *title, const char *above)
{
	return arena_format(plan->manuscript->arena, "%s\n%s", title, above ? above : "");
}

/* Finds the page above each; false: no page names one. */
static bool find_above(struct plan *plan, struct nested_pages *pages)
{
	struct map known = {0};
	bool any = false;
	for (size_t i = pages->items.count; i-- > 0;) {
		const struct nested *page = &pages->items.items[i];
		*map_at(&known, page->title) = i;
		*map_at(&known, key_of(plan, page->title, page->parent)) = i;
	}
	for (size_t i = 0; i < pages->items.count; i++) {
		struct nested *page = &pages->items.items[i];
		if (!page->parent)
			continue;
		any = true;
		const char *above = said(plan, page->item, "grand_parent");
		size_t found = map_find(&known, key_of(plan, page->parent, above));
		page->above = found == MAP_NONE ? map_find(&known, page->parent) : found;
		if (page->above != MAP_NONE)
			pages->items.items[page->above].has_children = true;
	}
	map_clear(&known);
	return any;
}

static void plan_page(struct plan *plan, const char *root, struct nested_pages *pages, size_t i,
		      unsigned depth)
{
	struct nested *page = &pages->items.items[i];
	if (page->is_planned)
		return;
	page->is_planned = true;
	if (page->item->glance.has_text)
		folder_plan_article(plan, root, page->item, page->item->glance.label, depth, true);
	else if (page->has_children)
		plan_part(plan, page->title, depth, page->item->glance.at);
	for (size_t k = 0; page->has_children && depth < DEEPEST && k < pages->items.count; k++)
		if (pages->items.items[k].above == i)
			plan_page(plan, root, pages, k, depth + 1);
}

bool folder_plan_nested(struct plan *plan, const char *root, const struct folder *folder)
{
	struct nested_pages pages = {0};
	collect(plan, folder, &pages);
	if (pages.items.count)
		qsort(pages.items.items, pages.items.count, sizeof *pages.items.items, by_order);
	bool any = find_above(plan, &pages);
	for (size_t i = 0; any && i < pages.items.count; i++)
		if (pages.items.items[i].above == MAP_NONE)
			plan_page(plan, root, &pages, i, 0);
	for (size_t i = 0; any && i < pages.items.count; i++)
		plan_page(plan, root, &pages, i, 0); /* those that are above themselves */
	vec_clear(&pages.items);
	return any;
}
