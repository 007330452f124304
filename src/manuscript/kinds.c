/* Folders that other tools make books or sites of: what marks each, in the order of how surely. */
#include "manuscript/kinds.h"

#include "base/sources.h"

#include <string.h>

static const struct folder_kind {
	const char *name; /* in words, for people */
	kind_reader *read;
	const char *marks[9];
} kinds[] = {
    {"an EPUB", kind_epub, {"META-INF/container.xml"}},
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
		if (!kind_may_read(plan, mark, (struct place){mark, 0, 0}))
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

bool kind_plan(struct plan *plan, const char *folder)
{
	for (size_t i = 0; i < KINDS; i++)
		if (try_kind(plan, &kinds[i], folder))
			return true;
	return false;
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
