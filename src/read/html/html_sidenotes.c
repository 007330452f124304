/* Notes that stand among the words and that a style sheet sets into the margin, as Tufte's has it.
 */
#include "read/html/html_parts.h"

#include "base/vec.h"

typedef VEC(struct html_note) note_list;

static bool has_one_of(const struct node *node, const char *const *names, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (tree_has_class(node, names[i]))
			return true;
	return false;
}

/* Among words: what is a box of its own stands well where it is. */
static bool is_sidenote(struct node *node)
{
	static const char *const names[] = {"sidenote", "side-note", "marginnote", "margin-note"};
	return node->kind == NODE_ELEMENT && node->attributes && element_of(node) != EL_A &&
	       html_block_of(node) != node &&
	       has_one_of(node, names, sizeof names / sizeof *names) && tree_has_words(node);
}

/* What shows the note on a narrow screen: a box to tick, and its label. */
static bool is_switch(const struct node *node)
{
	return (element_of(node) == EL_LABEL || element_of(node) == EL_INPUT) &&
	       tree_has_class(node, "margin-toggle");
}

static struct html_note take_note(struct tree *tree, struct node *block, size_t number)
{
	struct place at = tree_place(tree, block);
	const char *id = tree_get(block, "id");
	if (!id)
		id = arena_format(tree->arena, "note-beside-%zu", number);
	struct node *aside = tree_element(tree, EL_ASIDE, at.line, at.column);
	tree_set(tree, aside, "epub:type", "footnote");
	tree_set(tree, aside, "class", "footnote");
	tree_set(tree, aside, "id", id);
	struct node *link = tree_element(tree, EL_A, at.line, at.column);
	tree_set(tree, link, "epub:type", "noteref");
	tree_set(tree, link, "class", "noteref");
	tree_set(tree, link, "href", arena_format(tree->arena, "#%s", id));
	tree_append(link, tree_text_borrowed(tree, "*"));
	tree_insert_before(block, link);
	return (struct html_note){block, aside};
}

void html_find_sidenotes(struct tree *tree)
{
	struct node *body = tree->body;
	note_list notes = {0};
	for (struct node *node = body->children, *next; node; node = next) {
		bool is_gone = is_switch(node), is_note = !is_gone && is_sidenote(node);
		next = is_gone || is_note ? tree_next_skipping(node, body) : tree_next(node, body);
		if (is_note) {
			struct html_note note = take_note(tree, node, notes.count + 1);
			vec_push(&notes, note);
		} else if (is_gone) {
			tree_unlink(node);
		}
	}
	html_move_notes(tree, notes.items, notes.count);
	vec_clear(&notes);
}
