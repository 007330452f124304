/* MyST's lines that hold no words: "(name)=" names what follows, so that it can be linked to; "%"
 * begins a comment, and "+++" parts the cells of a notebook. */
#include "read/markdown/markdown_directives.h"

#include <string.h>

enum begun begin_target(struct blocks *blocks, struct line *line)
{
	struct piece words = trimmed_piece(line->text, line->word, line->end);
	const char *text = line->text + words.start;
	size_t size = words.end - words.start;
	if (line->indent >= CODE_INDENT || size < sizeof "(a)=" - 1 || text[0] != '(' ||
	    memcmp(text + size - 2, ")=", 2) != 0 || strcspn(text + 1, ")\n<>\"& \t") != size - 3 ||
	    !myst_is_read(blocks->markdown->in->dialect))
		return NOTHING;
	blocks_close(blocks);
	const char *id = arena_copy(blocks->tree->arena, text + 1, size - 3);
	struct container *inner = blocks_inner(blocks);
	if (inner && inner->kind == IN_ITEM && !inner->filled && !tree_get(inner->node, "id"))
		tree_set(blocks->tree, inner->node, "id", id);
	else
		vec_push(&blocks->targets, id);
	return BEGUN_LEAF;
}

enum begun begin_comment(struct blocks *blocks, struct line *line)
{
	char mark = line_char(line, 0);
	size_t plus = mark == '+' ? line_run(line, mark) : 0;
	bool parts =
	    plus == 3 && (line_ends(line, line->word + plus) ||
			  (is_blank(line_char(line, plus)) && line_char(line, plus + 1) == '{'));
	if (line->indent >= CODE_INDENT || !blocks->markdown->has_directives ||
	    (mark != '%' && !parts))
		return NOTHING;
	blocks_close(blocks);
	return BEGUN_LEAF;
}

static void add_anchor(struct tree *tree, struct node *parent, const char *id)
{
	struct node *anchor = tree_element(tree, EL_SPAN, 0, 0);
	tree_set(tree, anchor, "id", id);
	tree_append(parent, anchor);
}

/* The first is the block's own id; others stand in it, or before. */
void blocks_take_targets(struct blocks *blocks, struct node *node)
{
	struct tree *tree = blocks->tree;
	enum element element = element_of(node);
	bool may_hold = is_heading(node) || element == EL_P || element == EL_LI ||
			element == EL_DT || element == EL_DD;
	for (size_t i = 0; i < blocks->targets.count; i++) {
		const char *id = blocks->targets.items[i];
		if (!tree_get(node, "id")) {
			tree_set(tree, node, "id", id);
		} else if (may_hold) {
			add_anchor(tree, node, id);
		} else {
			struct node *paragraph = tree_element(tree, EL_P, 0, 0);
			tree_insert_before(node, paragraph);
			add_anchor(tree, paragraph, id);
		}
	}
	blocks->targets.count = 0;
	const char *text = blocks->markdown->source.text;
	struct piece attributes = blocks->attributes;
	blocks->attributes = (struct piece){0, 0};
	if (!piece_is_empty(attributes))
		attributes_take(tree, node, text + attributes.start, text + attributes.end);
}

void targets_end(struct blocks *blocks)
{
	if (!blocks->targets.count)
		return;
	struct node *paragraph = tree_element(blocks->tree, EL_P, 0, 0);
	tree_append(blocks->tree->body, paragraph);
	blocks_take_targets(blocks, paragraph);
}
