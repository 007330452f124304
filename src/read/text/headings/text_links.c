/* Plain text: contents that were typed lead to the headings that they name. */
#include "base/map.h"
#include "base/unicode.h"
#include "read/text/headings/text_headings.h"
#include "read/text/lines/text_blocks.h"

enum {
	FEWEST = 2,   /* lines that name something */
	LONGEST = 160 /* cells */
};

/* The headings by their words; those that come twice by their first place. */
static void gather_headings(const struct text *text, struct map *headings, struct arena *arena)
{
	for (size_t i = 0; i < text->blocks.count; i++) {
		const struct block *block = &text->blocks.items[i];
		const struct typed_line *line = &text->lines.items[block->first];
		if (block->kind != BLOCK_HEADING || block->title)
			continue;
		uint32_t size =
		    line[block->count - 1].start + line[block->count - 1].size - line->start;
		const char *s = line_text(text, line);
		size_t *whole = map_at(headings, unicode_folded(arena, arena_copy(arena, s, size)));
		*whole = *whole == MAP_NONE ? i : *whole;
		size_t *title = map_at(headings, text_title_words(arena, s, size));
		*title = *title == MAP_NONE ? i : *title;
	}
}

/* The heading further down that the line names; MAP_NONE: none. */
static size_t find_heading(const struct text *text, const struct block *block, uint32_t at,
			   const struct map *headings, struct arena *arena)
{
	const struct typed_line *line = &text->lines.items[block->first + at];
	const char *s = line_text(text, line);
	uint32_t size = line->size, marker = block->kind == BLOCK_ITEM ? line->marker : 0;
	if (line->style == '+' && at + 1 < block->count)
		size = line[1].start + line[1].size - line->start;
	size_t found = map_find(headings, unicode_folded(arena, arena_copy(arena, s, size)));
	if (found == MAP_NONE)
		found = map_find(headings, text_title_words(arena, s + marker, size - marker));
	size_t here = (size_t)(block - text->blocks.items);
	return found != MAP_NONE && found > here ? found : MAP_NONE;
}

static bool may_list(const struct block *block)
{
	return block->listed || block->kind == BLOCK_ITEM || block->kind == BLOCK_VERSE ||
	       (block->kind == BLOCK_PROSE && block->count == 1 && block->role == ROLE_NONE &&
		block->cells <= LONGEST);
}

/* How many lines of the block name something by themselves. */
static uint32_t lines_of(const struct block *block)
{
	return block->kind == BLOCK_ITEM || block->kind == BLOCK_PROSE ? 1 : block->count;
}

static size_t count_named(const struct text *text, const struct block *block,
			  const struct map *headings, struct arena *arena)
{
	size_t named = 0;
	for (uint32_t i = 0; i < lines_of(block); i++)
		named += find_heading(text, block, i, headings, arena) != MAP_NONE;
	return named;
}

static void link_block(struct text *text, struct block *block, const struct map *headings,
		       struct arena *arena)
{
	for (uint32_t i = 0; i < lines_of(block); i++) {
		size_t heading = find_heading(text, block, i, headings, arena);
		if (heading == MAP_NONE)
			continue;
		text->lines.items[block->first + i].target = (uint32_t)heading;
		text->blocks.items[heading].named = true;
	}
	block->listed |= block->kind != BLOCK_ITEM;
	block->kind = block->kind == BLOCK_PROSE ? BLOCK_ITEM : block->kind;
}

/* Links the lines of the blocks to what they name, if that is most of them. Prose that names
 * nothing, before or behind them, is none of them. */
static void link_blocks(struct text *text, size_t first, size_t end, const struct map *headings,
			struct arena *arena)
{
	struct block *blocks = text->blocks.items;
	size_t named = 0, lines = 0;
	while (first < end && blocks[first].kind == BLOCK_PROSE &&
	       !count_named(text, &blocks[first], headings, arena))
		first++;
	while (first < end && blocks[end - 1].kind == BLOCK_PROSE &&
	       !count_named(text, &blocks[end - 1], headings, arena))
		end--;
	for (size_t i = first; i < end; i++) {
		named += count_named(text, &blocks[i], headings, arena);
		lines += lines_of(&blocks[i]);
	}
	for (size_t i = first; named >= FEWEST && named * 2 >= lines && i < end; i++)
		link_block(text, &blocks[i], headings, arena);
}

void text_link_listings(struct text *text)
{
	struct map headings = {0};
	struct arena *arena = arena_new();
	gather_headings(text, &headings, arena);
	for (size_t first = 0, end; first < text->blocks.count; first = end) {
		const struct block *blocks = text->blocks.items;
		end = first + 1;
		if (!may_list(&blocks[first]))
			continue;
		while (end < text->blocks.count && may_list(&blocks[end]) &&
		       blocks[end].listed == blocks[first].listed)
			end++;
		link_blocks(text, first, end, &headings, arena);
	}
	map_clear(&headings);
	arena_free(arena);
}
