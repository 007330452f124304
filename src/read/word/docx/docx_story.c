/* The relations of a part: what the ids in it stand for. */
#include "read/word/docx/docx_parts.h"

#include "base/file.h"

#include <string.h>

static const char *last_word(const char *type)
{
	const char *slash = type ? strrchr(type, '/') : NULL;
	return slash ? slash + 1 : "";
}

static void add_relation(struct docx *docx, struct docx_story *story, const struct node *node)
{
	const char *id = tree_get(node, "Id"), *target = tree_get(node, "Target");
	const char *mode = tree_get(node, "TargetMode");
	struct docx_relation relation = {
	    .type = last_word(tree_get(node, "Type")),
	    .is_outside = mode && strcmp(mode, "External") == 0,
	};
	relation.target = target && !relation.is_outside
			      ? parts_resolve(docx->arena, story->name, target)
			      : target;
	if (!id || !relation.target)
		return;
	*map_at(&story->by_id, id) = story->relations.count;
	vec_push(&story->relations, relation);
}

void docx_open_story(struct docx *docx, struct docx_story *story, const char *name)
{
	const char *folder = path_folder(docx->arena, name);
	*story = (struct docx_story){.name = name};
	const char *relations =
	    strcmp(folder, ".") == 0
		? arena_format(docx->arena, "_rels/%s.rels", path_name(name))
		: arena_format(docx->arena, "%s/_rels/%s.rels", folder, path_name(name));
	const struct node *root = parts_load(docx->parts, relations);
	for (const struct node *node = root ? root->children : NULL; node; node = node->next)
		if (part_is(node, "rel:Relationship"))
			add_relation(docx, story, node);
}

void docx_close_story(struct docx_story *story)
{
	docx_fields_clear(story);
	map_clear(&story->by_id);
	vec_clear(&story->relations);
}

const struct docx_relation *docx_relation(const struct docx *docx, const char *id)
{
	size_t found = id ? map_find(&docx->story->by_id, id) : MAP_NONE;
	return found == MAP_NONE ? NULL : &docx->story->relations.items[found];
}

const char *docx_part_of(const struct docx *docx, const char *type)
{
	for (size_t i = 0; i < docx->main.relations.count; i++) {
		const struct docx_relation *relation = &docx->main.relations.items[i];
		if (!relation->is_outside && strcmp(relation->type, type) == 0)
			return relation->target;
	}
	return NULL;
}

bool docx_takes(struct docx *docx, const char *part)
{
	size_t *known = map_at(&docx->taken, part);
	bool is_first = *known == MAP_NONE;
	*known = 1;
	return is_first;
}
