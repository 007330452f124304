/* A vault of Obsidian: all notes, called as their files are, in folders that are parts. */
#include "manuscript/kinds.h"

#include "base/sources.h"

bool kind_obsidian(struct plan *plan, const char *folder, const char *mark)
{
	struct place at = {mark, 0, 0};
	if (!sources_is_folder(plan->sources, mark))
		return false;
	kind_call(plan, plan->manuscript->name, NULL, mark);
	plan->ways = (struct folder_ways){.names_parts = true,
					  .folders_first = true,
					  .names_as_they_are = true,
					  .names_articles = true};
	plan_folder(plan, folder, true, 0, at);
	return true;
}
