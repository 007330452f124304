/* A site for VitePress or VuePress: the pages that the side bars of its configuration list, or all
 * that its folder holds. */
#include "manuscript/kinds/js_settings.h"
#include "manuscript/kinds/kinds.h"

#include "base/label.h"
#include "base/sources.h"
#include "base/url.h"
#include "manuscript/folders/folder.h"

#include <string.h>

enum { LONGEST_LOCALES = 1 << 16 }; /* bytes, of which each bar's key is looked for in all */

/* What a line of a side bar may be called by, lead to, hold, and count its links from. */
static const char *const labels[] = {"text", "title"}, *const links[] = {"link", "path"},
			 *const lists[] = {"items", "children"},
			 *const bases[] = {"base", "prefix"};

static const struct yaml *first_of(const struct yaml *item, const char *const keys[2])
{
	const struct yaml *found = yaml_find(item, keys[0]);
	return found ? found : yaml_find(item, keys[1]);
}

static const char *text_of(const struct yaml *item, const char *const keys[2])
{
	const struct yaml *found = first_of(item, keys);
	return found && found->shape == YAML_SCALAR ? found->text : NULL;
}

/* A page by its address in the site. */
static bool plan_page(struct plan *plan, const char *base, const char *link, const char *title,
		      unsigned depth, struct place at)
{
	static const char ending[] = ".html";
	struct arena *arena = plan->manuscript->arena;
	const struct source source = {.title = title, .depth = depth, .at = at};
	if (url_is_remote(link))
		return false;
	char *path =
	    arena_format(arena, "%s%.*s", *link == '/' ? "" : base, (int)strcspn(link, "?#"), link);
	size_t size = strlen(path), last = strlen(ending);
	if (size > last && strcmp(path + size - last, ending) == 0)
		path[size - last] = '\0';
	return kind_chapter(plan, plan->manuscript->pages, *path ? path : "/", &source);
}

/* The bar is at most as deep as yaml.h allows, so following it by recursion is safe. */
static void plan_bar(struct plan *plan, const struct yaml *list, const char *base, unsigned depth);

static void plan_group(struct plan *plan, const struct yaml *item, const char *base, unsigned depth)
{
	const char *title = label_seen(plan->manuscript->arena, text_of(item, labels)),
		   *link = text_of(item, links);
	const char *own = text_of(item, bases);
	const struct yaml *list = first_of(item, lists);
	bool is_page = link && plan_page(plan, base, link, title, depth, item->at);
	if (!is_page && title && list)
		plan_part(plan, title, depth, item->at);
	if (own && *own != '/')
		own = arena_format(plan->manuscript->arena, "%s%s", base, own);
	if (list && list->shape == YAML_LIST)
		plan_bar(plan, list, own ? own : base, depth + (is_page || title));
}

/* A line of a bar; VuePress also has "page" and ["page", "title"]. */
static void plan_line(struct plan *plan, const struct yaml *item, const char *base, unsigned depth)
{
	const struct yaml *page = item->shape == YAML_LIST ? item->first : item;
	const struct yaml *title = page && page != item ? page->next : NULL;
	if (item->shape == YAML_MAPPING)
		plan_group(plan, item, base, depth);
	else if (page && page->shape == YAML_SCALAR && !yaml_is_null(page))
		plan_page(plan, base, page->text,
			  title && title->shape == YAML_SCALAR
			      ? label_seen(plan->manuscript->arena, title->text)
			      : NULL,
			  depth, item->at);
}

static void plan_bar(struct plan *plan, const struct yaml *list, const char *base, unsigned depth)
{
	for (const struct yaml *item = list->first; item; item = item->next)
		plan_line(plan, item, base, depth);
}

/* Whether a bar's key is the folder of a translation, of which the locales tell. */
static bool is_translation(struct arena *arena, const char *locales, const char *key)
{
	const char *name = key + (*key == '/');
	size_t size = strcspn(name, "/");
	return locales && size && name[size] &&
	       (js_behind_key(locales, arena_copy(arena, name, size)) ||
		js_behind_key(locales, arena_format(arena, "/%.*s/", (int)size, name)));
}

