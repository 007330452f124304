/* The articles of a folder as lines of the plan, with the folders in it as parts. */
#include "manuscript/folders/folder.h"

#include "base/ascii.h"
#include "base/label.h"

#include <string.h>

/* Where the articles of a folder go. */
struct folder_setting {
	struct plan *plan;
	const char *root; /* absolute */
};

void folder_plan_article(struct plan *plan, const char *root, const struct item *item,
			 const char *title, unsigned depth, bool in_order)
{
	plan_article(plan, &(struct source){.path = item->path,
					    .title = title,
					    .folder = root,
					    .depth = depth,
					    .at = {item->path, 0, 0},
					    .alike = true,
					    .in_order = in_order});
}

static void plan_item(const struct folder_setting *to, const struct folder *folder,
		      const struct item *item, unsigned depth)
{
	const char *name = label_clean(to->plan->manuscript->arena, item->stem);
	bool is_named = to->plan->ways.names_articles && *name;
	folder_plan_article(to->plan, to->root, item, is_named ? name : item->glance.label, depth,
			    folder->in_order);
}

/* A part that a page without text is the page of. */
static void plan_titled(struct plan *plan, const char *title, unsigned depth,
			const struct item *page)
{
	struct manuscript *m = plan->manuscript;
	plan_part(plan, title, depth, page->glance.at);
	m->entries.items[m->entries.count - 1].absolute =
	    plan_absolute(plan, page->path, page->glance.at);
}

/* Front matter alone: what the book's says, or a part's title. True for that. */
static bool plan_front(const struct folder_setting *to, const struct item *item, unsigned depth)
{
	struct plan *plan = to->plan;
	if (item->glance.is_of_book && !plan->described) {
		metadata_read(&plan->manuscript->metadata, item->glance.front, METADATA_ARTICLE,
			      plan->manuscript->arena, plan->diags);
		plan->described = true;
		return false;
	}
	plan_titled(plan, item->glance.title, depth, item);
	return true;
}

static void plan_items(const struct folder_setting *to, const struct folder *folder,
		       unsigned depth);

/* The name of a folder as words: 'getting-started' as 'Getting started', without a number. */
static const char *words_of(struct arena *arena, const char *name)
{
	const char *s = name + ascii_digits(name);
	s += s > name ? strspn(s, "-_. ") : strspn(s, "_");
	char *words = arena_string(arena, *s ? s : name);
	for (char *c = words; *c; c++)
		if (*c == '-' || *c == '_')
			*c = ' ';
	*words = (char)ascii_upper(*words);
	return words;
}

/* What the folder is called as a part; NULL: it is none. */
static const char *title_of(struct plan *plan, const struct item *item)
{
	const struct item *page = item->folder->page;
	const char *of_page = page && page->glance.label ? page->glance.label
			      : page                     ? page->glance.title
							 : NULL;
	const char *said = item->label ? item->label : of_page;
	if (said || !plan->ways.names_parts || !item->name)
		return said;
	struct arena *arena = plan->manuscript->arena;
	const char *name = plan->ways.names_as_they_are ? label_clean(arena, item->name)
							: words_of(arena, item->name);
	return *name ? name : NULL;
}

/* A folder of several articles is a part if it has a title. */
static void plan_inner(const struct folder_setting *to, const struct item *item, unsigned depth)
{
	const struct folder *folder = item->folder;
	const struct item *page = folder->page;
	const char *title = title_of(to->plan, item);
	bool is_part = folder->articles > 1 || (title && !page && folder->articles);
	if (page && page->glance.has_text) {
		plan_item(to, folder, page, depth);
		depth += is_part;
	} else if (title && is_part) {
		if (page)
			plan_titled(to->plan, title, depth, page);
		else
			plan_part(to->plan, title, depth, (struct place){folder->path, 0, 0});
		depth++;
	}
	plan_items(to, folder, depth);
}

static void plan_items(const struct folder_setting *to, const struct folder *folder, unsigned depth)
{
	unsigned within = depth;
	for (size_t i = 0; i < folder->items.count; i++) {
		const struct item *item = &folder->items.items[i];
		if (item->is_left_out || (item == folder->page && !folder->is_top))
			continue;
		if (item->folder)
			plan_inner(to, item, within);
		else if (item == folder->page && !item->glance.has_text && to->plan->ways.has_title)
			continue;
		else if (!item->glance.has_text && item->glance.title)
			within = depth + plan_front(to, item, depth);
		else
			plan_item(to, folder, item, within);
	}
}

/* The page of the folder that was named is the first of its articles. */
static void put_page_first(struct folder *folder)
{
	if (!folder->page)
		return;
	struct item page = *folder->page;
	memmove(folder->items.items + 1, folder->items.items,
		(size_t)(folder->page - folder->items.items) * sizeof page);
	folder->items.items[0] = page;
	folder->page = folder->items.items;
}

static void plan_gathered(const struct folder_setting *to, struct folder *folder, bool is_book,
			  unsigned depth)
{
	if (to->plan->ways.pages_name_parents && folder_plan_nested(to->plan, to->root, folder))
		return;
	if (!is_book) {
		plan_inner(to, &(struct item){.folder = folder}, depth);
		return;
	}
	put_page_first(folder);
	plan_items(to, folder, depth);
}

void plan_folder(struct plan *plan, const char *path, bool is_book, unsigned depth, struct place at)
{
	struct folder_setting to = {.plan = plan, .root = plan_absolute(plan, path, at)};
	struct folder folder = {.path = path, .root = to.root, .is_top = is_book};
	size_t before = plan->manuscript->entries.count;
	bool found = to.root && folder_gather(plan, &folder, at);
	if (found)
		plan_gathered(&to, &folder, is_book, depth);
	if (found && plan->manuscript->entries.count == before)
		diag(plan->diags, MSG_NO_ARTICLES, at, path, NULL);
	folder_clear(&folder);
}
