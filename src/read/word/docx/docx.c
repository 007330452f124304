/* The reader of .docx: main part, styles, numbering, then its text. */
#include "read/word/docx/docx.h"
#include "read/word/docx/docx_parts.h"

#include <string.h>

/* The part that holds the text, which may have any name. */
static const char *find_main_part(struct docx *docx)
{
	struct docx_story package;
	const char *found = NULL;
	docx_open_story(docx, &package, "");
	for (size_t i = 0; i < package.relations.count && !found; i++)
		if (strcmp(package.relations.items[i].type, "officeDocument") == 0)
			found = package.relations.items[i].target;
	for (size_t i = 0; i < package.relations.count; i++)
		if (strcmp(package.relations.items[i].type, "core-properties") == 0)
			draft_read_claims(
			    docx->draft,
			    parts_load(docx->parts, package.relations.items[i].target));
	docx_close_story(&package);
	return found ? found : "word/document.xml";
}

/* Whether the lines of the last section, which is most of the text, run from top to bottom. */
static bool is_vertical(const struct node *body)
{
	const char *direction =
	    part_value(part_child(body, "w:sectPr"), "w:textDirection", "w:val");
	return direction &&
	       (strncmp(direction, "tbRl", 4) == 0 || strncmp(direction, "rl", 2) == 0);
}

/* The width of the lines between the margins of a page; 0: it isn't said. */
static int measure_of(const struct node *section)
{
	static const char *const sides[] = {"w:left", "w:right"};
	const char *width = part_value(section, "w:pgSz", "w:w");
	int measure = docx_length(width);
	for (size_t i = 0; measure > 0 && i < sizeof sides / sizeof *sides; i++) {
		const char *margin = part_value(section, "w:pgMar", sides[i]);
		int space = docx_length(margin);
		measure -= space > 0 ? space : 0;
	}
	return measure > 0 ? measure : 0;
}

static void read_body(struct docx *docx, struct node *root)
{
	struct docx_walk walk = {.docx = docx, .flow = &docx->draft->body};
	const struct node *body = part_child(root, "w:body");
	docx->draft->is_vertical = is_vertical(body);
	docx->draft->measure = measure_of(part_child(body, "w:sectPr"));
	docx_settle_fields(root);
	docx_read_blocks(&walk, body ? body : root);
	docx_walk_clear(&walk);
}

static void clear(struct docx *docx)
{
	docx_close_story(&docx->main);
	docx_numbering_clear(docx);
	docx_notes_clear(docx);
	map_clear(&docx->style_ids);
	map_clear(&docx->taken);
	vec_clear(&docx->styles);
}

bool docx_read(struct parts *parts, struct draft *draft)
{
	struct docx docx = {.draft = draft, .parts = parts, .arena = draft->arena};
	const char *name = find_main_part(&docx);
	struct node *root = parts_need(parts, name);
	if (!root)
		return false;
	docx_open_story(&docx, &docx.main, name);
	docx.story = &docx.main;
	docx_read_styles(&docx);
	docx_read_numbering(&docx);
	read_body(&docx, root);
	clear(&docx);
	return true;
}
