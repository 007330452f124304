/* Folders that other tools make books or sites of: what marks each, in the order of how surely. */
#include "manuscript/kinds/kinds.h"

#include "base/sources.h"
#include "manuscript/epub/epub_plan.h"
#include "manuscript/folders/left_out.h"

#include <string.h>

static const struct folder_kind {
	const char *name; /* in words, for people */
	kind_reader *read;
	const char *marks[9];
} kinds[] = {
    {"an EPUB", epub_plan, {"META-INF/container.xml"}},
    {"an mdBook", kind_mdbook, {"book.toml"}},
    {"a Quarto book", kind_quarto, {"_quarto.yml", "_quarto.yaml"}},
    {"a book for bookdown", kind_bookdown, {"_bookdown.yml"}},
    {"a Jupyter Book", kind_jupyter, {"_toc.yml", "_toc.yaml", "myst.yml"}},
    {"a GitBook",
     kind_gitbook,
     {".gitbook.yaml", "book.json", "SUMMARY.md", "docs/SUMMARY.md", "src/SUMMARY.md"}},
    {"a site for MkDocs", kind_mkdocs, {"mkdocs.yml", "mkdocs.yaml"}},
    {"a site for Docusaurus",
     kind_docusaurus,
     {"docusaurus.config.js", "docusaurus.config.ts", "docusaurus.config.mjs",
      "website/docusaurus.config.js", "website/docusaurus.config.ts", "website/siteConfig.js"}},
    {"a site for VitePress", kind_vitepress, {".vitepress", "docs/.vitepress"}},
    {"a site for VuePress", kind_vitepress, {".vuepress", "docs/.vuepress"}},
    {"a site for Hugo",
     kind_hugo,
     {"hugo.toml", "hugo.yaml", "hugo.json", "config.toml", "config.yaml",
      "config/_default/hugo.toml", "config/_default/hugo.yaml", "config/_default/config.toml",
      "config/_default/config.yaml"}},
    {"a site for Hexo", kind_hexo, {"_config.yml"}},
    {"a site for Jekyll", kind_jekyll, {"_config.yml", "_config.yaml"}},
    {"a site for docsify", kind_docsify, {"_sidebar.md", "docs/_sidebar.md"}},
    {"a book for Leanpub", kind_leanpub, {"Book.txt", "manuscript/Book.txt"}},
    {"a vault of Obsidian", kind_obsidian, {".obsidian"}},
    {"a book for pandoc",
     kind_pandoc,
     {"metadata.yaml", "metadata.yml", "meta.yaml", "meta.yml", "title.yaml"}},
};

enum { KINDS = sizeof kinds / sizeof *kinds, MARKS = sizeof kinds->marks / sizeof *kinds->marks };

static bool try_kind(struct plan *plan, const struct folder_kind *kind, const char *folder)
{
	struct manuscript *m = plan->manuscript;
	for (size_t i = 0; i < MARKS && kind->marks[i]; i++) {
		const char *mark = path_join(m->arena, folder, kind->marks[i]);
		enum file_kind found = sources_kind(plan->sources, mark);
		if (found != FILE_REGULAR && found != FILE_FOLDER)
			continue;
		if (!plan_may_read(plan, mark, (struct place){mark, 0, 0}))
			continue;
		if (kind->read(plan, folder, mark)) {
			m->kind = kind->name;
			m->mark = mark;
			if (m->pages)
				m->pages =
				    plan_absolute(plan, m->pages, (struct place){mark, 0, 0});
			return true;
		}
	}
	return false;
}

/* Where programs keep the book or the site about them. */
static const char *const of_programs[] = {"book",          "docs",    "doc", "guide",
					  "documentation", "website", "site"};

/* A folder that is looked at. */
struct program_folder {
	struct plan *plan;
	const char *folder;
	VEC(const char *) folders, about; /* in it; articles about it, such as a README */
	bool has_articles;                /* and others */
};

static void look_at(void *user, const char *name)
{
	struct program_folder *look = user;
	struct arena *arena = look->plan->manuscript->arena;
	const char *path = path_join(arena, look->folder, name), *stem = path_stem(arena, name);
	if (*name == '.' || is_folder_left_out(name, true))
		return;
	if (sources_kind_of_name(look->plan->sources, path) == FILE_FOLDER)
		vec_push(&look->folders, path);
	else if (manuscript_format(name) != FORMAT_MARKDOWN)
		return;
	else if (is_readme(stem) || is_about_folder(stem))
		vec_push(&look->about, path);
	else
		look->has_articles = true;
}

/* Whether the folder and those in it, but for the one at the path, hold no articles but such as are
 * about them. */
static bool holds_nothing_else(struct program_folder *look, const char *path)
{
	for (size_t i = 0; i < look->folders.count && !look->has_articles; i++) {
		struct program_folder inner = {.plan = look->plan,
					       .folder = look->folders.items[i]};
		if (strcmp(inner.folder, path) == 0)
			continue;
		sources_list(look->plan->sources, inner.folder, look_at, &inner);
		look->has_articles |= inner.has_articles;
		vec_clear(&inner.folders);
		vec_clear(&inner.about);
	}
	return !look->has_articles;
}

/* A folder of a program, whose book or site lies in a folder in it. */
static bool plan_of_program(struct plan *plan, const char *folder)
{
	struct program_folder look = {.plan = plan, .folder = folder};
	bool found = false;
	sources_list(plan->sources, folder, look_at, &look);
	for (size_t i = 0; i < sizeof of_programs / sizeof *of_programs && !found; i++) {
		const char *path = path_join(plan->manuscript->arena, folder, of_programs[i]);
		if (!sources_is_folder(plan->sources, path) || !holds_nothing_else(&look, path) ||
		    !plan_may_read(plan, path, (struct place){path, 0, 0}))
			continue;
		for (size_t k = 0; k < KINDS && !found; k++)
			found = kinds[k].read != epub_plan && kinds[k].read != kind_obsidian &&
				kinds[k].read != kind_pandoc && try_kind(plan, &kinds[k], path);
	}
	for (size_t i = 0; i < look.about.count && found; i++)
		vec_push(&plan->left_out, look.about.items[i]);
	vec_clear(&look.folders);
	vec_clear(&look.about);
	return found;
}

bool kind_plan(struct plan *plan, const char *folder)
{
	for (size_t i = 0; i < KINDS; i++)
		if (try_kind(plan, &kinds[i], folder))
			return true;
	return plan_of_program(plan, folder);
}

const char *kind_folder_of(struct plan *plan, const char *path)
{
	for (size_t i = 0; i < KINDS; i++)
		for (size_t j = 0; j < MARKS && kinds[i].marks[j]; j++)
			if (strcmp(path_name(path), kinds[i].marks[j]) == 0 &&
			    kinds[i].read != kind_pandoc && kinds[i].read != kind_obsidian)
				return path_folder(plan->manuscript->arena, path);
	return NULL;
}
