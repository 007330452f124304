/* Blocks of Markdown that hold others: quotes, lists, notes (CommonMark, 5). */
#include "read/markdown/markdown_blocks.h"

#include "base/ascii.h"

#include <string.h>

enum { MOST_DIGITS = 9, NOTE_INDENT = 4 };

enum begun begin_quote(struct blocks *blocks, struct line *line)
{
	if (line->indent >= CODE_INDENT || line_char(line, 0) != '>')
		return NOTHING;
	struct node *quote = NULL;
	if (!blocks_are_full(blocks, line)) {
		blocks_make_room(blocks);
		quote = blocks_add(blocks, EL_BLOCKQUOTE, line);
		blocks_open(blocks, IN_QUOTE, quote, line);
	}
	line_take(line, line->word + 1);
	line_skip(line, 1);
	if (quote && quote_begins_aside(blocks, quote, line))
		return BEGUN_LEAF;
	return BEGUN_CONTAINER;
}

/* "[^label]: …". One a line is enough. */
enum begun begin_note(struct blocks *blocks, struct line *line)
{
	const char *text = line->text + line->word;
	size_t size;
	if (line->indent >= CODE_INDENT || line_char(line, 0) != '[' || line->noted ||
	    !(size = note_definition_size(text, line->end - line->word)) ||
	    blocks_are_full(blocks, line))
		return NOTHING;
	blocks_make_room(blocks);
	struct note *note = notes_define(&blocks->markdown->notes, text + 2, size - 4);
	note->aside = blocks_add(blocks, EL_ASIDE, line);
	tree_set(blocks->tree, note->aside, "epub:type", "footnote");
	tree_set(blocks->tree, note->aside, "class", "footnote");
	blocks_open(blocks, IN_NOTE, note->aside, line)->indent = NOTE_INDENT;
	note->outer = blocks->note;
	blocks->note = note;
	line->noted = true;
	line_take(line, line->word + size);
	line_skip(line, line->indent);
	return BEGUN_CONTAINER;
}

struct marker {
	char mark;
	size_t size;
	unsigned number; /* of an ordered list */
};

/* "-", "+", "*", "1.", "1)", with a blank behind. One that ends a paragraph has words, and begins
 * with 1. */
static bool read_marker(const struct blocks *blocks, const struct line *line, struct marker *marker)
{
	const char *text = line->text + line->word;
	size_t left = line->end - line->word, digits = 0;
	*marker = (struct marker){0};
	for (; digits < left && digits < MOST_DIGITS && ascii_is_digit(text[digits]); digits++)
		marker->number = marker->number * 10 + (unsigned)(text[digits] - '0');
	if (digits == left || !strchr(digits ? ".)" : "-+*", text[digits]))
		return false;
	marker->mark = text[digits];
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
	if (inner && inner->kind == IN_LIST && inner->list->mark == marker->mark) {
		inner->list->loose |= blocks->blank;
		return inner;
	}
	blocks_make_room(blocks);
	bool ordered = marker->size > 1;
	struct node *node = blocks_add(blocks, ordered ? EL_OL : EL_UL, line);
	if (ordered && marker->number != 1)
		tree_set(blocks->tree, node, "start",
			 arena_format(blocks->tree->arena, "%u", marker->number));
	struct container *opened = blocks_open(blocks, IN_LIST, node, line);
	opened->list = arena_alloc(blocks->tree->arena, sizeof *opened->list);
	opened->list->mark = marker->mark;
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
	struct container *item =
	    blocks_open(blocks, IN_ITEM, blocks_add(blocks, EL_LI, line), line);
	item->list = list;
	item->indent = take_marker(line, &marker);
	return BEGUN_CONTAINER;
}
