/* A site for MkDocs: mkdocs.yml, with a tree of pages under 'nav', or all that its folder holds. */
#include "manuscript/kinds/kinds.h"

#include "base/file.h"
#include "base/label.h"
#include "manuscript/folders/folder.h"
#include "manuscript/tool_file.h"

static const struct kind_key keys[] = {
    {"site_name", "title"},     {"site_author", "author"}, {"site_description", "description"},
    {"theme.language", "lang"}, {"theme.locale", "lang"},  {"copyright", "rights"},
};

/* The nav is at most as deep as yaml.h allows, so following it by recursion is safe. */
static void plan_nav(struct plan *plan, const struct yaml *list, const char *folder,
		     unsigned depth);

static void plan_page(struct plan *plan, const struct yaml *page, const char *folder,
		      unsigned depth)
{
	struct arena *arena = plan->manuscript->arena;
	const char *title = page->key ? label_clean(arena, page->key) : "";
	const struct source source = {
	    .title = *title ? title : NULL, .depth = depth, .at = page->at};
	if (page->shape == YAML_SCALAR && !yaml_is_null(page)) {
		kind_chapter(plan, folder, page->text, &source);
	} else if (page->shape == YAML_LIST) {
		if (*title)
			plan_part(plan, title, depth, page->key_at);
		plan_nav(plan, page, folder, depth + (*title != '\0'));
	}
}

static void plan_nav(struct plan *plan, const struct yaml *list, const char *folder, unsigned depth)
{
	for (const struct yaml *item = list->first; item; item = item->next) {
		if (item->shape == YAML_MAPPING)
			for (const struct yaml *page = item->first; page; page = page->next)
				plan_page(plan, page, folder, depth);
		else if (item->shape == YAML_SCALAR)
			plan_page(plan, item, folder, depth);
	}
}

/* The extensions may be a list, of which some are mappings with what they are told, or one mapping.
 */
static const struct yaml *options_of(const struct yaml *root, const char *extension)
{
	const struct yaml *all = yaml_find(root, "markdown_extensions");
	const struct yaml *options = all ? yaml_find(all, extension) : NULL;
	for (const struct yaml *one = all ? all->first : NULL; one && !options; one = one->next)
		options = one->shape == YAML_MAPPING ? yaml_find(one, extension) : NULL;
	return options;
}

/* The folder that names of files in articles count from. */
static const char *folder_of_snippets(struct plan *plan, const struct yaml *root,
				      const char *folder)
{
	const struct yaml *options = options_of(root, "pymdownx.snippets");
	const struct yaml *said = options ? yaml_find(options, "base_path") : NULL;
	if (said && said->shape == YAML_LIST)
		said = said->first;
	const char *path = said && said->shape == YAML_SCALAR
			       ? kind_folder(plan, folder, said->text, said->at)
			       : NULL;
	return plan_absolute(plan, path ? path : folder, root->at);
}

bool kind_mkdocs(struct plan *plan, const char *folder, const char *mark)
{
	struct manuscript *m = plan->manuscript;
	const struct yaml *root = tool_file_read(plan, mark);
	if (!root)
		return true; /* told */
	const char *docs = yaml_find_text(root, "docs_dir");
	const struct yaml *nav = yaml_find_path(root, "nav"),
			  *pages = yaml_find_path(root, "pages");
	size_t before = m->entries.count;
	m->pages = kind_folder(plan, folder, docs ? docs : "docs", root->at);
	if (!m->pages)
		return false;
	kind_describe(plan, root, keys, sizeof keys / sizeof *keys);
	m->heading_is_title = true;
	m->dialect = DIALECT_MKDOCS;
	m->includes = folder_of_snippets(plan, root, folder);
	nav = nav ? nav : pages; /* as it was called before version 1 */
	if (nav && nav->shape == YAML_LIST)
		plan_nav(plan, nav, m->pages, 0);
	plan_drop_empty_parts(plan, before);
	if (m->entries.count > before)
		return true;
	const char *language = yaml_find_text(root, "theme.language");
	plan->ways = (struct folder_ways){.names_parts = true,
					  .files_first = true,
					  .readme_counts = true,
					  .language = language ? language : "en"};
	plan_folder(plan, m->pages, true, 0, (struct place){mark, 0, 0});
	return true;
}
