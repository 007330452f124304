/* What lies in a folder and the folders in it: found, sifted, and put in order. */
#include "manuscript/folders/folder.h"

#include "base/ascii.h"
#include "base/bcp47.h"
#include "base/sources.h"
#include "base/label.h"
#include "base/natural.h"
#include "manuscript/folders/left_out.h"
#include "manuscript/tool_file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { DEEPEST = 32 };

static void leave_out(struct plan *plan, struct item *item)
{
	if (!item->is_left_out)
		vec_push(&plan->left_out, item->path);
	item->is_left_out = true;
}

/* 'page' for 'page.en', where that is the language of the book. */
static const char *without_language(const struct plan *plan, const char *stem)
{
	const char *language = plan->ways.language, *end = strrchr(stem, '.');
	bool is_main = language && end && ascii_equal(end + 1, language);
	return is_main ? arena_copy(plan->manuscript->arena, stem, (size_t)(end - stem)) : stem;
}

static struct item item_of(struct plan *plan, const struct folder *folder, const char *name)
{
	struct arena *arena = plan->manuscript->arena;
	bool numbered;
	struct item item = {.name = arena_string(arena, name)};
	item.path = path_join(arena, folder->path, item.name);
	item.stem = without_language(plan, path_stem(arena, item.name));
	item.rank = matter_of_name(item.stem, &numbered);
	if (!item.rank || numbered)
		item.rank = MATTER_CHAPTER;
	item.number = item.rank == MATTER_APPENDIX ? matter_number(item.stem) : 0;
	return item;
}

static bool is_hidden(const struct plan *plan, const char *name)
{
	const struct yaml *collections = plan->ways.collections;
	if (name[0] == '.' || strncmp(name, "~$", 2) == 0) /* Word's, while it is open */
		return true;
	if (name[0] != '_' || !plan->ways.underscore_hides || strcmp(name, "_posts") == 0)
		return false;
	bool counts =
	    collections && collections->shape == YAML_MAPPING && yaml_find(collections, name + 1);
	for (const struct yaml *one = collections ? collections->first : NULL; one && !counts;
	     one = one->next)
		counts = one->shape == YAML_SCALAR && strcmp(one->text, name + 1) == 0;
	return !counts;
}

/* Whether a file isn't one that the tool makes an article of. */
static bool is_of_others(const struct plan *plan, const char *name)
{
	const char *only = plan->ways.only;
	return (only && !ascii_equal(path_ending(name), only)) ||
	       (plan->ways.no_pages_of_html && manuscript_format(name) == FORMAT_HTML);
}

/* A folder while it is listed. */
struct listing {
	struct plan *plan;
	struct folder *folder;
};

/* Adds what is called as an article is, or is a folder; plan_article says whether it is one. */
static void add_item(void *user, const char *name)
{
	const struct listing *listing = user;
	struct plan *plan = listing->plan;
	struct folder *folder = listing->folder;
	if (is_hidden(plan, name))
		return;
	struct item item = item_of(plan, folder, name);
	enum file_kind kind = sources_kind_of_name(plan->sources, item.path);
	if (kind == FILE_FOLDER && plan->ways.flat)
		return;
	item.folder_rank = kind == FILE_FOLDER ? plan->ways.files_first : plan->ways.folders_first;
	enum matter matter = kind == FILE_FOLDER ? matter_find(item.stem) : MATTER_NONE;
	if (matter == MATTER_FRONTMATTER || matter == MATTER_BACKMATTER) /* before, and behind */
		item.rank = matter;
	if (kind == FILE_FOLDER)
		item.folder = arena_alloc(plan->manuscript->arena, sizeof *item.folder);
	else if (manuscript_format(name) == FORMAT_UNKNOWN || is_of_others(plan, name) ||
		 (kind == FILE_OTHER && sources_is_folder(plan->sources, item.path)))
		return;
	vec_push(&folder->items, item);
}

static bool list(struct plan *plan, struct folder *folder, struct place at)
{
	struct listing listing = {plan, folder};
	bool done = sources_list(plan->sources, folder->path, add_item, &listing);
	if (done)
		diags_depend(plan->diags, folder->path);
	else
		diag(plan->diags, MSG_CANT_READ, at, folder->path, strerror(errno));
	return done;
}

static int by_name(const void *a, const void *b)
{
	const struct item *first = a, *second = b;
	return natural_compare(first->name, second->name);
}

static void sort(struct folder *folder, int (*compare)(const void *, const void *))
{
	if (folder->items.count)
		qsort(folder->items.items, folder->items.count, sizeof *folder->items.items,
		      compare);
}

/* How surely an article's name says that it is about its folder; 0: not at all. */
static unsigned page_rank(const struct item *item)
{
	return item->folder                        ? 0
	       : ascii_equal(item->stem, "index")  ? 3
	       : ascii_equal(item->stem, "_index") ? 2
						   : ascii_equal(item->stem, "readme");
}

