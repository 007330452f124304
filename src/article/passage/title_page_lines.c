/* What stands under the title of an article that is the book, and nothing else before its first
 * chapter: lines of a title page, which octavo makes, so that they are no chapter of their own; and
 * behind them a dedication, which has a page to itself. */
#include "article/passage/passage_parts.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "metadata/dates.h"
#include "read/text/headings/text_headings.h"

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

/* How dedications begin, in small letters. */
static const struct {
	const char *language, *words;
} dedications[] = {
    {"en", "for "},
    {"en", "to "},
    {"en", "in memory of "},
    {"en", "in loving "},
    {"en", "dedicated to "},
    {"de", "für "},
    {"de", "meine"},
    {"de", "gewidmet "},
    {"de", "in erinnerung an "},
    {"fr", "à "},
    {"fr", "pour "},
    {"fr", "en mémoire d"},
    {"fr", "en souvenir "},
    {"es", "para "},
    {"es", "a "},
    {"es", "en memoria "},
    {"it", "a "},
    {"it", "per "},
    {"it", "alla memoria "},
    {"pt", "para "},
    {"pt", "a "},
    {"pt", "à "},
    {"pt", "em memória "},
    {"nl", "voor "},
    {"sv", "till "},
    {"da", "til "},
    {"nb", "til "},
    {"pl", "dla "},
    {"ru", "посвящается "},
    {"ru", "памяти "},
    {"ar", "إلى "},
    {"ar", "إهداء"},
    {"he", "לזכר "},
    {"zh", "献给"},
    {"zh", "獻給"},
};

static bool begins_dedication(const struct passage *passage, const struct node *node)
{
	const char *language = passage->brief->language;
	const char *words = unicode_folded(passage->to->arena, passage_words(passage, node));
	for (size_t i = 0; i < sizeof dedications / sizeof *dedications; i++)
		if (strncmp(language, dedications[i].language, 2) == 0 &&
		    strncmp(words, dedications[i].words, strlen(dedications[i].words)) == 0)
			return true;
	return false;
}

/* Whether a line is set apart from prose: in the middle, on the right, or all of it slanted. */
static bool is_set_apart(const struct node *node)
{
	const struct node *only = node->children;
	bool is_slanted = only && !only->next && element_of(only) == EL_EM;
	return is_slanted || tree_has_class(node, "center") || tree_has_class(node, "right") ||
	       tree_has_class(node, "left");
}

/* Whether what stands from the node on is a dedication: a few short lines. */
static bool is_dedication(const struct passage *passage, const struct node *node,
			  const struct node *end)
{
	enum { MOST_LINES = 4, MOST_CHARACTERS = 120 };
	size_t lines = 0;
	for (; node != end; node = node->next) {
		const char *words = passage_words(passage, node);
		if (node->kind == NODE_TEXT && !*words)
			continue;
		if (element_of(node) != EL_P || !is_set_apart(node) ||
		    utf8_length(words, strlen(words)) > MOST_CHARACTERS ||
		    (!lines && !begins_dedication(passage, node)) || ++lines > MOST_LINES)
			return false;
	}
	return lines > 0;
}

bool title_page_takes(struct passage *passage)
{
	struct cuts *cuts = &passage->cuts;
	const struct brief *brief = passage->brief;
	if (!passage->lone || cuts->items.count < 2 || !cuts->items.items[0].heading ||
	    cuts->items.items[0].heading != cuts->title ||
	    strcmp(passage_words(passage, cuts->title),
		   brief->title ? brief->title : passage->to->title) != 0)
		return false;
	struct node *node = cuts->items.items[0].start, *end = cuts->items.items[1].start;
	while (node != end && take(passage, node))
		node = node->next;
	bool fits = node == end;
	if (!fits && !brief->manuscript->no_title_page && is_dedication(passage, node, end)) {
		cuts->items.items[0] = (struct cut){.start = node};
		passage->dedicated = true;
		return false;
	}
	fits &= !passage->to->title_lines.count || !brief->manuscript->no_title_page;
	if (!fits)
		passage->to->title_lines.count = 0;
	return fits;
}
