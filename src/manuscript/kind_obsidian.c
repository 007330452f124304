/* A vault of Obsidian: all notes, called as their files are, in folders that are parts. */
#include "manuscript/kinds.h"

#include "base/sources.h"

bool kind_obsidian(struct plan *plan, const char *folder, const char *mark)
{
	static const struct kind_key keys[] = {{"title", "title"}};
	struct manuscript *m = plan->manuscript;
	struct place at = {mark, 0, 0};
	struct yaml title = {.text = m->name, .quoted = true, .key = "title", .at = at};
	struct yaml root = {.shape = YAML_MAPPING, .at = at, .first = &title};
	if (!sources_is_folder(plan->sources, mark))
		return false;
	kind_describe(plan, &root, keys, 1);
	plan->ways = (struct folder_ways){.names_parts = true,
					  .folders_first = true,
					  .names_as_they_are = true,
					  .names_articles = true};
	plan_folder(plan, folder, true, 0, at);
	return true;
}