static void find_page(struct folder *folder)
{
	unsigned best = 0;
	for (size_t i = 0; i < folder->items.count; i++) {
		struct item *item = &folder->items.items[i];
		unsigned rank = item->is_left_out ? 0 : page_rank(item);
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

/* Whether the item is another of the same in another language: 'page.fr' beside 'page'. */
static bool is_translation(struct plan *plan, const struct map *formats, const struct item *item)
{
	const char *end = plan->ways.language && !item->folder ? strrchr(item->stem, '.') : NULL;
	if (!end || !bcp47_canonical(plan->manuscript->arena, end + 1))
		return false;
	const char *stem =
	    arena_copy(plan->manuscript->arena, item->stem, (size_t)(end - item->stem));
	return map_find(formats, stem) != MAP_NONE ||
	       (plan->ways.languages && yaml_find(plan->ways.languages, end + 1));
}

/* Whether it is the folder of a translation, as "fr" or "/fr/" among the locales says. */
static bool is_of_locale(struct plan *plan, const struct item *item)
{
	const struct yaml *locales = plan->ways.locales;
	struct arena *arena = plan->manuscript->arena;
	return locales && item->folder &&
	       (yaml_find(locales, item->name) ||
		yaml_find(locales, arena_format(arena, "/%s/", item->name)));
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
		if (plan->ways.templates && strcmp(item->path, plan->ways.templates) == 0)
			item->is_left_out = true;
		item->is_left_out |= is_made(plan, &formats, item) ||
				     is_translation(plan, &formats, item) ||
				     (folder->is_top && is_of_locale(plan, item));
		kept += !item->is_left_out;
	}
	map_clear(&formats);
	if (readme && (kept == 0 || !folder->is_top || plan->ways.readme_counts))
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
		item->glance = glance_at(plan, item->path, folder->root);
		bool lacks_front = !item->glance.front && !item->glance.is_unseen;
		if (item->glance.is_draft || (plan->ways.needs_front && lacks_front))
			leave_out(plan, item);
	}
}

static int by_place(const void *a, const void *b)
{
	const struct item *first = a, *second = b;
	const struct glance *one = &first->glance, *other = &second->glance;
	int order = glance_compare(one, other);
	if (order)
		return order;
	if (first->folder_rank != second->folder_rank)
		return first->folder_rank < second->folder_rank ? -1 : 1;
	if (first->rank != second->rank)
		return first->rank < second->rank ? -1 : 1;
	if (first->number != second->number)
		return first->number < second->number ? -1 : 1;
	order = one->date && other->date ? strcmp(one->date, other->date) : 0;
	return order ? order : by_name(a, b);
}

/* Weights and dates in front matter count where all have one, but for the folder's own page. */
static void settle_order(struct plan *plan, struct folder *folder)
{
	bool weighed = true, dated = plan->ways.by_date;
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
		glance->has_weight &= weighed || plan->ways.by_weight;
		glance->date = dated ? glance->date : NULL;
	}
	folder->in_order = weighed || plan->ways.by_weight;
	const char *page = folder->page ? folder->page->path : NULL;
	sort(folder, by_place);
	for (size_t i = 0; page && i < folder->items.count; i++)
		if (strcmp(folder->items.items[i].path, page) == 0)
			folder->page = &folder->items.items[i];
}

/* What Docusaurus is told of a folder. */
static void read_category(struct plan *plan, struct item *item)
{
	static const char *const names[] = {"_category_.json", "_category_.yml", "_category_.yaml"};
	struct arena *arena = plan->manuscript->arena;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *path = path_join(arena, item->path, names[i]);
		bool may = sources_kind(plan->sources, path) == FILE_REGULAR &&
			   plan_may_read(plan, path, (struct place){path, 0, 0});
		const struct yaml *root = may ? tool_file_read(plan, path) : NULL;
		if (!root)
			continue;
		const char *label = yaml_find_text(root, "label");
		const char *position = yaml_find_text(root, "position");
		item->label = label ? label_clean(arena, label) : NULL;
		item->glance.has_weight = position && glance_number(position, &item->glance.weight);
	}
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
		item->folder->root = folder->root;
		if (!gather(plan, item->folder, depth + 1, (struct place){item->path, 0, 0}))
			return false;
		if (item->folder->page)
			item->glance = item->folder->page->glance;
		if (plan->ways.categories)
			read_category(plan, item);
		folder->articles += item->folder->articles;
	}
	settle_order(plan, folder);
	return true;
}

/* Takes a file back that was left out. */
static void take_back(struct plan *plan, struct folder *folder, struct item *item)
{
	size_t kept = 0;
	for (size_t i = 0; i < plan->left_out.count; i++)
		if (plan->left_out.items[i] != item->path)
			plan->left_out.items[kept++] = plan->left_out.items[i];
	plan->left_out.count = kept;
	item->is_left_out = false;
	item->glance = glance_at(plan, item->path, folder->root);
	folder->articles += item->glance.has_text || !item->glance.title;
}

/* Where all that lies in the folder would be left out, its README is the text, or else all files of
 * its own are. */
static void take_what_there_is(struct plan *plan, struct folder *folder)
{
	for (int all = 0; all < 2 && folder->articles == 0; all++)
		for (size_t i = 0; i < folder->items.count; i++) {
			struct item *item = &folder->items.items[i];
			bool is_asked = all || ascii_equal(item->stem, "readme");
			if (!item->folder && item->is_left_out && is_asked)
				take_back(plan, folder, item);
		}
}

bool folder_gather(struct plan *plan, struct folder *folder, struct place at)
{
	size_t left_out = plan->left_out.count;
	bool done = gather(plan, folder, 0, at);
	if (done && folder->articles == 0 && plan->ways.needs_front) { /* as GitHub has it */
		struct folder again = {
		    .path = folder->path, .root = folder->root, .is_top = folder->is_top};
		folder_clear(folder);
		*folder = again;
		plan->left_out.count = left_out;
		plan->ways.needs_front = false;
		done = gather(plan, folder, 0, at);
	}
	if (done && folder->is_top)
		take_what_there_is(plan, folder);
	return done;
}

void folder_clear(struct folder *folder)
{
	for (size_t i = 0; i < folder->items.count; i++)
		if (folder->items.items[i].folder)
			folder_clear(folder->items.items[i].folder);
	vec_clear(&folder->items);
}
