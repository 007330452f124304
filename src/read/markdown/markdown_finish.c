/* What becomes of a block once its words stand in it: a figure, a formula, a heading's attributes.
 */
#include "read/markdown/markdown_tokens.h"

#include <string.h>

/* A picture with words for a caption that has a paragraph to itself is a figure. */
static void make_figure(struct markdown *markdown, struct node *paragraph, unsigned depth)
{
	struct tree *tree = markdown->tree;
	struct node *picture = paragraph->children;
	if (!picture || picture->next || element_of(picture) != EL_IMG)
		return;
	const char *alt = tree_get(picture, "alt"), *title = tree_get(picture, "title");
	if (!title || !alt)
		return;
	tree_remove(picture, "title");
	tree_rename(paragraph, EL_FIGURE);
	struct node *caption = tree_element(tree, EL_FIGCAPTION, picture->line, picture->column);
	tree_append(paragraph, caption);
	if (markdown->plain_title)
		tree_append(caption, tree_text(tree, title, strlen(title)));
	else
		vec_push(&markdown->captions, (struct caption){caption, title, depth + 1});
}

/* A formula that has a paragraph to itself; nothing is left of one that only defines something. */
static void finish_paragraph(struct markdown *markdown, struct node *paragraph, unsigned depth)
{
	const struct node *only = paragraph->children;
	const char *display = only && !only->next ? tree_get(only, "display") : NULL;
	if (display && strcmp(display, "block") == 0)
		tree_set(markdown->tree, paragraph, "class", "formula");
	else if (!only && markdown->math)
		tree_unlink(paragraph);
	else
		make_figure(markdown, paragraph, depth);
}

/* In a tight list, the words stand in the item itself. */
void words_finish(struct markdown *markdown, const struct words_block *block)
{
	const struct words *words = &markdown->words;
	if (block->kind == WORDS_OF_HEADING) {
		struct buf source = BUF_EMPTY;
		words_show(words, &source, words->text.data + block->start,
			   block->end - block->start);
		heading_take_attributes(markdown->tree, block->node, source.data);
		buf_clear(&source);
	} else if (block->loose && !*block->loose) {
		tree_unwrap(block->node);
	} else if (block->kind == WORDS_OF_PARAGRAPH) {
		finish_paragraph(markdown, block->node, block->depth);
	}
}
