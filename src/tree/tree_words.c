/* What a node says, as words. */
#include "tree/tree.h"

#include "base/buf.h"
#include "base/label.h"

#include <string.h>

static void add_words(struct buf *words, const char *text)
{
	for (const char *s = text; *s;) {
		size_t space = strspn(s, " \t\n\r\f"), word = strcspn(s + space, " \t\n\r\f");
		if (space && words->size && words->data[words->size - 1] != ' ')
			buf_putc(words, ' ');
		buf_add(words, s + space, word);
		s += space + word;
	}
}

static bool is_note(const struct node *node)
{
	const char *type = tree_get(node, "epub:type");
	return type && (strcmp(type, "noteref") == 0 || strcmp(type, "footnote") == 0);
}

/* What stands for the element in words; NULL if its own words do. */
static const char *words_for(const struct node *node)
{
	switch (element_of(node)) {
	case EL_IMG:
		return tree_get(node, "alt");
	case EL_MATH:
		return tree_get(node, "alttext");
	case EL_BR:
		return " ";
	case EL_SCRIPT:
	case EL_STYLE:
		return "";
	default:
		return NULL;
	}
}

/* The words that the node itself adds; what is below it adds its own, or nothing. NULL: none. */
static const char *own_words(const struct node *node, const struct node *root,
			     const struct node **next)
{
	const char *instead = words_for(node);
	bool is_over = instead || (node != root && is_note(node));
	*next = is_over ? tree_next_skipping(node, root) : tree_next(node, root);
	return node->kind == NODE_TEXT ? node->text : instead;
}

bool tree_has_words(const struct node *root)
{
	for (const struct node *node = root, *next; node; node = next) {
		const char *words = own_words(node, root, &next);
		if (words && !label_is_blank(words))
			return true;
	}
	return false;
}

char *tree_words(struct arena *arena, const struct node *root)
{
	struct buf words = BUF_EMPTY;
	for (const struct node *node = root, *next; node; node = next) {
		const char *own = own_words(node, root, &next);
		if (own)
			add_words(&words, own);
	}
	while (words.size && words.data[words.size - 1] == ' ')
		buf_cut(&words, words.size - 1);
	char *kept = arena_copy(arena, words.data ? words.data : "", words.size);
	buf_clear(&words);
	return label_is_blank(kept) ? arena_string(arena, "") : kept;
}
