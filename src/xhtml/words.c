/* Words that take the place of what a book can't show. */
#include "xhtml/words.h"

#include "xhtml/xhtml_parts.h"

#include <string.h>

static bool ends_with_space(const struct node *node)
{
	if (!node || node->kind != NODE_TEXT)
		return !node;
	size_t size = strlen(node->text);
	return !size || strchr(" \t\n", node->text[size - 1]);
}

static bool starts_with_space(const struct node *node)
{
	return !node || (node->kind == NODE_TEXT && strchr(" \t\n", node->text[0]));
}

void words_instead(struct tree *tree, struct node *node, const char *words)
{
	bool inline_parent = rule_of(node->parent)->level == LEVEL_INLINE;
	bool before = !ends_with_space(node->prev) || (inline_parent && !node->prev);
	bool after = !starts_with_space(node->next) || (inline_parent && !node->next);
	const char *text =
	    *words ? arena_format(tree->arena, "%s%s%s", before ? " " : "", words, after ? " " : "")
		   : " ";
	if (*words || (before && after))
		tree_insert_before(node, tree_text_borrowed(tree, text));
	tree_unlink(node);
}

void content_instead(struct tree *tree, struct node *node)
{
	if (!ends_with_space(node->prev))
		tree_insert_before(node, tree_text_borrowed(tree, " "));
	if (!starts_with_space(node->next))
		tree_insert_after(node, tree_text_borrowed(tree, " "));
	tree_unwrap(node);
}

void link_to_text(struct node *link)
{
	tree_rename(link, node_facts(link) & NODE_IS_BLOCK ? EL_DIV : EL_SPAN);
	restrict_attributes(link);
	if (!link->attributes)
		tree_unwrap(link);
}
