/* A site for Hexo: the pages and posts below its folder of sources, posts by date. */
#include "manuscript/kinds/kinds.h"

#include "base/file.h"
#include "manuscript/folders/folder.h"
#include "manuscript/tool_file.h"

static const struct kind_key keys[] = {
    {"title", "title"},   {"subtitle", "subtitle"},       {"author", "author"},
    {"language", "lang"}, {"description", "description"},
};

bool kind_hexo(struct plan *plan, const char *folder, const char *mark)
{
	struct manuscript *m = plan->manuscript;
	const struct yaml *root = tool_file_read_quietly(plan, mark);
	const char *source = root ? yaml_find_text(root, "source_dir") : NULL;
	if (!source)
		return false; /* Jekyll's, which tells what is wrong with it */
	m->pages = kind_folder(plan, folder, source, root->at);
	if (!m->pages || !tool_file_read(plan, mark)) /* which tells, too */
		return false;
	kind_describe(plan, root, keys, sizeof keys / sizeof *keys);
	m->dialect = DIALECT_HEXO;
	plan->ways = (struct folder_ways){.names_parts = true,
					  .by_date = true,
					  .needs_front = true,
					  .no_pages_of_html = true,
					  .underscore_hides = true,
					  .has_title = true};
	plan_folder(plan, m->pages, true, 0, (struct place){mark, 0, 0});
	return true;
}
