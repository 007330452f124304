/* The chapters of book.yaml: files, and parts that hold more of them. */
#include "manuscript/plan.h"

#include "base/file.h"
#include "base/label.h"
#include "manuscript/metadata_reader.h"

#include <string.h>

/* book.yaml is at most as deep as yaml.h allows, so following it by recursion is safe. */
static void plan_list(struct plan *plan, const struct yaml *list, const char *folder,
		      unsigned depth);

static void bad(struct plan *plan, const struct yaml *value, const char *what, const char *must_be)
{
	diag(plan->diags, MSG_BAD_VALUE, value->at, what, must_be);
}

/* A scalar with something in it, or NULL after a diagnostic. */
static const char *text_of(struct plan *plan, const struct yaml *value)
{
	if (value->shape == YAML_SCALAR && !yaml_is_null(value) && *value->text)
		return value->text;
	bad(plan, value, value->key ? value->key : "a chapter", "a text");
	return NULL;
}

/* A title that can be seen, or NULL after a diagnostic. */
static const char *title_of(struct plan *plan, const struct yaml *value)
{
	const char *text = text_of(plan, value);
	const char *title = text ? label_clean(plan->manuscript->arena, text) : NULL;
	if (title && !*title)
		bad(plan, value, value->key, "a text");
	return title && *title ? title : NULL;
}

static void plan_file(struct plan *plan, const struct yaml *file, const char *title,
		      const char *folder, unsigned depth)
{
	const char *name = text_of(plan, file);
	if (!name)
		return;
	struct arena *arena = plan->manuscript->arena;
	plan_article(plan, &(struct source){
			       .path = path_join(arena, folder, name),
			       .title = title,
			       .folder = plan->manuscript->root,
			       .depth = depth,
			       .at = file->at,
			   });
}

struct chapter {
	const struct yaml *part, *chapters, *file, *title;
};

static struct chapter read_chapter(struct plan *plan, const struct yaml *mapping)
{
	static const char *const names[] = {"part", "chapters", "file", "title"};
	struct chapter chapter = {0};
	for (const struct yaml *value = mapping->first; value; value = value->next) {
		if (strcmp(value->key, "part") == 0)
			chapter.part = value;
		else if (strcmp(value->key, "chapters") == 0)
			chapter.chapters = value;
		else if (strcmp(value->key, "file") == 0)
			chapter.file = value;
		else if (strcmp(value->key, "title") == 0)
			chapter.title = value;
		else
			metadata_unknown_key(plan->diags, value, names,
					     sizeof names / sizeof *names, sizeof *names);
	}
	return chapter;
}

static void plan_part(struct plan *plan, const struct chapter *chapter, const char *folder,
		      unsigned depth)
{
	const char *title = title_of(plan, chapter->part);
	if (!title)
		return;
	vec_push(&plan->manuscript->entries,
		 (struct entry){.title = title, .depth = depth, .at = chapter->part->at});
	plan_list(plan, chapter->chapters, folder, depth + 1);
}

static void plan_item(struct plan *plan, const struct yaml *item, const char *folder,
		      unsigned depth)
{
	if (item->shape == YAML_SCALAR) {
		plan_file(plan, item, NULL, folder, depth);
		return;
	}
	struct chapter chapter = {0};
	if (item->shape == YAML_MAPPING)
		chapter = read_chapter(plan, item);
	if (chapter.part && chapter.chapters && !chapter.file && !chapter.title) {
		plan_part(plan, &chapter, folder, depth);
	} else if (chapter.file && !chapter.part && !chapter.chapters) {
		const char *title = chapter.title ? title_of(plan, chapter.title) : NULL;
		plan_file(plan, chapter.file, title, folder, depth);
	} else {
		bad(plan, item, "a chapter",
		    "a file, 'file:' with 'title:', or 'part:' with 'chapters:'");
	}
}

static void plan_list(struct plan *plan, const struct yaml *list, const char *folder,
		      unsigned depth)
{
	if (list->shape != YAML_LIST || !list->first) {
		bad(plan, list, "chapters", "a list of files, each behind a '-'");
		return;
	}
	for (const struct yaml *item = list->first; item; item = item->next)
		plan_item(plan, item, folder, depth);
}

void plan_chapters(struct plan *plan, const struct yaml *chapters, const char *folder)
{
	plan_list(plan, chapters, folder, 0);
}
