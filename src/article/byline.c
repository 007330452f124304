/* The byline of an article. */
#include "article/byline.h"

#include "article/frame.h"
#include "article/labels.h"
#include "article/lines.h"

#include <string.h>

static void add_subtitle(struct tree *tree, struct node *header, const struct metadata *metadata)
{
	for (size_t i = 0; i < metadata->titles.count; i++) {
		const struct title *title = &metadata->titles.items[i];
		if (strcmp(title->type, "subtitle") != 0)
			continue;
		struct node *line = frame_add(tree, header, EL_P, "subtitle", title->text.text);
		tree_set(tree, line, "role", "doc-subtitle");
	}
}

static void add_names(struct tree *tree, struct node *header, const struct metadata *metadata)
{
	struct buf names = BUF_EMPTY;
	for (size_t i = 0; i < metadata->authors.count; i++) {
		buf_puts(&names, i ? ", " : "");
		buf_puts(&names, metadata->authors.items[i].text.text);
	}
	if (names.size)
		frame_add(tree, header, EL_P, "byline", names.data);
	buf_clear(&names);
}

/* A date as it was given, which is the same in all languages, and for programs. */
static void add_date(struct tree *tree, struct node *header, const struct metadata *metadata)
{
	if (!metadata->date.text)
		return;
	struct node *line = frame_add(tree, header, EL_P, "dateline", NULL);
	size_t day = strcspn(metadata->date.text, "T");
	const char *text = arena_copy(tree->arena, metadata->date.text, day);
	tree_set(tree, frame_add(tree, line, EL_TIME, NULL, text), "datetime", text);
}

static void add_origin(struct tree *tree, struct node *header, const struct metadata *metadata,
		       const char *language)
{
	for (size_t i = 0; i < metadata->sources.count; i++)
		lines_labelled(tree, header, "source", label_in(language, LABEL_SOURCE), language,
			       metadata->sources.items[i].text);
	if (metadata->rights.text)
		lines_add(tree, header, "rights", metadata->rights.text);
	if (metadata->licence.text)
		lines_labelled(tree, header, "licence", label_in(language, LABEL_LICENCE), language,
			       metadata->licence.text);
}

void byline_add(struct tree *tree, struct node *section, struct node *heading, const char *title,
		const struct metadata *metadata, const char *language)
{
	struct node *header = tree_element(tree, EL_HEADER, 0, 0);
	if (title)
		tree_set(tree, frame_add(tree, header, EL_H1, NULL, title), "epub:type", "title");
	add_subtitle(tree, header, metadata);
	add_names(tree, header, metadata);
	add_date(tree, header, metadata);
	add_origin(tree, header, metadata, language);
	if (!header->children)
		return;
	if (heading && heading->parent)
		tree_insert_after(heading, header);
	else if (section->children)
		tree_insert_before(section->children, header);
	else
		tree_append(section, header);
}
