/* The articles of a folder: found, put in order, and planned, with the folders in it as parts. */
#include "manuscript/plan.h"

#include "base/ascii.h"
#include "base/file.h"
#include "base/natural.h"
#include "manuscript/glance.h"
#include "manuscript/left_out.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { DEEPEST = 32 };

struct folder;

struct item {
	const char *name, *path, *stem;
	struct folder *folder; /* NULL: it is an article */
	struct glance glance;  /* of a folder: of its own page */
	enum matter rank;
	unsigned number; /* of an appendix; 0: it has none */
	bool is_left_out;
};

struct folder {
	const char *path;
	struct item *page; /* the article that is about the folder; NULL: none */
	VEC(struct item) items;
	size_t articles; /* in it and in the folders in it */
	bool is_top;
	bool in_order; /* the articles say it */
};

static void leave_out(struct plan *plan, struct item *item)
{
	if (!item->is_left_out)
		vec_push(&plan->left_out, item->path);
	item->is_left_out = true;
}

static struct item item_of(struct plan *plan, const struct folder *folder, const char *name)
{
	struct arena *arena = plan->manuscript->arena;
	bool numbered;
	struct item item = {.name = arena_string(arena, name)};
	item.path = path_join(arena, folder->path, item.name);
	item.stem = path_stem(arena, item.name);
	item.rank = matter_of_name(item.stem, &numbered);
	if (!item.rank || numbered)
		item.rank = MATTER_CHAPTER;
	item.number = item.rank == MATTER_APPENDIX ? matter_number(item.stem) : 0;
	return item;
}

/* Adds what is called as an article is, or is a folder; plan_article says whether it is one. */
static void add_item(struct plan *plan, struct folder *folder, const char *name)
{
	if (name[0] == '.' || strncmp(name, "~$", 2) == 0) /* Word's, while it is open */
		return;
	struct item item = item_of(plan, folder, name);
	enum file_kind kind = file_kind_of_name(item.path);
	if (kind == FILE_FOLDER)
		item.folder = arena_alloc(plan->manuscript->arena, sizeof *item.folder);
	else if (manuscript_format(name) == FORMAT_UNKNOWN ||
		 (kind == FILE_OTHER && file_is_folder(item.path)))
		return;
	vec_push(&folder->items, item);
}

static bool read_names(struct plan *plan, DIR *open, struct folder *folder)
{
	for (;;) {
		errno = 0;
		struct dirent *found = readdir(open);
		if (!found)
			return errno == 0;
		add_item(plan, folder, found->d_name);
	}
}

static bool list(struct plan *plan, struct folder *folder, struct place at)
{
	DIR *open = opendir(folder->path);
	bool done = open && read_names(plan, open, folder);
	if (!done)
		diag(plan->diags, MSG_CANT_READ, at, folder->path, strerror(errno));
	if (open)
		closedir(open);
	if (done)
		diags_depend(plan->diags, folder->path);
	return done;
}

static int by_name(const void *a, const void *b)
{
	const struct item *first = a, *second = b;
	return natural_compare(first->name, second->name);
}

/* How surely an article's name says that it is about its folder; 0: not at all. */
static unsigned page_rank(const struct folder *folder, const struct item *item)
{
	bool readme = ascii_equal(item->stem, "readme") && !folder->is_top;
	return item->folder                        ? 0
	       : ascii_equal(item->stem, "index")  ? 3
	       : ascii_equal(item->stem, "_index") ? 2
						   : readme;
}

static void find_page(struct folder *folder)
{
	unsigned best = 0;
	for (size_t i = 0; i < folder->items.count; i++) {
		struct item *item = &folder->items.items[i];
		unsigned rank = item->is_left_out ? 0 : page_rank(folder, item);
		if (rank > best) {
			best = rank;
			folder->page = item;
		}
	}
}

/* Notes which formats there are of each stem. */
static void note_formats(struct plan *plan, const struct folder *folder, struct map *formats)
{
	for (size_t i = 0; i < folder->items.count; i++) {
		const struct item *item = &folder->items.items[i];
		size_t *known = map_at(formats, item->folder ? "" : item->stem);
		*known = (*known == MAP_NONE ? 0 : *known) |
			 (size_t)1 << (item->folder ? 0 : plan_format(plan, item->path));
	}
}

