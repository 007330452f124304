/* Plain text: what belongs to an item of a list, and which numbers make one. */
#include "base/mem.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "read/text/lines/text_blocks.h"

enum { DEEPEST = 12, LONG_LINE = 50 };

/* Whether a wrapped line goes on in the next, which stands no deeper: it is full, or long, and no
 * sentence ends there. */
static bool goes_on_below(const struct text *text, const struct typed_line *line)
{
	const char *next = line_text(text, line + 1);
	unsigned c = utf8_next(&next, next + line[1].size);
	return text_is_full(text, line, line + 1, line->width) ||
	       (text_total(line) >= LONG_LINE && unicode_is_lower(c) &&
		!text_ends_sentence(line_text(text, line), line->size));
}

/* The lines that belong to the item at first. */
size_t text_item_lines(const struct text *text, size_t first)
{
	const struct typed_line *item = &text->lines.items[first];
	size_t i = first + 1;
	for (; i < text->lines.count; i++) {
		const struct typed_line *line = &text->lines.items[i];
		if (line->kind != LINE_TEXT || line->quote != item->quote)
			break;
		bool deeper = line->indent > item->indent + (item->width ? 0 : 1);
		if (!deeper && !(item->width && goes_on_below(text, line - 1)))
			break;
	}
	return i - first;
}

/* Whether the second item counts on from the first, at the same depth. */
static bool counts_on(const struct block *first, const struct block *second)
{
	return first->number && second->number == first->number + 1 &&
	       first->style == second->style;
}

static bool goes_on(const struct block *first, const struct block *second)
{
	return second->kind == BLOCK_ITEM && first->quote == second->quote;
}

/* The items that are open where the block stands, but for those that it ends. */
static size_t close_items(struct block **open, size_t depth, const struct block *block)
{
	if (depth && !goes_on(open[depth - 1], block))
		return 0;
	while (depth && open[depth - 1]->indent > block->indent + 1)
		depth--;
	return depth;
}

/* A number makes an item only beside the number before or after it; items further in may stand
 * between. A one further in than an item needs no neighbour. */
void text_settle_numbers(struct text *text)
{
	struct block *blocks = text->blocks.items, *open[DEEPEST];
	size_t depth = 0, count = text->blocks.count;
	bool *counted = mem_zeroed(count + 1, sizeof *counted);
	const struct block **around = mem_zeroed(count + 1, sizeof *around); /* the item of each */
	for (size_t i = 0; i < count; i++) {
		struct block *block = &blocks[i];
		if (block->continues)
			continue;
		depth = block->kind == BLOCK_ITEM ? close_items(open, depth, block) : 0;
		if (block->kind != BLOCK_ITEM)
			continue;
		struct block *last = depth ? open[depth - 1] : NULL;
		if (i && goes_on(block - 1, block) && counts_on(block - 1, block))
			last = block - 1;
		if (last && counts_on(last, block))
			counted[last - blocks] = counted[i] = true;
		depth -= depth && open[depth - 1]->indent + 1 >= block->indent;
		around[i] = depth && block->number == 1 ? open[depth - 1] : NULL;
		if (depth < DEEPEST)
			open[depth++] = block;
	}
	for (size_t i = 0; i < count; i++) {
		bool inside = around[i] && around[i]->kind == BLOCK_ITEM;
		if (blocks[i].kind == BLOCK_ITEM && blocks[i].number && !counted[i] && !inside) {
			blocks[i].kind = BLOCK_PROSE;
			blocks[i].number = 0;
		}
	}
	mem_free(counted);
	mem_free(around);
}
