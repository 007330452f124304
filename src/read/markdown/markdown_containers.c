/* Blocks of Markdown that hold others: quotes, notes (CommonMark, 5). */
#include "read/markdown/markdown_blocks.h"

enum { NOTE_INDENT = 4 };

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
