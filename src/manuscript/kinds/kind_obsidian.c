/* A vault of Obsidian: all notes, called as their files are, in folders that are parts. */
#include "manuscript/kinds/kinds.h"

#include "base/sources.h"
#include "manuscript/folders/folder.h"
#include "manuscript/tool_file.h"

/* What one of the vault's settings, or of its plugins', says; NULL: nothing. */
static const char *setting(struct plan *plan, const char *mark, const char *file, const char *key)
{
	const char *settings = path_join(plan->manuscript->arena, mark, file);
	if (sources_kind(plan->sources, settings) != FILE_REGULAR ||
	    !plan_may_read(plan, settings, (struct place){settings, 0, 0}))
		return NULL;
	/* what is wrong with them is the tool's own affair */
	const struct yaml *root = tool_file_read_quietly(plan, settings);
	return root ? yaml_find_text(root, key) : NULL;
}

/* Where the vault's settings say that pictures are: from its top, or below each note's folder. */
static const char *attachments_of(struct plan *plan, const char *mark)
{
	const char *folder = setting(plan, mark, "app.json", "attachmentFolderPath");
	if (!folder || strspn(folder, "./") == strlen(folder))
		return NULL;
	bool below = strncmp(folder, "./", 2) == 0;
	return arena_format(plan->manuscript->arena, "%s%s/", below ? "" : "/",
			    folder + (below ? 2 : 0));
}

/* The folder of templates for new notes, which are no notes; NULL: none is said. */
static const char *templates_of(struct plan *plan, const char *mark)
{
	static const char templater[] = "plugins/templater-obsidian/data.json";
	struct arena *arena = plan->manuscript->arena;
	const char *name = setting(plan, mark, "templates.json", "folder");
	name = name ? name : setting(plan, mark, templater, "templates_folder");
	const char *daily = setting(plan, mark, "daily-notes.json", "template");
	if (!name && daily && strchr(daily, '/'))
		name = path_folder(arena, daily);
	return name ? path_join(arena, path_folder(arena, mark), name) : NULL;
}

bool kind_obsidian(struct plan *plan, const char *folder, const char *mark)
{
	struct place at = {mark, 0, 0};
	if (!sources_is_folder(plan->sources, mark))
		return false;
	plan->manuscript->pages = folder;
	plan->manuscript->dialect = DIALECT_OBSIDIAN;
	plan->manuscript->attachments = attachments_of(plan, mark);
	kind_call(plan, plan->manuscript->name, NULL, mark);
	plan->ways = (struct folder_ways){.names_parts = true,
					  .folders_first = true,
					  .names_as_they_are = true,
					  .names_articles = true,
					  .templates = templates_of(plan, mark)};
	plan_folder(plan, folder, true, 0, at);
	return true;
}
