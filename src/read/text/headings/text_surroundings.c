/* Plain text: what the blocks around a heading are to it. */
#include "read/text/headings/text_headings.h"

enum { LEAST = 30, AMPLE = 140 }; /* cells of prose */

bool text_block_opens(const struct text *text, const struct block *block)
{
	const struct typed_line *last = &text->lines.items[block->first + block->count - 1];
	return text_ends_in_colon(line_text(text, last), last->size);
}

bool text_block_ends_sentence(const struct text *text, const struct block *block)
{
	const struct typed_line *last = &text->lines.items[block->first + block->count - 1];
	return text_ends_sentence(line_text(text, last), last->size);
}

bool text_opens_list(const struct text *text, const struct block *block)
{
	const struct block *end = text->blocks.items + text->blocks.count;
	return block < end && block->kind == BLOCK_ITEM &&
	       ((block + 1 < end && block[1].kind == BLOCK_ITEM) || block->cells >= AMPLE);
}

bool text_is_text(const struct block *block)
{
	return block && (block->kind == BLOCK_PROSE || block->kind == BLOCK_VERSE);
}

bool text_is_prose(const struct candidate *it, const struct block *block)
{
	if (!text_is_text(block) || block->cells < LEAST)
		return false;
	return block->cells >= AMPLE ||
	       (block->cells >= it->cells * 3 && block->cells >= AMPLE / 2) ||
	       (block->cells * 2 >= it->cells * 3 &&
		(text_block_ends_sentence(it->text, block) ||
		 (text_block_opens(it->text, block) && text_opens_list(it->text, block + 1))));
}

bool text_heads_series(const struct candidate *it)
{
	return it->after && !it->in_series && it[1].in_series && it[1].numbering.value == 1;
}
