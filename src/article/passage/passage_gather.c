/* What the book wants to know of a document: its headings, ids, marks, languages and words. */
#include "article/passage/passage_parts.h"
#include "article/word_count.h"
#include "base/slug.h"

#include <string.h>

enum { OPENING = 400 }; /* bytes of its text that tell it from its namesakes */

/* The words that tell it from its namesakes. */
void passage_note_opening(struct document_piece *piece)
{
	const struct node *section = piece->section;
	char words[OPENING + 1];
	size_t size = 0;
	for (const struct node *node = section; node && size < OPENING;
	     node = tree_next(node, section)) {
		if (node->kind != NODE_TEXT)
			continue;
		size_t more = strnlen(node->text, OPENING - size);
		memcpy(words + size, node->text, more);
		size += more;
	}
	words[size] = '\0';
	piece->document.opening = slug_hash(words);
}

/* Which the book's style sheet goes by. */
void passage_note_languages(struct document_piece *piece)
{
	struct contribution *to = piece->passage->to;
	const struct node *html = piece->section->parent->parent;
	for (const struct node *node = html; node; node = tree_next(node, html)) {
		const char *language =
		    node->kind == NODE_ELEMENT && node->attributes ? tree_get(node, "lang") : NULL;
		if (language)
			emphasis_add(&to->languages, language, to->arena);
	}
}

void passage_gather_headings(struct document_piece *piece)
{
	const struct passage *passage = piece->passage;
	struct node *section = piece->section;
	/* below a few words, as menus are, the title is the document's own all the same */
	bool holds_title = piece->index == 0 && !piece->cut->heading;
	const struct node *own = holds_title ? passage->cuts.title : piece->cut->heading;
	unsigned above = own || piece->titled ? 1 : 0;
	if (piece->cut->continues)
		above = passage->level_above;
	piece->passage->level_above = above;
	size_t number = 0;
	passage_add_opening_lines(piece);
	for (struct node *node = section; node; node = tree_next(node, section)) {
		if (node->kind != NODE_ELEMENT || !tree_get(node, "id"))
			continue;
		number += is_heading(node);
		bool is_said = passage_add_lines(piece, node, number);
		if (is_said || !is_heading(node) || node == own || !heading_counts(node))
			continue;
		const char *label = passage_words(passage, node);
		unsigned level = element_of(node) - EL_H1 + 1;
		if (*label)
			vec_push(&piece->document.headings,
				 (struct heading){
				     .label = label,
				     .id = arena_string(passage->to->arena, tree_get(node, "id")),
				     .depth = level > above ? level - above : 1,
				     .number = number,
				 });
	}
}

void passage_gather_anchors(struct document_piece *piece)
{
	const struct passage *passage = piece->passage;
	const struct node *section = piece->section;
	for (const struct node *node = section; node; node = tree_next(node, section)) {
		const char *id =
		    node->kind == NODE_ELEMENT && node->attributes ? tree_get(node, "id") : NULL;
		if (id)
			*map_at(&passage->to->anchors, arena_string(passage->to->arena, id)) =
			    passage->to->documents.count;
	}
}

/* What the lists beside the contents are made of. */
void passage_gather_marks(struct document_piece *piece)
{
	const struct passage *passage = piece->passage;
	mark_list *marks = &piece->document.marks;
	if (passage->marked)
		marks_gather(marks, piece->section, &passage->brief->wishes, passage->to->arena);
	for (size_t i = 0; i < marks->count; i++)
		passage->to->holdings.pages |= marks->items[i].kind == MARK_PAGE;
}

void passage_count_words(struct document_piece *piece)
{
	piece->document.count = word_count_of(piece->section);
}
