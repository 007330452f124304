/* A site for Docusaurus: docs/, in the order that its side bar has if nobody writes one. */
#include "manuscript/kinds/js_settings.h"
#include "manuscript/kinds/kinds.h"

#include "base/buf.h"
#include "base/sources.h"
#include "manuscript/folders/folder.h"

#include <string.h>

/* The folder of the documents: where the configuration says, or else beside it, or beside the
 * folder that it stands in. */
static const char *docs_of(struct plan *plan, const char *folder, const char *mark,
			   const char *text)
{
	struct arena *arena = plan->manuscript->arena;
	const char *site = path_folder(arena, mark), *said = js_object(arena, text, "docs");
	const char *path = said ? js_setting(arena, said, "path") : NULL;
	struct place at = {mark, 0, 0};
	if (path)
		return kind_folder(plan, site, path, at);
	const char *docs = kind_folder(plan, site, "docs", at);
	return docs ? docs : kind_folder(plan, folder, "docs", at);
}

/* The order that a file beside the configuration gives; false: none does. */
static bool plan_bars(struct plan *plan, const char *site, const char *docs)
{
	static const char *const bars[] = {"sidebars.js", "sidebars.ts", "sidebars.json"};
	for (size_t i = 0; i < sizeof bars / sizeof *bars; i++) {
		const char *path = path_join(plan->manuscript->arena, site, bars[i]);
		if (sources_kind(plan->sources, path) == FILE_REGULAR &&
		    kind_sidebars(plan, path, docs))
			return true;
	}
	return false;
}

bool kind_docusaurus(struct plan *plan, const char *folder, const char *mark)
{
	struct manuscript *m = plan->manuscript;
	struct buf text = BUF_EMPTY;
	struct place at = {mark, 0, 0};
	if (!js_read(plan, mark, &text)) {
		buf_clear(&text);
		return true; /* told */
	}
	const char *docs = docs_of(plan, folder, mark, text.data);
	if (docs)
		kind_call(plan, js_setting(m->arena, text.data, "title"),
			  js_setting(m->arena, text.data, "defaultLocale"), mark);
	buf_clear(&text);
	if (!docs)
		return false;
	m->pages = docs;
	m->includes = plan_absolute(plan, path_folder(m->arena, mark), at);
	m->heading_is_title = true;
	m->dialect = strstr(mark, "siteConfig") ? DIALECT_NONE : DIALECT_MDX;
	plan->ways = (struct folder_ways){.names_parts = true,
					  .by_weight = true,
					  .underscore_hides = true,
					  .readme_counts = true,
					  .categories = true};
	if (!plan_bars(plan, path_folder(m->arena, mark), docs))
		plan_folder(plan, docs, true, 0, at);
	return true;
}
