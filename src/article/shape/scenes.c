/* What authors set between two scenes, "* * *" or "#" in a line of its own, is a break to a
 * listener, too. */
#include "article/shape/shape.h"

#include "base/buf.h"
#include "base/ornaments.h"

#include <string.h>

enum { LONGEST = 120, LEAST_ORNAMENTS = 3 };

/* Those that part scenes where they stand alone: others may be what the text speaks of. */
static bool parts_alone(unsigned c)
{
	static const unsigned signs[] = {'*', '#', 0x203B, 0x2042, 0x2051, 0x2619, 0x2766, 0x2767};
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (signs[i] == c)
			return true;
	return false;
}

static bool may_be(const struct node *node)
{
	return element_of(node) == EL_P || element_of(node) == EL_DIV || is_heading(node);
}

static bool is_plain(const struct node *node)
{
	switch (element_of(node)) {
	case EL_B:
	case EL_BR:
	case EL_EM:
	case EL_I:
	case EL_SPAN:
	case EL_STRONG:
		return !tree_get(node, "id");
	default:
		return node->kind == NODE_TEXT;
	}
}

static bool holds_ornaments(const struct node *block)
{
	struct buf text = BUF_EMPTY;
	struct ornaments ornaments = {0};
	bool is_all = true;
	for (const struct node *node = block->children; node && is_all;
	     node = tree_next(node, block)) {
		is_all = is_plain(node) && text.size <= LONGEST;
		if (node->kind == NODE_TEXT)
			buf_puts(&text, node->text);
	}
	is_all =
	    is_all && text.size && ornaments_only(text.data, text.data + text.size, &ornaments);
	buf_clear(&text);
	unsigned count = ornaments.marks + ornaments.strokes;
	return is_all && (count >= LEAST_ORNAMENTS || (count == 1 && parts_alone(ornaments.last)));
}

/* Paragraphs, or what else holds text; what stands at an edge parts nothing. */
static bool is_text(const struct node *node)
{
	switch (element_of(node)) {
	case EL_P:
	case EL_DIV:
	case EL_BLOCKQUOTE:
	case EL_FIGURE:
	case EL_SECTION:
		return true;
	default:
		return is_heading(node);
	}
}

static bool parts(const struct node *block)
{
	const struct node *before = tree_beside(block, false), *behind = tree_beside(block, true);
	return before && behind && is_text(before) && is_text(behind) && holds_ornaments(block);
}

void scenes_part(struct tree *tree)
{
	for (struct node *node = tree->body; node; node = tree_next(node, tree->body))
		if (may_be(node) && parts(node)) {
			node->children = node->last = NULL;
			tree_remove(node, "class");
			tree_rename(node, EL_HR);
		}
}
