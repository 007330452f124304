/* A GitBook or HonKit: SUMMARY.md says what it holds, book.json or .gitbook.yaml where that is. */
#include "manuscript/kinds/kinds.h"

#include "base/sources.h"
#include "manuscript/tool_file.h"

#include <string.h>

static const struct kind_key keys[] = {
    {"title", "title"},     {"author", "author"},
    {"language", "lang"},   {"description", "description"},
    {"isbn", "identifier"},
};

/* What says how the book is called: .gitbook.yaml says it nowhere, but a book.json may lie beside.
 */
static const struct yaml *description(struct plan *plan, const char *folder, const char *mark,
				      const struct yaml *root)
{
	const char *book = path_join(plan->manuscript->arena, folder, "book.json");
	bool beside = root && strcmp(path_name(mark), ".gitbook.yaml") == 0 &&
		      sources_kind(plan->sources, book) == FILE_REGULAR &&
		      plan_may_read(plan, book, (struct place){book, 0, 0});
	return beside ? tool_file_read(plan, book) : root;
}

bool kind_gitbook(struct plan *plan, const char *folder, const char *mark)
{
	struct manuscript *m = plan->manuscript;
	bool is_summary = strcmp(path_name(mark), "SUMMARY.md") == 0;
	const struct yaml *root = is_summary ? NULL : tool_file_read(plan, mark);
	const char *place = root ? yaml_find_text(root, "root") : NULL;
	const char *pages = is_summary ? path_folder(m->arena, mark)
			    : place    ? kind_folder(plan, folder, place, root->at)
				       : folder;
	if (!pages)
		return false;
	const char *name = root ? yaml_find_text(root, "structure.summary") : NULL;
	const char *readme = root ? yaml_find_text(root, "structure.readme") : NULL;
	const char *summary = path_join(m->arena, pages, name ? name : "SUMMARY.md");
	size_t first = m->entries.count;
	m->dialect = DIALECT_GITBOOK;
	if (!kind_summary(plan, summary)) {
		m->dialect = DIALECT_NONE;
		return false;
	}
	const char *introduction = path_join(m->arena, pages, readme ? readme : "README.md");
	const struct yaml *said = description(plan, folder, mark, root);
	if (said)
		kind_describe(plan, said, keys, sizeof keys / sizeof *keys);
	if (!metadata_title(&m->metadata).text)
		kind_call(plan, kind_heading(plan, introduction), NULL, introduction);
	kind_introduction(plan, introduction, first);
	m->pages = pages;
	return true;
}
