/* Notes that were found in a page: out of their places, whose remains go. */
#include "base/label.h"
#include "read/html/html_parts.h"

/* Whether nothing is left but what stood above notes or between them. */
static bool is_remains(const struct node *root)
{
	enum { MOST = 64 };
	int left = MOST;
	for (const struct node *node = root; node;) {
		bool apart = is_heading(node) || element_of(node) == EL_HR;
		bool shown = node->kind == NODE_TEXT
				 ? !label_is_blank(node->text)
				 : !apart && !node->children && !html_is_empty(node);
		if (shown || left-- == 0)
			return false;
		node = apart ? tree_next_skipping(node, root) : tree_next(node, root);
	}
	return true;
}

/* What held the notes and holds nothing any more goes, with the line or the heading above it. */
static void drop_remains(struct node *held, const struct node *body)
{
	while (held && held != body && is_remains(held)) {
		struct node *above = held->parent, *before = tree_beside(held, false),
			    *behind = tree_beside(held, true);
		tree_unlink(held);
		bool ends = !behind || tree_has_class(behind, "footnote");
		bool heads =
		    before && is_heading(before) && element_of(before) != EL_H1 &&
		    (ends || (is_heading(behind) && element_of(behind) <= element_of(before)));
		if (before && (element_of(before) == EL_HR || heads))
			tree_unlink(before);
		held = above;
	}
}

/* What is in a note is paragraphs, in no wrapper. */
static void settle(struct tree *tree, struct node *aside)
{
	const struct node *only = html_only_child(aside);
	if (only && element_of(only) == EL_DIV)
		tree_unwrap((struct node *)only);
	if (!html_holds_words(aside))
		return;
	struct node *paragraph = tree_element(tree, EL_P, 0, 0);
	for (struct node *node = aside->children, *next; node; node = next) {
		next = node->next;
		tree_unlink(node);
		tree_append(paragraph, node);
	}
	tree_append(aside, paragraph);
}

void html_move_notes(struct tree *tree, const struct html_note *notes, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct html_note *note = &notes[i];
		struct node *above = note->block->parent;
		if (element_of(note->block) == EL_P) {
			tree_remove(note->block, "id"); /* the note has one */
			tree_unlink(note->block);
			tree_append(note->aside, note->block);
		}
		while (note->block->children && note->block->parent) {
			struct node *child = note->block->children;
			tree_unlink(child);
			tree_append(note->aside, child);
		}
		if (note->block->parent && note->block->parent != note->aside)
			drop_remains(note->block, tree->body);
		settle(tree, note->aside);
		tree_append(tree->body, note->aside);
		if (above && above->parent)
			drop_remains(above, tree->body);
	}
}
