/* What MathML and SVG share. */
#include "xhtml/foreign.h"

#include <string.h>

bool names_have(const char *names, const char *name)
{
	size_t size = strlen(name);
	while (*(names += strspn(names, " "))) {
		size_t length = strcspn(names, " ");
		if (length == size && memcmp(names, name, size) == 0)
			return true;
		names += length;
	}
	return false;
}

const char *foreign_words(struct arena *arena, const xmlNode *root)
{
	struct buf words = BUF_EMPTY;
	for (const xmlNode *node = root, *next; node; node = next) {
		bool silent = node->type == XML_ELEMENT_NODE &&
			      names_have("style script metadata", (const char *)node->name);
		next = silent ? tree_next_skipping(node, root) : tree_next(node, root);
		if (node->type != XML_TEXT_NODE)
			continue;
		const char *text = (const char *)node->content;
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

bool foreign_is_shallow(const xmlNode *root, size_t room)
{
	size_t depth = 0;
	for (const xmlNode *node = root; node;) {
		if (node->children && node->type == XML_ELEMENT_NODE) {
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
