/* Words that take the place of what a book can't show. */
#include "xhtml/words.h"

#include "xhtml/xhtml_parts.h"

#include <string.h>

/* Whether words may stand right behind it: it ends with a space, or a bracket that opens. */
static bool ends_apart(const struct node *node)
{
	static const char *const signs[] = {" ", "\t", "\n", "(", "[", "“", "‘", "«"};
	if (!node || node->kind != NODE_TEXT || !*node->text)
		return !node || node->kind == NODE_TEXT;
	const char *end = node->text + strlen(node->text);
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		size_t size = strlen(signs[i]);
		if ((size_t)(end - node->text) >= size && memcmp(end - size, signs[i], size) == 0)
			return true;
	}
	return false;
}

/* Whether words may stand right before it: it starts with a space, or a sign that ends them. */
static bool starts_apart(const struct node *node)
{
	static const char *const signs[] = {" ", "\t", "\n", ".", ",", ";", ":",  "!",  "?",
					    ")", "]",  "”",  "’", "»", "…", "。", "、", "，"};
	if (!node || node->kind != NODE_TEXT || !*node->text)
		return !node || node->kind == NODE_TEXT;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (strncmp(node->text, signs[i], strlen(signs[i])) == 0)
			return true;
	return false;
}

void words_instead(struct tree *tree, struct node *node, const char *words)
{
	bool inline_parent = rule_of(node->parent)->level == LEVEL_INLINE;
	bool before = !ends_apart(node->prev) || (inline_parent && !node->prev);
	bool after = !starts_apart(node->next) || (inline_parent && !node->next);
	const char *text =
	    *words ? arena_format(tree->arena, "%s%s%s", before ? " " : "", words, after ? " " : "")
		   : " ";
	if (*words || (before && after))
		tree_insert_before(node, tree_text_borrowed(tree, text));
	tree_unlink(node);
}

void content_instead(struct tree *tree, struct node *node)
{
	if (!ends_apart(node->prev))
		tree_insert_before(node, tree_text_borrowed(tree, " "));
	if (!starts_apart(node->next))
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
