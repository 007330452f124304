/* A site for Jekyll: the pages, which are what has front matter, and the posts, oldest first. */
#include "manuscript/kinds/kinds.h"

#include "base/file.h"
#include "manuscript/folders/folder.h"
#include "manuscript/tool_file.h"

static const struct kind_key keys[] = {
    {"title", "title"},      {"name", "title"},  {"author", "author"},
    {"lang", "lang"},        {"locale", "lang"}, {"description", "description"},
    {"copyright", "rights"},
};

bool kind_jekyll(struct plan *plan, const char *folder, const char *mark)
{
	struct manuscript *m = plan->manuscript;
	const struct yaml *root = tool_file_read(plan, mark);
	if (!root)
		return true; /* told */
	const char *source = yaml_find_text(root, "source");
	m->pages = source ? kind_folder(plan, folder, source, root->at) : folder;
	if (!m->pages)
		return false;
	kind_describe(plan, root, keys, sizeof keys / sizeof *keys);
	m->dialect = DIALECT_JEKYLL;
	const char *pages = plan_absolute(plan, m->pages, root->at);
	m->includes = pages ? path_join(m->arena, pages, "_includes") : NULL;
	plan->ways = (struct folder_ways){.names_parts = true,
					  .by_weight = true,
					  .needs_front = true,
					  .no_pages_of_html = true,
					  .underscore_hides = true,
					  .collections = yaml_find_path(root, "collections"),
					  .pages_name_parents = true,
					  .has_title = true};
	plan_folder(plan, m->pages, true, 0, (struct place){mark, 0, 0});
	return true;
}
