/* A book for bookdown: index.Rmd first, whose front matter is the book's, then what _bookdown.yml
 * lists, or all that stands beside it. */
#include "manuscript/kinds/kinds.h"

#include "base/sources.h"
#include "manuscript/folders/folder.h"
#include "manuscript/folders/glance.h"
#include "manuscript/tool_file.h"

static const struct kind_key keys[] = {
    {"title", "title"},
    {"subtitle", "subtitle"},
    {"author", "author"},
    {"date", "date"},
    {"description", "description"},
    {"lang", "lang"},
    {"cover-image", "cover-image"},
};

/* The list itself, or what stands for one of the formats that it can be made in. */
static const struct yaml *files_of(const struct yaml *root)
{
	const struct yaml *files = yaml_find_path(root, "rmd_files");
	if (!files || files->shape != YAML_MAPPING)
		return files;
	const struct yaml *html = yaml_find(files, "html");
	return html ? html : files->first;
}

bool kind_bookdown(struct plan *plan, const char *folder, const char *mark)
{
	struct manuscript *m = plan->manuscript;
	const struct yaml *root = tool_file_read(plan, mark);
	const char *index = path_join(m->arena, folder, "index.Rmd");
	if (!root)
		return true; /* told */
	if (sources_kind(plan->sources, index) != FILE_REGULAR)
		index = path_join(m->arena, folder, "index.rmd");
	if (sources_kind(plan->sources, index) == FILE_REGULAR &&
	    plan_may_read(plan, index, (struct place){mark, 0, 0})) {
		struct glance glance = glance_at(plan, index, plan->manuscript->root);
		if (glance.front)
			kind_describe(plan, glance.front, keys, sizeof keys / sizeof *keys);
	}
	m->dialect = DIALECT_BOOKDOWN;
	m->is_one_text = true;
	const struct yaml *files = files_of(root);
	size_t before = m->entries.count;
	for (const struct yaml *file = files ? files->first : NULL; file; file = file->next)
		if (file->shape == YAML_SCALAR)
			kind_chapter(plan, folder, file->text, &(struct source){.at = file->at});
	if (m->entries.count == before) {
		plan->ways = (struct folder_ways){.underscore_hides = true,
						  .only = "rmd",
						  .flat = !yaml_find_path(root, "rmd_subdir")};
		plan_folder(plan, folder, true, 0, (struct place){mark, 0, 0});
	}
	kind_take_front(plan, before);
	kind_part(plan, before);
	return true;
}
