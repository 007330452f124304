/* A GitBook or HonKit: SUMMARY.md says what it holds, book.json or .gitbook.yaml where that is. */
#include "manuscript/kinds.h"

#include "base/sources.h"

#include <string.h>

static const struct kind_key keys[] = {
    {"title", "title"},     {"author", "author"},
    {"language", "lang"},   {"description", "description"},
    {"isbn", "identifier"},
};

bool kind_gitbook(struct plan *plan, const char *folder, const char *mark)
{
	struct manuscript *m = plan->manuscript;
	bool is_summary = strcmp(path_name(mark), "SUMMARY.md") == 0;
	const struct yaml *root = is_summary ? NULL : kind_read(plan, mark);
	const char *place = root ? kind_text(root, "root") : NULL;
	const char *pages = is_summary ? path_folder(m->arena, mark)
			    : place    ? kind_folder(plan, folder, place, root->at)
				       : folder;
	if (!pages)
		return false;
	const char *name = root ? kind_text(root, "structure.summary") : NULL;
	const char *readme = root ? kind_text(root, "structure.readme") : NULL;
	const char *summary = path_join(m->arena, pages, name ? name : "SUMMARY.md");
	size_t first = m->entries.count;
	if (!kind_summary(plan, summary))
		return false;
	const char *introduction = path_join(m->arena, pages, readme ? readme : "README.md");
	if (root)
		kind_describe(plan, root, keys, sizeof keys / sizeof *keys);
	if (!metadata_title(&m->metadata).text)
		kind_call(plan, kind_heading(plan, introduction), NULL, introduction);
	kind_introduction(plan, introduction, first);
	m->pages = pages;
	return true;
}
