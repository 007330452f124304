/* What is said of a paragraph as a whole, and its words, whichever element it is. */
#include "read/word/draft_tree.h"

#include <string.h>

/* What is said of a paragraph as a whole: its language and its direction, where they aren't the
 * book's. */
void draft_say_script(struct draft_builder *builder, struct node *node,
		      const struct draft_paragraph *paragraph)
{
	enum draft_direction direction = paragraph->direction;
	if (paragraph->language)
		tree_set(builder->tree, node, "lang", paragraph->language);
	if (direction && direction != builder->direction)
		tree_set(builder->tree, node, "dir",
			 direction == DIRECTION_RIGHT_TO_LEFT ? "rtl" : "ltr");
}

/* Whether a formula is all that the paragraph shows. */
static bool is_formula(const struct draft_paragraph *paragraph)
{
	const struct draft_piece *only = paragraph->first;
	return only && only == paragraph->last && only->kind == PIECE_FORMULA;
}

static const char *class_of(const struct draft_paragraph *paragraph)
{
	switch (paragraph->role) {
	case STYLED_SUBTITLE:
		return "subtitle";
	case STYLED_AUTHOR:
		return "byline";
	case STYLED_DATE:
		return "dateline";
	default:
		break;
	}
	if (is_formula(paragraph))
		return "formula";
	if (paragraph->alignment == ALIGNED_CENTRE)
		return "center";
	if (paragraph->alignment == ALIGNED_END)
		return paragraph->direction == DIRECTION_RIGHT_TO_LEFT ? "left" : "right";
	return NULL;
}

/* The label that a numbered heading or caption begins with, which is part of what it says. */
void draft_add_label(struct draft_builder *builder, struct node *node,
		     const struct draft_paragraph *paragraph)
{
	const char *label = paragraph->item.label;
	size_t size = label ? strlen(label) : 0;
	if (size)
		tree_append(node, tree_text_borrowed(
				      builder->tree,
				      arena_format(builder->draft->arena,
						   label[size - 1] == ' ' ? "%s" : "%s ", label)));
}

struct node *draft_fill_paragraph(struct draft_builder *builder, struct node *node,
				  const struct draft_paragraph *paragraph)
{
	struct tree *tree = builder->tree;
	const char *class = class_of(paragraph);
	if (class)
		tree_set(tree, node, "class", class);
	draft_say_script(builder, node, paragraph);
	bool says_label = !draft_is_item(builder->draft, paragraph) ||
			  draft_says_label(builder->draft, &paragraph->item);
	if (paragraph->item.list && says_label)
		draft_add_label(builder, node, paragraph);
	draft_build_pieces(builder, node, paragraph);
	return node;
}
