/* What becomes of a block once its words stand in it: a figure, a formula, a heading's attributes.
 */
#include "read/markdown/markdown_tokens.h"

#include <string.h>

/* pandoc and its kin show the words of a picture that stands alone below it: as they are typed. */
static const char *typed_words(const struct markdown *markdown, const struct words_block *block)
{
	const struct words *words = &markdown->words;
	const char *start = words->text.data + block->start, *end = words->text.data + block->end;
	const char *close = start + 2;
	if (!dialect_is_of_pandoc(markdown->in->dialect) || end - start < (long)sizeof "![]" ||
	    strncmp(start, "![", 2) != 0)
		return NULL;
	for (size_t depth = 1; close < end && *close != '\n'; close++) {
		if (*close == '\\')
			close++;
		else if (*close == ']' && --depth == 0)
			break;
		else
			depth += *close == '[';
	}
	struct buf typed = BUF_EMPTY;
	words_show(words, &typed, start + 2, (size_t)(close - start) - 2);
	const char *copy = typed.size ? arena_string(markdown->tree->arena, typed.data) : NULL;
	buf_clear(&typed);
	return close < end && *close == ']' ? copy : NULL;
}

/* "![words](picture)\" keeps pandoc from showing the words. */
static bool drop_backslash(struct node *picture)
{
	struct node *text = picture ? picture->next : NULL;
	if (!text || text->next || text->kind != NODE_TEXT || strcmp(text->text, "\\") != 0)
		return false;
	tree_unlink(text);
	return true;
}

/* A picture with words for a caption that has a paragraph to itself is a figure. */
static void make_figure(struct markdown *markdown, const struct words_block *block)
{
	struct tree *tree = markdown->tree;
	struct node *paragraph = block->node, *picture = paragraph->children;
	if (!picture || element_of(picture) != EL_IMG || drop_backslash(picture) || picture->next)
		return;
	const char *alt = tree_get(picture, "alt"), *title = tree_get(picture, "title");
	if (!alt)
		return;
	if (!title) {
		title = typed_words(markdown, block);
		markdown->plain_title = false;
	}
	if (!title)
		return;
	unsigned depth = block->depth;
	tree_remove(picture, "title");
	tree_rename(paragraph, EL_FIGURE);
	if (tree_get(picture, "id")) { /* which what refers to it shall show with its caption */
		tree_set(tree, paragraph, "id", tree_get(picture, "id"));
		tree_remove(picture, "id");
	}
	struct node *caption = tree_element(tree, EL_FIGCAPTION, picture->line, picture->column);
	tree_append(paragraph, caption);
	if (markdown->plain_title)
		tree_append(caption, tree_text(tree, title, strlen(title)));
	else
		vec_push(&markdown->captions, (struct caption){caption, title, depth + 1});
}

/* A formula that has a paragraph to itself; nothing is left of one that only defines something. */
static void finish_paragraph(struct markdown *markdown, const struct words_block *block)
{
	struct node *paragraph = block->node;
	const struct node *only = paragraph->children;
	const char *display = only && !only->next ? tree_get(only, "display") : NULL;
	if (display && strcmp(display, "block") == 0)
		tree_set(markdown->tree, paragraph, "class", "formula");
	else if (!only && markdown->math)
		tree_unlink(paragraph);
	else
		make_figure(markdown, block);
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
		finish_paragraph(markdown, block);
	}
}