static bool has_format(const struct map *formats, const char *stem, enum format format)
{
	size_t known = map_find(formats, stem);
	return known != MAP_NONE && known >> format & 1;
}

/* Whether the item is what a browser or a program made of another: 'a_files' beside 'a.html', or
 * 'a.html' beside 'a.md'. */
static bool is_made(struct plan *plan, const struct map *formats, const struct item *item)
{
	if (!item->folder)
		return plan_format(plan, item->path) == FORMAT_HTML &&
		       has_format(formats, item->stem, FORMAT_MARKDOWN);
	size_t page = page_of_folder(item->name);
	const char *stem = arena_copy(plan->manuscript->arena, item->name, page);
	return page && has_format(formats, stem, FORMAT_HTML);
}

/* Leaves out what the names tell; if that is all, a README is the text. */
static void sift(struct plan *plan, struct folder *folder)
{
	size_t kept = 0;
	struct item *readme = NULL;
	struct map formats = {0};
	note_formats(plan, folder, &formats);
	for (size_t i = 0; i < folder->items.count; i++) {
		struct item *item = &folder->items.items[i];
		bool about = !item->folder && is_readme(item->stem);
		if (about && ascii_equal(item->stem, "readme"))
			readme = item;
		if (item->folder ? is_folder_left_out(item->name, folder->is_top)
				 : about || is_about_folder(item->stem))
			item->is_left_out = true;
		item->is_left_out |= is_made(plan, &formats, item);
		kept += !item->is_left_out;
	}
	map_clear(&formats);
	if (readme && (kept == 0 || !folder->is_top))
		readme->is_left_out = false;
	for (size_t i = 0; i < folder->items.count; i++)
		if (folder->items.items[i].is_left_out)
			vec_push(&plan->left_out, folder->items.items[i].path);
}

static void look_at_items(struct plan *plan, struct folder *folder)
{
	for (size_t i = 0; i < folder->items.count; i++) {
		struct item *item = &folder->items.items[i];
		if (item->folder || item->is_left_out)
			continue;
		item->glance = glance_at(plan, item->path);
		if (item->glance.is_draft)
			leave_out(plan, item);
	}
}

static int by_place(const void *a, const void *b)
{
	const struct item *first = a, *second = b;
	const struct glance *one = &first->glance, *other = &second->glance;
	if (one->has_weight != other->has_weight)
		return one->has_weight ? -1 : 1;
	if (one->has_weight && one->weight != other->weight)
		return one->weight < other->weight ? -1 : 1;
	if (first->rank != second->rank)
		return first->rank < second->rank ? -1 : 1;
	if (first->number != second->number)
		return first->number < second->number ? -1 : 1;
	int order = one->date && other->date ? strcmp(one->date, other->date) : 0;
	return order ? order : by_name(a, b);
}

static void sort(struct folder *folder, int (*compare)(const void *, const void *))
{
	if (folder->items.count) /* qsort takes no NULL */
		qsort(folder->items.items, folder->items.count, sizeof *folder->items.items,
		      compare);
}

/* Weights and dates in front matter count where all have one, but for the folder's own page. */
static void settle_order(struct plan *plan, struct folder *folder)
{
	bool weighed = true, dated = plan->by_date;
	for (size_t i = 0; i < folder->items.count; i++) {
		const struct item *item = &folder->items.items[i];
		if (item->is_left_out || item == folder->page)
			continue;
		weighed &= item->glance.has_weight;
		dated &= item->glance.date != NULL;
	}
	for (size_t i = 0; i < folder->items.count; i++) {
		struct glance *glance = &folder->items.items[i].glance;
		if (&folder->items.items[i] == folder->page)
			continue; /* which has its place in the folder above */
		glance->has_weight &= weighed || plan->by_weight;
		glance->date = dated ? glance->date : NULL;
	}
	folder->in_order = weighed || plan->by_weight;
	const char *page = folder->page ? folder->page->path : NULL;
	sort(folder, by_place);
	for (size_t i = 0; page && i < folder->items.count; i++)
		if (strcmp(folder->items.items[i].path, page) == 0)
			folder->page = &folder->items.items[i];
}

