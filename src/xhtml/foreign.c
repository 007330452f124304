/* What MathML and SVG share. */
#include "xhtml/xhtml_parts.h"

#include <string.h>

const char *foreign_words(struct arena *arena, const struct node *root)
{
	struct buf words = BUF_EMPTY;
	for (const struct node *node = root, *next; node; node = next) {
		bool silent =
		    node->kind == NODE_ELEMENT && words_have("style script metadata", node->name);
		next = silent ? tree_next_skipping(node, root) : tree_next(node, root);
		if (node->kind != NODE_TEXT)
			continue;
		const char *text = node->text;
		for (size_t size; *(text += strspn(text, " \t\n")); text += size) {
			size = strcspn(text, " \t\n");
			buf_puts(&words, words.size ? " " : "");
			buf_add(&words, text, size);
		}
	}
	const char *kept = arena_copy(arena, words.data ? words.data : "", words.size);
	buf_clear(&words);
	return kept;
}

bool foreign_is_shallow(const struct node *root, size_t room)
{
	size_t depth = 0;
	for (const struct node *node = root; node;) {
		if (node->children && node->kind == NODE_ELEMENT) {
			node = node->children;
			if (++depth >= room)
				return false;
			continue;
		}
		while (node != root && !node->next) {
			node = node->parent;
			depth--;
		}
		node = node == root ? NULL : node->next;
	}
	return true;
}
