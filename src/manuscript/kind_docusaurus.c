/* A site for Docusaurus: docs/, in the order that its side bar has if nobody writes one. */
#include "manuscript/kinds.h"

#include "base/buf.h"
#include "base/sources.h"
#include "base/label.h"

#include <string.h>

/* The text in quotes behind the first 'key:' of the configuration, which is a program. */
static const char *setting(struct arena *arena, const char *text, const char *key)
{
	size_t size = strlen(key);
	for (const char *s = text; s && (s = strstr(s, key)); s += size) {
		bool starts = s == text || strchr(" \t\n{,", s[-1]);
		const char *value = s + size;
		value += strspn(value, " \t");
		if (!starts || *value != ':')
			continue;
		value += 1 + strspn(value + 1, " \t");
		char mark = *value;
		const char *end = mark && strchr("'\"`", mark) ? strchr(value + 1, mark) : NULL;
		if (end)
			return label_clean(arena,
					   arena_copy(arena, value + 1, (size_t)(end - value - 1)));
	}
	return NULL;
}

bool kind_docusaurus(struct plan *plan, const char *folder, const char *mark)
{
	static const char *const bars[] = {"sidebars.js", "sidebars.ts", "sidebars.json"};
	struct manuscript *m = plan->manuscript;
	struct buf text = BUF_EMPTY;
	struct place at = {mark, 0, 0};
	const char *docs = kind_folder(plan, folder, "docs", at);
	if (!docs)
		return false;
	if (sources_read(plan->sources, mark, 1 << 20, &text, NULL, plan->diags, at))
		kind_call(plan, setting(m->arena, text.data, "title"),
			  setting(m->arena, text.data, "defaultLocale"), mark);
	buf_clear(&text);
	m->pages = docs;
	plan->ways = (struct folder_ways){.names_parts = true,
					  .by_weight = true,
					  .underscore_hides = true,
					  .readme_counts = true,
					  .categories = true};
	for (size_t i = 0; i < sizeof bars / sizeof *bars; i++) {
		const char *path = path_join(m->arena, folder, bars[i]);
		if (sources_kind(plan->sources, path) == FILE_REGULAR &&
		    kind_sidebars(plan, path, docs))
			return true;
	}
	plan_folder(plan, docs, true, 0, at);
	return true;
}
