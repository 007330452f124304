/* What stands above a document's text: the title that it lacks, and who wrote it. */
#include "article/passage/passage_parts.h"
#include "base/label.h"

#include <string.h>

enum { LINES_ABOVE = 120 }; /* bytes of text that may stand above the heading that it opens with */

/* What its words begin with, out of the boxes around it; NULL: it has none. */
static const struct node *first_words(const struct document_piece *piece)
{
	const struct node *section = piece->section, *node = section;
	while (node && (node->kind != NODE_TEXT || label_is_blank(node->text)))
		node = tree_next(node, section);
	while (node && node->parent != section && !cut_may_part(element_of(node->parent)))
		node = node->parent;
	return node;
}

/* Whether a heading stands at its start, or below a line or two, as a kicker and a date are. */
static bool opens_with_heading(const struct document_piece *piece)
{
	size_t size = 0;
	for (const struct node *node = piece->section; node && size <= LINES_ABOVE;
	     node = tree_next(node, piece->section)) {
		if (is_heading(node))
			return true;
		if (node->kind == NODE_TEXT && !label_is_blank(node->text))
			size += strlen(node->text);
	}
	return false;
}

static bool has_heading_saying(const struct passage *passage, const char *title)
{
	const struct node *body = passage->tree->body;
	for (const struct node *node = body; node; node = tree_next(node, body))
		if (is_heading(node) && passage_says(passage, node, title))
			return true;
	return false;
}

/* Whether what somebody called it stands nowhere at its start: in no heading there, nor in a
 * heading further down that would say it again, nor in its first line. */
static bool lacks_title(const struct document_piece *piece)
{
	const struct passage *passage = piece->passage;
	const char *title = piece->document.label;
	const struct node *first = first_words(piece);
	return passage_title_given(passage) && !piece->cut->heading && !passage->cuts.title &&
	       !piece->cut->part && !matter_is_opening(piece->document.matter) &&
	       piece->section->children && !(first && passage_says(passage, first, title)) &&
	       !opens_with_heading(piece) && !has_heading_saying(passage, title);
}

/* What stands first in the article has the title that it has in the contents. */
static void add_title(struct document_piece *piece)
{
	struct tree *tree = piece->passage->tree;
	struct node *heading = frame_add(tree, piece->section, EL_H1, NULL, piece->document.label);
	tree_set(tree, heading, "epub:type", "title");
	tree_unlink(heading);
	tree_insert_before(piece->section->children, heading);
	piece->titled = true;
}

/* The heading under which its byline stands: its own, or one below other words that says what it is
 * called. */
static struct node *heading_of(const struct document_piece *piece)
{
	struct node *title = piece->passage->cuts.title;
	if (piece->cut->heading || !title)
		return piece->cut->heading;
	return passage_says(piece->passage, title, piece->document.label) ? title : NULL;
}

/* The title in front matter, or that of its kind; NULL: nobody says one. */
static const char *title_in_front(const struct passage *passage)
{
	const char *said = passage_title_said(passage);
	bool by_kind = passage_is_titled_by_kind(passage) && !matter_is_opening(passage->matter);
	return said ? said : by_kind ? passage->to->title : NULL;
}

void passage_add_header(struct document_piece *piece)
{
	const struct passage *passage = piece->passage;
	const struct metadata *metadata = &passage->article->metadata;
	const char *language = passage->brief->language;
	if (piece->index > 0)
		return;
	struct node *section = piece->section, *heading = heading_of(piece);
	bool lacks = lacks_title(piece); /* before there are words of octavo's own */
	if (passage->tree->is_article)
		byline_add_of_page(passage->tree, section, heading, metadata, language);
	if (passage_shows_front_matter(passage)) {
		const char *title = heading ? NULL : title_in_front(passage);
		byline_add(passage->tree, section, heading, title, metadata, language);
		piece->titled = title;
	}
	if (!piece->titled && lacks)
		add_title(piece);
}
