/* A site for docsify: _sidebar.md lists the pages, behind the README. */
#include "manuscript/kinds/kinds.h"

#include "base/file.h"

bool kind_docsify(struct plan *plan, const char *folder, const char *mark)
{
	struct manuscript *m = plan->manuscript;
	const char *pages = path_folder(m->arena, mark);
	const char *introduction = path_join(m->arena, pages, "README.md");
	size_t first = m->entries.count;
	(void)folder;
	if (!kind_summary(plan, mark))
		return false;
	kind_call(plan, kind_heading(plan, introduction), NULL, introduction);
	kind_introduction(plan, introduction, first);
	m->pages = pages;
	return true;
}
