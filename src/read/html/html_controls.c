/* Controls that say something to those who can't press them: boxes that are ticked; buttons,
 * choices and bars in a sentence. */
#include "read/html/html_parts.h"

#include "base/buf.h"
#include "base/label.h"
#include "base/length.h"
#include "base/unicode.h"
#include "xhtml/model/model.h"

#include <string.h>

static const char ticked[] = "☑", open[] = "☐";

/* Boxes of lists of tasks that are drawn by a style sheet, and what holds such lists. */
static const struct {
	const char *above, *class_name, *sign;
} drawn[] = {
    {NULL, "checkbox-on", ticked}, /* Notion */
    {NULL, "checkbox-off", open},
    {"inline-task-list", "checked", ticked}, /* Confluence */
    {"inline-task-list", NULL, open},
};

/* Whether nothing is before the node in the item. */
static bool begins(const struct node *node, const struct node *item)
{
	for (const struct node *before = item->children; before != node;
	     before = tree_next(before, item))
		if (before->kind == NODE_TEXT && !label_is_blank(before->text))
			return false;
	return true;
}

/* Whether a box to tick begins an item, or is all that a cell holds. */
static bool is_of_tasks(const struct node *box)
{
	const char *type = tree_get(box, "type");
	if (!type || strcmp(type, "checkbox") != 0)
		return false;
	for (const struct node *up = box->parent; up; up = up->parent) {
		enum element element = element_of(up);
		if (element == EL_LI)
			return begins(box, up);
		if (element == EL_TD)
			return html_only_child(up) == box;
		if (element != EL_LABEL && element != EL_P && element != EL_DIV &&
		    element != EL_SPAN)
			return false;
	}
	return false;
}

/* The sign for what is, or isn't, ticked; NULL: it is something else. */
static const char *sign_of(const struct node *node)
{
	if (element_of(node) == EL_INPUT && is_of_tasks(node))
		return tree_get(node, "checked") ? ticked : open;
	for (size_t i = 0; i < sizeof drawn / sizeof *drawn; i++) {
		bool is_item = drawn[i].above && element_of(node) == EL_LI &&
			       tree_has_class(node->parent, drawn[i].above);
		bool is_named = !drawn[i].class_name || tree_has_class(node, drawn[i].class_name);
		if (is_named && (is_item || (!drawn[i].above && html_is_empty(node))))
			return drawn[i].sign;
	}
	return NULL;
}

/* The sign, and one blank before what is ticked. */
static void set_sign(struct tree *tree, struct node *node, const char *sign)
{
	bool is_item = element_of(node) == EL_LI;
	struct node *next = is_item ? node->children : node->next;
	bool apart = !next || (next->kind == NODE_TEXT && strchr(" \t\n", *(char *)next->text));
	struct node *text =
	    tree_text_borrowed(tree, apart ? sign : arena_format(tree->arena, "%s ", sign));
	if (is_item && next)
		tree_insert_before(next, text);
	else if (is_item)
		tree_append(node, text);
	else
		tree_insert_before(node, text);
	if (!is_item)
		tree_unlink(node);
}

/* Whether words stand before or behind the node, in its block and its line. */
static bool is_beside_words(const struct node *node, const struct node *block, bool behind)
{
	enum { MOST = 64 }; /* nodes beside it that say nothing */
	int left = MOST;
	for (; node != block; node = node->parent)
		for (const struct node *beside = behind ? node->next : node->prev;
		     beside && left-- > 0; beside = behind ? beside->next : beside->prev) {
			bool is_element = beside->kind == NODE_ELEMENT;
			if (element_of(beside) == EL_BR ||
			    (is_element && rule_of(beside)->level != LEVEL_INLINE))
				return false;
			if (is_element ? tree_has_words(beside) : unicode_has_words(beside->text))
				return true;
		}
	return false;
}

/* Whether the node stands among words on both sides, or on one. */
static bool is_in_sentence(const struct node *node, bool on_both)
{
	const struct node *block = html_block_of(node->parent);
	enum element element = element_of(block);
	if (element != EL_P && element != EL_LI && element != EL_DD && element != EL_TD)
		return false;
	bool before = is_beside_words(node, block, false);
	return on_both ? before && is_beside_words(node, block, true)
		       : before || is_beside_words(node, block, true);
}

/* What is chosen, or if nothing is, what there is to choose from. */
static const char *choice_in(struct arena *arena, const struct node *select)
{
	enum { LONGEST = 200 }; /* bytes: more is no part of a sentence */
	struct buf all = BUF_EMPTY;
	const char *choice = NULL;
	for (const struct node *node = select; node && !choice; node = tree_next(node, select)) {
		if (element_of(node) != EL_OPTION || !tree_has_words(node))
			continue;
		const char *words = tree_words(arena, node);
		buf_printf(&all, "%s%s", all.size ? " / " : "", words);
		choice = tree_get(node, "selected") ? words : NULL;
	}
	if (!choice && all.size)
		choice = arena_copy(arena, all.data, all.size);
	buf_clear(&all);
	return choice && strlen(choice) <= LONGEST ? choice : NULL;
}

/* How far it is, of a hundred. */
static const char *share_in(struct arena *arena, const struct node *bar)
{
	enum { WHOLE = 100 };
	const char *end,
	    *said[] = {tree_get(bar, "min"), tree_get(bar, "value"), tree_get(bar, "max")};
	double numbers[] = {0, 0, 1};
	for (size_t i = 0; i < sizeof said / sizeof *said; i++)
		if (said[i])
			numbers[i] = length_number(said[i], &end);
	double share = (numbers[1] - numbers[0]) / (numbers[2] - numbers[0]);
	return said[1] && share >= 0 && share <= 1 ? arena_format(arena, "%.0f %%", share * WHOLE)
						   : NULL;
}

/* What the node says in a sentence by what it shows, not by words in it; NULL: nothing. */
static const char *words_of(struct arena *arena, const struct node *node)
{
	const char *role = tree_get(node, "role");
	switch (element_of(node)) {
	case EL_SELECT:
		return is_in_sentence(node, true) ? choice_in(arena, node) : NULL;
	case EL_METER:
	case EL_PROGRESS:
		return !tree_has_words(node) && is_in_sentence(node, false) ? share_in(arena, node)
									    : NULL;
	case EL_I:
	case EL_SPAN:
		return role && strcmp(role, "img") == 0 && html_is_empty(node) &&
			       is_in_sentence(node, false)
			   ? tree_get(node, "aria-label")
			   : NULL;
	default:
		return NULL;
	}
}

void html_read_controls(struct tree *tree)
{
	struct node *body = tree->body;
	for (struct node *node = body->children, *next; node; node = next) {
		next = tree_next(node, body);
		const char *sign = node->kind == NODE_ELEMENT ? sign_of(node) : NULL;
		const char *words = node->kind == NODE_ELEMENT ? words_of(tree->arena, node) : NULL;
		if (sign) {
			next = element_of(node) == EL_LI ? next : tree_next_skipping(node, body);
			set_sign(tree, node, sign);
		} else if (element_of(node) == EL_BUTTON && tree_has_words(node) &&
			   is_in_sentence(node, true)) { /* "Press [Save] to go on." */
			tree_rename(node, EL_SPAN);
		} else if (words) {
			next = tree_next_skipping(node, body);
			tree_insert_before(node, tree_text(tree, words, strlen(words)));
			tree_unlink(node);
		}
	}
}
