/* The chapters of book.yaml: files, folders, patterns, and parts that hold more of them. */
#include "manuscript/inputs/book_file.h"

#include "base/sources.h"
#include "base/label.h"
#include "base/decode.h"
#include "manuscript/folders/folder.h"
#include "metadata/metadata_reader.h"

#include <string.h>

/* book.yaml is at most as deep as yaml.h allows, so following it by recursion is safe. */
static void plan_list(struct plan *plan, const struct yaml *list, const char *folder,
		      unsigned depth);

static void bad(struct plan *plan, const struct yaml *value, const char *what, const char *must_be)
{
	diag(plan->diags, MSG_BAD_CHAPTER, value->at, what, must_be);
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
	struct arena *arena = plan->manuscript->arena;
	const char *text = text_of(plan, value);
	text = text ? decode_text(arena, text, value->at, plan->diags) : NULL;
	const char *title = text ? label_clean(arena, text) : NULL;
	if (title && !*title)
		bad(plan, value, value->key, "a text");
	return title && *title ? title : NULL;
}

static void plan_file(struct plan *plan, const struct yaml *file, const char *folder,
		      struct source source)
{
	const char *name = text_of(plan, file);
	if (!name)
		return;
	source.path = path_join(plan->manuscript->arena, folder, name);
	source.folder = plan->manuscript->root;
	source.at = file->at;
	if (plan_is_pattern(name) && !sources_exist(plan->sources, source.path) &&
	    plan_pattern(plan, folder, name, &source))
		return;
	if (sources_is_folder(plan->sources, source.path))
		plan_folder(plan, source.path, false, source.depth, source.at);
	else
		plan_article(plan, &source);
}

/* A mapping among the chapters. */
struct chapter {
	const struct yaml *part, *chapters, *file, *title, *matter;
	const struct yaml *of_kind; /* under the name of a kind: 'preface: preface.md' */
	enum matter kind;
};

static void read_key(struct plan *plan, struct chapter *chapter, const struct yaml *value)
{
	static const char *const names[] = {"part", "chapters", "file", "title", "matter"};
	const struct yaml **const values[] = {&chapter->part, &chapter->chapters, &chapter->file,
					      &chapter->title, &chapter->matter};
	enum matter kind = matter_find(value->key);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(value->key, names[i]) == 0) {
			*values[i] = value;
			return;
		}
	if (kind) {
		chapter->of_kind = value;
		chapter->kind = kind;
	} else {
		metadata_unknown_key(plan->diags, value, names, sizeof names / sizeof *names,
				     sizeof *names);
	}
}

static struct chapter read_chapter(struct plan *plan, const struct yaml *mapping)
{
	struct chapter chapter = {0};
	for (const struct yaml *value = mapping->first; value; value = value->next)
		read_key(plan, &chapter, value);
	if (chapter.matter) {
		const char *word = text_of(plan, chapter.matter);
		chapter.kind = word ? matter_find(word) : MATTER_NONE;
		if (word && !chapter.kind)
			bad(plan, chapter.matter, "matter", matter_words(plan->manuscript->arena));
	}
	return chapter;
}

static void plan_chapters_of_part(struct plan *plan, const struct chapter *chapter,
				  const char *folder, unsigned depth)
{
	const char *title = title_of(plan, chapter->part);
	if (!title)
		return;
	plan_part(plan, title, depth, chapter->part->at);
	plan_list(plan, chapter->chapters, folder, depth + 1);
}

static void plan_item(struct plan *plan, const struct yaml *item, const char *folder,
		      unsigned depth)
{
	struct chapter chapter = {0};
	struct source source = {.depth = depth};
	if (item->shape == YAML_SCALAR) {
		plan_file(plan, item, folder, source);
		return;
	}
	if (item->shape == YAML_MAPPING)
		chapter = read_chapter(plan, item);
	bool is_part = chapter.part && chapter.chapters;
	bool is_file = !chapter.part && !chapter.chapters && !chapter.file != !chapter.of_kind;
	if (is_part && !chapter.file && !chapter.title && !chapter.kind) {
		plan_chapters_of_part(plan, &chapter, folder, depth);
	} else if (is_file && !(chapter.of_kind && chapter.matter)) {
		source.matter = chapter.kind;
		source.title = chapter.title ? title_of(plan, chapter.title) : NULL;
		if (chapter.file)
			plan_file(plan, chapter.file, folder, source);
		else
			plan_matter_value(plan, chapter.of_kind, folder, source);
	} else {
		bad(plan, item, "a chapter",
		    "a file, 'file:' with 'title:' or 'matter:', or 'part:' with 'chapters:'");
	}
}

static void plan_list(struct plan *plan, const struct yaml *list, const char *folder,
		      unsigned depth)
{
	if (list->shape != YAML_LIST || !list->first) {
		bad(plan, list, "chapters",
		    "a list of files, folders or patterns, each behind a '-'");
		return;
	}
	for (const struct yaml *item = list->first; item; item = item->next)
		plan_item(plan, item, folder, depth);
}

void plan_chapters(struct plan *plan, const struct yaml *chapters, const char *folder)
{
	if (chapters->shape == YAML_SCALAR && !yaml_is_null(chapters))
		plan_item(plan, chapters, folder, 0);
	else
		plan_list(plan, chapters, folder, 0);
}
