/* Lists of Markdown and their items (CommonMark, 5.2 and 5.3). */
#include "read/markdown/markdown_blocks.h"

#include "base/ascii.h"

#include <string.h>

enum { MOST_DIGITS = 9 };

/* "-", "+", "*", "1.", "1)", with a blank behind. One that ends a paragraph has words, and begins
 * with 1. */
static bool read_marker(struct blocks *blocks, const struct line *line, struct marker *marker)
{
	const char *text = line->text + line->word;
	size_t left = line->end - line->word, digits = 0;
	if (numbering_read(blocks, line, marker))
		return true;
	*marker = (struct marker){0};
	for (; digits < left && digits < MOST_DIGITS && ascii_is_digit(text[digits]); digits++)
		marker->number = marker->number * 10 + (unsigned)(text[digits] - '0');
	if (digits == left || !strchr(digits ? ".)" : "-+*", text[digits]))
		return false;
	marker->mark = text[digits];
	marker->style = digits ? '1' : '\0';
	marker->size = digits + 1;
	if (marker->size < left && !is_blank(text[marker->size]))
		return false;
	return !in_paragraph(blocks) ||
	       (!line_ends(line, line->word + marker->size) && (!digits || marker->number == 1));
}

/* The list that the item goes on, or a new one. */
static struct container *list_for(struct blocks *blocks, const struct marker *marker,
				  const struct line *line)
{
	blocks_close(blocks);
	struct container *inner = blocks_inner(blocks);
	if (inner && inner->kind == IN_LIST && inner->list->mark == marker->mark &&
	    inner->list->style == marker->style) {
		inner->list->loose |= blocks->blank;
		return inner;
	}
	blocks_make_room(blocks);
	struct node *node = blocks_add(blocks, marker->style ? EL_OL : EL_UL, line);
	if (ascii_is_letter(marker->style))
		tree_set(blocks->tree, node, "type", (char[]){marker->style, '\0'});
	if (marker->style && marker->number != 1)
		tree_set(blocks->tree, node, "start",
			 arena_format(blocks->tree->arena, "%u", marker->number));
	struct container *opened = blocks_open(blocks, IN_LIST, node, line);
	opened->list = arena_alloc(blocks->tree->arena, sizeof *opened->list);
	opened->list->mark = marker->mark;
	opened->list->style = marker->style;
	return opened;
}

/* The columns that belong to the item's indentation: those of the mark, and of up to four blanks
 * before its words. */
static unsigned take_marker(struct line *line, const struct marker *marker)
{
	unsigned indent = line->indent + (unsigned)marker->size;
	line_take(line, line->word + marker->size);
	unsigned blanks = line->indent;
	bool words = !line_is_blank(line) && blanks <= CODE_INDENT;
	line_skip(line, words ? blanks : 1);
	return indent + (words ? blanks : 1);
}

enum begun begin_item(struct blocks *blocks, struct line *line)
{
	struct marker marker;
	if (line->indent >= CODE_INDENT || !read_marker(blocks, line, &marker))
		return NOTHING;
	if (blocks_depth(blocks) + 1 >= blocks_deepest(blocks) && blocks_are_full(blocks, line)) {
		blocks_make_room(blocks);
		take_marker(line, &marker);
		return BEGUN_CONTAINER;
	}
	struct list *list = list_for(blocks, &marker, line)->list;
	list->items++;
	list->next = marker.number + 1;
	struct container *item =
	    blocks_open(blocks, IN_ITEM, blocks_add(blocks, EL_LI, line), line);
	item->list = list;
	item->indent = take_marker(line, &marker);
	return BEGUN_CONTAINER;
}
