/* An mdBook: book.toml says what it is called, SUMMARY.md in its folder of sources what it holds.
 */
#include "manuscript/kinds/kinds.h"

#include "base/sources.h"
#include "manuscript/folders/folder.h"
#include "manuscript/tool_file.h"

static const struct kind_key keys[] = {
    {"book.title", "title"},   {"book.authors", "author"},          {"book.author", "author"},
    {"book.language", "lang"}, {"book.description", "description"},
};

bool kind_mdbook(struct plan *plan, const char *folder, const char *mark)
{
	struct manuscript *m = plan->manuscript;
	const struct yaml *root = tool_file_read(plan, mark);
	if (!root)
		return true; /* told */
	const char *src = yaml_find_text(root, "book.src");
	const char *sources = kind_folder(plan, folder, src ? src : "src", root->at);
	kind_describe(plan, root, keys, sizeof keys / sizeof *keys);
	m->dialect = DIALECT_MDBOOK;
	m->hidden = yaml_find_path(root, "output.html.code.hidelines");
	m->pages = sources ? sources : folder;
	if (!kind_summary(plan, path_join(m->arena, m->pages, "SUMMARY.md")))
		plan_folder(plan, m->pages, true, 0, (struct place){mark, 0, 0});
	return true;
}
