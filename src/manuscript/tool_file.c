/* Files in which other tools keep what they are told: read, and taken for what they say of the
 * book. */
#include "manuscript/tool_file.h"

#include "base/buf.h"
#include "base/sources.h"
#include "metadata/toml.h"

#include <string.h>

const struct yaml *tool_file_read_any(struct plan *plan, const char *path)
{
	struct manuscript *m = plan->manuscript;
	struct buf text = BUF_EMPTY;
	int64_t modified = 0;
	const struct yaml *root = NULL;
	if (sources_read(plan->sources, path, LIMIT_SETTINGS, &text, &modified, plan->diags,
			 (struct place){path, 0, 0})) {
		struct yaml_source source = {path, text.data ? text.data : "", text.size, 1,
					     sources_limits(plan->sources)};
		root = strcmp(path_ending(path), "toml") == 0
			   ? toml_read(&source, m->arena, plan->diags)
			   : yaml_read(&source, m->arena, plan->diags);
	}
	buf_clear(&text);
	if (modified > m->modified)
		m->modified = modified;
	return root;
}

const struct yaml *tool_file_read(struct plan *plan, const char *path)
{
	const struct yaml *root = tool_file_read_any(plan, path);
	if (!root || root->shape == YAML_MAPPING)
		return root;
	struct yaml *empty = arena_alloc(plan->manuscript->arena, sizeof *empty);
	*empty = (struct yaml){.shape = YAML_MAPPING, .at = root->at};
	return empty;
}

const struct yaml *tool_file_read_quietly(struct plan *plan, const char *path)
{
	struct diags *told = plan->diags;
	plan->diags = diags_new();
	const struct yaml *root = tool_file_read(plan, path);
	diags_free(plan->diags);
	plan->diags = told;
	return root;
}

void plan_metadata(struct plan *plan, const char *path)
{
	struct place at = {path, 0, 0};
	const struct yaml *root = tool_file_read(plan, path);
	if (plan->described || (root && yaml_find(root, "chapters")))
		diag(plan->diags, MSG_SECOND_BOOK, at, path, NULL);
	else if (root)
		metadata_read(&plan->manuscript->metadata, root, METADATA_OTHER,
			      plan->manuscript->arena, plan->diags);
	plan->described = true;
}
