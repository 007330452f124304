/* A site for docsify: _sidebar.md lists the pages, behind the README. */
#include "manuscript/kinds/kinds.h"

#include "base/buf.h"
#include "base/sources.h"
#include "manuscript/kinds/js_settings.h"

#include <string.h>

/* What the page that shows the others calls the site; NULL: it doesn't say. */
static const char *name_of(struct plan *plan, const char *pages)
{
	struct arena *arena = plan->manuscript->arena;
	const char *index = path_join(arena, pages, "index.html"), *name = NULL;
	struct buf text = BUF_EMPTY;
	if (sources_kind(plan->sources, index) == FILE_REGULAR &&
	    plan_may_read(plan, index, (struct place){index, 0, 0}) &&
	    js_read(plan, index, &text)) {
		const char *settings = strstr(text.data, "$docsify");
		name = settings ? js_setting(arena, settings, "name") : NULL;
	}
	buf_clear(&text);
	return name;
}

bool kind_docsify(struct plan *plan, const char *folder, const char *mark)
{
	struct manuscript *m = plan->manuscript;
	const char *pages = path_folder(m->arena, mark);
	const char *introduction = path_join(m->arena, pages, "README.md");
	size_t first = m->entries.count;
	m->dialect = DIALECT_DOCSIFY;
	m->includes = plan_absolute(plan, pages, (struct place){mark, 0, 0});
	(void)folder;
	if (!kind_summary(plan, mark))
		return false;
	const char *name = name_of(plan, pages);
	kind_call(plan, name ? name : kind_heading(plan, introduction), NULL, introduction);
	kind_introduction(plan, introduction, first);
	m->pages = pages;
	return true;
}
