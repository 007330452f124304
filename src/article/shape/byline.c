/* The byline of an article. */
#include "article/shape/shape.h"

#include "base/label.h"
#include "article/frame.h"
#include "article/labels.h"
#include "article/lines.h"
#include "article/written_dates.h"

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

static void add_names(struct tree *tree, struct node *header, const struct metadata *metadata,
		      const char *language)
{
	struct buf names = BUF_EMPTY;
	for (size_t i = 0; i < metadata->authors.count; i++) {
		buf_puts(&names, i ? lines_comma(language) : "");
		buf_puts(&names, metadata->authors.items[i].text.text);
	}
	if (names.size)
		frame_add(tree, header, EL_P, "byline", names.data);
	buf_clear(&names);
}

/* A date as the language writes it, and for programs. */
static void add_date(struct tree *tree, struct node *header, const struct metadata *metadata,
		     const char *language)
{
	if (!metadata->date.text)
		return;
	struct node *line = frame_add(tree, header, EL_P, "dateline", NULL);
	size_t day = strcspn(metadata->date.text, "T");
	const char *text = date_written(tree->arena, language, metadata->date.text);
	tree_set(tree, frame_add(tree, line, EL_TIME, NULL, text), "datetime",
		 arena_copy(tree->arena, metadata->date.text, day));
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

static bool is_subtitle(const struct node *node)
{
	return tree_has_class(node, "subtitle") ||
	       (node->kind == NODE_TEXT && label_is_blank(node->text));
}

/* One after the other, the comma between. */
static void put(struct tree *tree, struct node *line, const char *comma, enum element element,
		const char *attribute, const char *value, const char *text)
{
	if (line->children)
		tree_append(line, tree_text(tree, comma, strlen(comma)));
	struct node *word = frame_add(tree, line, element, NULL, text);
	if (attribute && value)
		tree_set(tree, word, attribute, value);
	else
		tree_unwrap(word);
}

static bool is_author(const struct metadata *metadata, const char *name)
{
	for (size_t i = 0; i < metadata->authors.count; i++)
		if (strcmp(metadata->authors.items[i].text.text, name) == 0)
			return true;
	return false;
}

void byline_add_of_page(struct tree *tree, struct node *section, struct node *heading,
			const struct metadata *metadata, const char *language)
{
	struct node *line = tree_element(tree, EL_P, 0, 0);
	const char *site = metadata->publisher.text, *date = metadata->date.text;
	const char *address = metadata->sources.count ? metadata->sources.items[0].text : NULL;
	const char *comma = lines_comma(language);
	tree_set(tree, line, "class", "byline");
	for (size_t i = 0; i < metadata->authors.count; i++)
		put(tree, line, comma, EL_SPAN, NULL, NULL, metadata->authors.items[i].text.text);
	if (site && !is_author(metadata, site))
		put(tree, line, comma, EL_A, "href", address, site);
	if (date)
		put(tree, line, comma, EL_TIME, "datetime", date,
		    date_written(tree->arena, language, date));
	if (!line->children)
		return;
	while (heading && heading->next && is_subtitle(heading->next))
		heading = heading->next;
	if (heading && heading->parent)
		tree_insert_after(heading, line);
	else if (section->children)
		tree_insert_before(section->children, line);
}

void byline_add(struct tree *tree, struct node *section, struct node *heading, const char *title,
		const struct metadata *metadata, const char *language)
{
	struct node *header = tree_element(tree, EL_HEADER, 0, 0);
	if (title)
		tree_set(tree, frame_add(tree, header, EL_H1, NULL, title), "epub:type", "title");
	add_subtitle(tree, header, metadata);
	add_names(tree, header, metadata, language);
	add_date(tree, header, metadata, language);
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