/* One bar, or one for each folder of pages: a list, or what holds one. */
static void plan_bars(struct plan *plan, const char *locales, const struct yaml *bars,
		      bool is_vuepress)
{
	if (bars->shape == YAML_LIST)
		plan_bar(plan, bars, "/", 0);
	for (const struct yaml *bar = bars->shape == YAML_MAPPING ? bars->first : NULL; bar;
	     bar = bar->next) {
		if (is_translation(plan->manuscript->arena, locales, bar->key))
			continue;
		if (bar->shape == YAML_LIST)
			plan_bar(plan, bar, is_vuepress ? bar->key : "/", 0);
		else if (bar->shape == YAML_MAPPING)
			plan_group(plan, bar, "/", 0);
	}
}

/* The first side bars of the configuration that list pages. */
static void plan_sidebars(struct plan *plan, const char *path, const char *text, bool is_vuepress)
{
	static const char key[] = "sidebar";
	size_t first = plan->manuscript->entries.count;
	const char *s = text, *locales = js_object(plan->manuscript->arena, text, "locales");
	if (locales && strlen(locales) > LONGEST_LOCALES)
		locales = NULL;
	for (size_t i = 0; i < JS_TRIES && (s = js_behind_key(s, key)); i++) {
		const struct yaml *bars = js_tree(plan, path, text, s);
		if (bars)
			plan_bars(plan, locales, bars, is_vuepress);
		plan_drop_empty_parts(plan, first);
		if (plan->manuscript->entries.count > first)
			return;
	}
}

/* The first page, which no side bar names; a landing page without a text is none. */
static void plan_start(struct plan *plan, size_t first)
{
	struct arena *arena = plan->manuscript->arena;
	static const char *const names[] = {"index.md", "README.md"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *path = path_join(arena, plan->manuscript->pages, names[i]);
		if (kind_heading(plan, path)) {
			kind_introduction(plan, path, first);
			return;
		}
	}
}

/* The configuration in the folder; NULL: there is none that may be read. */
static const char *find_config(struct plan *plan, const char *folder)
{
	static const char *const names[] = {
	    "config.ts",       "config.mts",       "config.js",       "config.mjs",
	    "config/index.ts", "config/index.mts", "config/index.js", "config/index.mjs"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *path = path_join(plan->manuscript->arena, folder, names[i]);
		if (sources_kind(plan->sources, path) == FILE_REGULAR &&
		    plan_may_read(plan, path, (struct place){path, 0, 0}))
			return path;
	}
	return NULL;
}

bool kind_vitepress(struct plan *plan, const char *folder, const char *mark)
{
	struct manuscript *m = plan->manuscript;
	const char *config = find_config(plan, mark), *site = path_folder(m->arena, mark);
	bool is_vuepress = strcmp(path_name(mark), ".vuepress") == 0;
	size_t first = m->entries.count;
	struct buf text = BUF_EMPTY;
	(void)folder;
	if (!config)
		return false;
	if (js_read(plan, config, &text)) {
		struct place at = {config, 0, 0};
		const char *below = js_setting(m->arena, text.data, "srcDir");
		m->pages = below ? kind_folder(plan, site, below, at) : NULL;
		m->pages = m->pages ? m->pages : site;
		m->includes = plan_absolute(plan, m->pages, at);
		m->dialect = DIALECT_VITEPRESS;
		m->heading_is_title = true;
		kind_call(plan, js_setting(m->arena, text.data, "title"),
			  js_setting(m->arena, text.data, "lang"), config);
		plan_sidebars(plan, config, text.data, is_vuepress);
		const char *locales = js_behind_key(text.data, "locales");
		plan->ways = (struct folder_ways){.names_parts = true, .readme_counts = true};
		if (locales)
			plan->ways.locales = js_tree(plan, config, text.data, locales);
		if (m->entries.count > first)
			plan_start(plan, first);
		else
			plan_folder(plan, m->pages, true, 0, at);
	}
	buf_clear(&text);
	return true;
}
