/* Attributes at the end of a heading's words. */
#include "read/markdown/markdown_parts.h"

#include <string.h>

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

/* Cuts the heading's words at their last brace, which must not stand inside an element. That of
 * \ref{#x} isn't there yet: the link gets its words in the end. */
static bool cut_words(struct tree *tree, struct node *heading)
{
	for (struct node *node = heading->last; node; node = node->prev) {
		char *brace = node->kind == NODE_TEXT ? strrchr(node->text, '{') : NULL;
		bool waits = element_of(node) == EL_A && !node->children;
		if (waits ||
		    (node->kind != NODE_TEXT && strchr(tree_words(tree->arena, node), '{')))
			return false;
		if (!brace)
			continue;
		while (brace > node->text && is_blank(brace[-1]))
			brace--;
		*brace = '\0';
		while (heading->last != node)
			tree_unlink(heading->last);
		if (!*node->text)
			tree_unlink(node);
		return true;
	}
	return false;
}

void heading_take_attributes(struct tree *tree, struct node *heading, const char *source)
{
	size_t size = strlen(source);
	while (size && is_blank(source[size - 1]))
		size--;
	const char *end = source + size, *open = attributes_before(source, end);
	if (open && cut_words(tree, heading))
		attributes_take(tree, heading, open, end);
}
