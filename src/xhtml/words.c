/* Words that take the place of what a book can't show. */
#include "xhtml/words.h"

#include "xhtml/attributes.h"

#include <string.h>

static bool ends_with_space(const xmlNode *node)
{
	if (!node || node->type != XML_TEXT_NODE)
		return !node;
	size_t size = strlen((const char *)node->content);
	return !size || strchr(" \t\n", node->content[size - 1]);
}

static bool starts_with_space(const xmlNode *node)
{
	return !node || (node->type == XML_TEXT_NODE && strchr(" \t\n", node->content[0]));
}

void words_instead(struct tree *tree, xmlNode *node, const char *words)
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

void content_instead(struct tree *tree, xmlNode *node)
{
	if (!ends_with_space(node->prev))
		tree_insert_before(node, tree_text_borrowed(tree, " "));
	if (!starts_with_space(node->next))
		tree_insert_after(node, tree_text_borrowed(tree, " "));
	tree_unwrap(node);
}

void link_to_text(xmlNode *link)
{
	tree_rename(link, node_facts(link) & NODE_IS_BLOCK ? EL_DIV : EL_SPAN);
	restrict_attributes(link);
	if (!link->properties)
		tree_unwrap(link);
}
