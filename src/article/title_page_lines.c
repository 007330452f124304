/* What stands under the title of an article that is the book, and nothing else before its first
 * chapter: lines of a title page, which octavo makes, so that they are no chapter of their own. */
#include "article/passage_parts.h"

#include "metadata/dates.h"
#include "read/text/text_headings.h"

#include <string.h>

/* What kind of line it is, as the title page knows them; NULL: it is another text. */
static const char *class_of(const struct passage *passage, const struct node *node)
{
	const struct metadata *metadata = &passage->article->metadata;
	const char *words = passage_words(passage, node), *name;
	if (tree_has_class(node, "dateline") || date_normal(passage->to->arena, words, NULL))
		return "date";
	if (tree_has_class(node, "subtitle"))
		return "subtitle";
	for (size_t i = 0; i < metadata->authors.count; i++)
		if (strcmp(metadata->authors.items[i].text.text, words) == 0)
			return "author";
	if (tree_has_class(node, "byline") || text_byline(words, strlen(words), &name))
		return "author";
	return NULL;
}

/* Whether the paragraph is nothing but words, which a line can say. */
static bool is_plain(const struct node *root)
{
	for (const struct node *node = root; node; node = tree_next(node, root)) {
		enum element element = element_of(node);
		if (element == EL_A || element == EL_IMG || element == EL_MATH || element == EL_BR)
			return false;
	}
	return true;
}

/* Whether the title page can say what the node holds, beside the title; notes it. */
static bool take(struct passage *passage, const struct node *node)
{
	if (node == passage->cuts.title ||
	    (node->kind == NODE_TEXT && !*passage_words(passage, node)))
		return true;
	bool fits = element_of(node) == EL_HEADER || element_of(node) == EL_DIV;
	for (const struct node *child = node->children; fits && child; child = child->next)
		fits = take(passage, child);
	if (fits || element_of(node) != EL_P || !is_plain(node))
		return fits;
	const char *class = class_of(passage, node);
	if (class)
		vec_push(&passage->to->title_lines,
			 (struct title_line){class, passage_words(passage, node)});
	return class != NULL;
}

bool title_page_takes(struct passage *passage)
{
	const struct cuts *cuts = &passage->cuts;
	const struct brief *brief = passage->brief;
	if (!passage->lone || cuts->items.count < 2 || !cuts->items.items[0].heading ||
	    cuts->items.items[0].heading != cuts->title ||
	    strcmp(passage_words(passage, cuts->title),
		   brief->title ? brief->title : passage->to->title) != 0)
		return false;
	bool fits = true;
	for (const struct node *node = cuts->items.items[0].start;
	     node != cuts->items.items[1].start && fits; node = node->next)
		fits = take(passage, node);
	fits &= !passage->to->title_lines.count || !brief->manuscript->no_title_page;
	if (!fits)
		passage->to->title_lines.count = 0;
	return fits;
}
