/* Quarto: _quarto.yml, with the chapters of a book or the pages of a site's side bar. */
#include "manuscript/kinds/kinds.h"

#include "base/file.h"
#include "base/label.h"
#include "manuscript/folders/folder.h"
#include "manuscript/tool_file.h"

#include <string.h>

static const struct kind_key keys[] = {
    {"book.title", "title"},
    {"website.title", "title"},
    {"title", "title"},
    {"book.subtitle", "subtitle"},
    {"book.author", "author"},
    {"author", "author"},
    {"book.date", "date"},
    {"book.description", "description"},
    {"website.description", "description"},
    {"lang", "lang"},
    {"book.cover-image", "cover-image"},
};

/* A list of chapters is at most as deep as yaml.h allows, so following it by recursion is safe. */
static void plan_list(struct plan *plan, const struct yaml *list, const char *folder,
		      struct source source);

static bool is_page(const char *name)
{
	return manuscript_format(name) != FORMAT_UNKNOWN;
}

/* A chapter, or a part that names its own page or only its title. */
static void plan_mapping(struct plan *plan, const struct yaml *item, const char *folder,
			 struct source source)
{
	const char *part = yaml_find_text(item, "part"), *section = yaml_find_text(item, "section");
	const char *file = yaml_find_text(item, "file"), *href = yaml_find_text(item, "href");
	const struct yaml *chapters = yaml_find(item, part ? "chapters" : "contents");
	const char *page = file ? file : href, *title = part ? part : section;
	const char *label = label_seen(plan->manuscript->arena, title);
	source.title = label_seen(plan->manuscript->arena, yaml_find_text(item, "text"));
	if (title && is_page(title)) {
		kind_chapter(plan, folder, title, &source);
	} else if (title && page) {
		source.title = label;
		kind_chapter(plan, folder, page, &source);
	} else if (label) {
		plan_part(plan, label, source.depth, source.at);
	} else if (page && (file || is_page(page))) {
		kind_chapter(plan, folder, page, &source);
	}
	source.depth += title != NULL;
	source.title = NULL;
	if (chapters)
		plan_list(plan, chapters, folder, source);
}

static void plan_list(struct plan *plan, const struct yaml *list, const char *folder,
		      struct source source)
{
	if (list->shape == YAML_SCALAR && plan_is_pattern(list->text)) {
		source.folder = plan->manuscript->root;
		source.alike = source.in_order = true;
		if (*list->text == '/' || strstr(list->text, ".."))
			diag(plan->diags, MSG_NAMED_OUTSIDE, list->at, list->text, NULL);
		else
			plan_pattern(plan, folder, list->text, &source);
		return;
	}
	if (list->shape == YAML_SCALAR && is_page(list->text)) {
		kind_chapter(plan, folder, list->text, &source);
		return;
	}
	for (const struct yaml *item = list->first; item; item = item->next) {
		source.at = item->at;
		if (item->shape == YAML_MAPPING)
			plan_mapping(plan, item, folder, source);
		else
			plan_list(plan, item, folder, source);
	}
}

static void plan_at(struct plan *plan, const struct yaml *root, const char *there,
		    const char *folder, struct source source)
{
	const struct yaml *list = yaml_find_path(root, there);
	if (list)
		plan_list(plan, list, folder, source);
}

bool kind_quarto(struct plan *plan, const char *folder, const char *mark)
{
	struct manuscript *m = plan->manuscript;
	const struct yaml *root = tool_file_read(plan, mark);
	size_t before = m->entries.count;
	if (!root)
		return true; /* told */
	kind_describe(plan, root, keys, sizeof keys / sizeof *keys);
	m->dialect = DIALECT_QUARTO;
	m->is_one_text = true;
	plan_at(plan, root, "book.chapters", folder, (struct source){0});
	plan_at(plan, root, "book.appendices", folder,
		(struct source){.matter = MATTER_APPENDIX, .placed = true});
	if (m->entries.count == before)
		plan_at(plan, root, "website.sidebar.contents", folder, (struct source){0});
	plan_drop_empty_parts(plan, before);
	if (m->entries.count == before)
		plan_folder(plan, folder, true, 0, (struct place){mark, 0, 0});
	kind_take_front(plan, before);
	return true;
}
