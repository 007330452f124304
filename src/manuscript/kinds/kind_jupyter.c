/* Jupyter Book: _toc.yml lists the pages, and _config.yml says what the book is called; myst.yml
 * does both. */
#include "manuscript/kinds/kinds.h"

#include "base/file.h"
#include "base/label.h"
#include "base/sources.h"
#include "manuscript/tool_file.h"

#include <string.h>

static const struct kind_key keys[] = {
    {"title", "title"},
    {"author", "author"},
    {"project.title", "title"},
    {"project.authors", "author"},
    {"project.description", "description"},
};

/* What may hold pages, and what a part is called by. */
static const char *const lists[] = {"parts",    "chapters", "sections",
				    "subtrees", "entries",  "children"};
static const char *const captions[] = {"caption", "part", "header"};

/* What the mapping lists. It is at most as deep as yaml.h allows, so following it by recursion is
 * safe. */
static void plan_lists(struct plan *plan, const struct yaml *mapping, const char *folder,
		       unsigned depth);

/* Whether the page is a notebook, which is none that octavo reads, as it then tells. */
static bool is_notebook(struct plan *plan, const char *folder, const char *file, struct place at)
{
	struct arena *arena = plan->manuscript->arena;
	bool named = strcmp(path_ending(file), "ipynb") == 0;
	const char *name = named ? file : arena_format(arena, "%s.ipynb", file);
	const char *path = path_join(arena, folder, name);
	const char *text = arena_format(arena, "%s.md", path_join(arena, folder, file));
	if (sources_kind(plan->sources, path) != FILE_REGULAR ||
	    (!named && sources_kind(plan->sources, text) == FILE_REGULAR))
		return false;
	diag(plan->diags, MSG_FOREIGN_LEFT_OUT, at, name, NULL);
	return true;
}

static const char *caption_of(struct plan *plan, const struct yaml *item)
{
	const char *said = NULL;
	for (size_t i = 0; i < sizeof captions / sizeof *captions && !said; i++)
		said = yaml_find_text(item, captions[i]);
	if (!said)
		said = yaml_find_text(item, "title"); /* of a list of pages without one above */
	return label_seen(plan->manuscript->arena, said);
}

static void plan_item(struct plan *plan, const struct yaml *item, const char *folder,
		      unsigned depth)
{
	const char *file = yaml_find_text(item, "file"), *glob = yaml_find_text(item, "glob");
	const char *title = yaml_find_text(item, "title");
	struct source source = {.depth = depth, .at = item->at};
	source.title = title ? label_clean(plan->manuscript->arena, title) : NULL;
	bool is_page = file || glob || yaml_find_text(item, "url");
	const char *caption = is_page ? NULL : caption_of(plan, item);
	if (file && !is_notebook(plan, folder, file, item->at))
		kind_chapter(plan, folder, file, &source);
	source.folder = plan->manuscript->root;
	source.alike = source.in_order = true;
	if (glob && *glob != '/' && !strstr(glob, ".."))
		plan_pattern(plan, folder, glob, &source);
	if (caption)
		plan_part(plan, caption, depth, item->at);
	plan_lists(plan, item, folder, depth + (file || caption));
}

static void plan_list(struct plan *plan, const struct yaml *list, const char *folder,
		      unsigned depth)
{
	for (const struct yaml *item = list->first; item; item = item->next)
		if (item->shape == YAML_MAPPING)
			plan_item(plan, item, folder, depth);
}

static void plan_lists(struct plan *plan, const struct yaml *mapping, const char *folder,
		       unsigned depth)
{
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		const struct yaml *list = yaml_find(mapping, lists[i]);
		if (list)
			plan_list(plan, list, folder, depth);
	}
}

/* The file beside; NULL: there is none that may be read. */
static const char *beside(struct plan *plan, const char *folder, const char *name)
{
	const char *path = path_join(plan->manuscript->arena, folder, name);
	bool there = sources_kind(plan->sources, path) == FILE_REGULAR &&
		     plan_may_read(plan, path, (struct place){path, 0, 0});
	return there ? path : NULL;
}

/* A list, as of version 0, or a mapping with the first page. */
static void plan_toc(struct plan *plan, const struct yaml *toc, const char *folder)
{
	const char *first = yaml_find_text(toc, "root");
	struct source source = {.at = toc->at};
	if (toc->shape == YAML_LIST) {
		plan_list(plan, toc, folder, 0);
		return;
	}
	if (first && !is_notebook(plan, folder, first, toc->at))
		kind_chapter(plan, folder, first, &source);
	plan_lists(plan, toc, folder, 0);
}

bool kind_jupyter(struct plan *plan, const char *folder, const char *mark)
{
	struct manuscript *m = plan->manuscript;
	bool is_toc = strncmp(path_name(mark), "_toc", 4) == 0;
	const struct yaml *root = tool_file_read_any(plan, mark);
	if (!root)
		return true; /* told */
	const struct yaml *toc = is_toc ? root : yaml_find_path(root, "project.toc");
	bool is_list = toc && toc->shape == YAML_LIST && toc->first &&
		       toc->first->shape == YAML_MAPPING && yaml_find(toc->first, "file");
	if (!toc || (!is_list && !yaml_find_text(toc, "root")))
		return false;
	const char *config = is_toc ? beside(plan, folder, "_config.yml") : mark;
	const struct yaml *said = config ? tool_file_read(plan, config) : NULL;
	if (said)
		kind_describe(plan, said, keys, sizeof keys / sizeof *keys);
	size_t before = m->entries.count;
	m->is_one_text = true;
	plan_toc(plan, toc, folder);
	plan_drop_empty_parts(plan, before);
	return true;
}