/* Reads the folder and those in it; false after a diagnostic. */
static bool gather(struct plan *plan, struct folder *folder, unsigned depth, struct place at)
{
	if (!list(plan, folder, at))
		return false;
	sort(folder, by_name);
	sift(plan, folder);
	look_at_items(plan, folder);
	find_page(folder);
	for (size_t i = 0; i < folder->items.count; i++) {
		struct item *item = &folder->items.items[i];
		if (item->folder && depth == DEEPEST)
			leave_out(plan, item);
		if (item->is_left_out)
			continue;
		if (!item->folder) {
			folder->articles += item->glance.has_text || !item->glance.title;
			continue;
		}
		item->folder->path = item->path;
		if (!gather(plan, item->folder, depth + 1, (struct place){item->path, 0, 0}))
			return false;
		if (item->folder->page)
			item->glance = item->folder->page->glance;
		folder->articles += item->folder->articles;
	}
	settle_order(plan, folder);
	return true;
}

static void clear(struct folder *folder)
{
	for (size_t i = 0; i < folder->items.count; i++)
		if (folder->items.items[i].folder)
			clear(folder->items.items[i].folder);
	vec_clear(&folder->items);
}

/* Where the articles of a folder go. */
struct setting {
	struct plan *plan;
	const char *root; /* absolute */
};

static void plan_item(const struct setting *to, const struct folder *folder,
		      const struct item *item, unsigned depth)
{
	plan_article(to->plan, &(struct source){.path = item->path,
						.folder = to->root,
						.depth = depth,
						.at = {item->path, 0, 0},
						.alike = true,
						.in_order = folder->in_order});
}

/* Front matter alone: what the book's says, or a part's title. True for that. */
static bool plan_front(const struct setting *to, const struct item *item, unsigned depth)
{
	struct plan *plan = to->plan;
	if (item->glance.is_of_book && !plan->described) {
		metadata_read(&plan->manuscript->metadata, item->glance.front, METADATA_ARTICLE,
			      plan->manuscript->arena, plan->diags);
		plan->described = true;
		return false;
	}
	plan_part(plan, item->glance.title, depth, item->glance.at);
	return true;
}

static void plan_items(const struct setting *to, const struct folder *folder, unsigned depth);

/* A folder of several articles is a part if it has a title. */
static void plan_inner(const struct setting *to, const struct item *item, unsigned depth)
{
	const struct folder *folder = item->folder;
	const struct item *page = folder->page;
	bool is_part = folder->articles > 1;
	if (page && page->glance.has_text) {
		plan_item(to, folder, page, depth);
		depth += is_part;
	} else if (page && page->glance.title && is_part) {
		plan_part(to->plan, page->glance.title, depth, page->glance.at);
		depth++;
	}
	plan_items(to, folder, depth);
}

static void plan_items(const struct setting *to, const struct folder *folder, unsigned depth)
{
	unsigned within = depth;
	for (size_t i = 0; i < folder->items.count; i++) {
		const struct item *item = &folder->items.items[i];
		if (item->is_left_out || (item == folder->page && !folder->is_top))
			continue;
		if (item->folder)
			plan_inner(to, item, within);
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

void plan_folder(struct plan *plan, const char *path, bool is_book, unsigned depth, struct place at)
{
	struct folder folder = {.path = path, .is_top = is_book};
	struct setting to = {.plan = plan};
	size_t before = plan->manuscript->entries.count;
	bool found = gather(plan, &folder, 0, at);
	if (found)
		to.root = plan_absolute(plan, path, at);
	if (found && to.root && is_book) {
		put_page_first(&folder);
		plan_items(&to, &folder, depth);
	} else if (found && to.root) {
		plan_inner(&to, &(struct item){.folder = &folder}, depth);
	}
	if (found && to.root && plan->manuscript->entries.count == before)
		diag(plan->diags, MSG_NO_ARTICLES, at, path, NULL);
	clear(&folder);
}

void plan_settle_folders(struct plan *plan)
{
	struct manuscript *m = plan->manuscript;
	for (size_t i = 0; m->articles == 0 && i < m->entries.count; i++)
		m->entries.items[i].placed = false; /* no text that it could be matter to */
	if (m->articles == 0)
		m->articles = m->entries.count;
}
