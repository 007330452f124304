/* Plain text: lists of contents, and which candidates they name. */
#include "base/ascii.h"
#include "base/map.h"
#include "base/unicode.h"
#include "read/text/headings/text_headings.h"

#include <string.h>

enum {
	LONGEST_LISTED = 110, /* cells of a line of the contents */
	FEWEST_LISTED = 2,    /* as many lines must come again to make a list one of contents */
	FEWEST_SURE = 4,      /* and, most of them, to leave no doubt */
	MANY_LISTED = 5,      /* as many, and what it doesn't name is suspect */
	OFTEN = 3,            /* as often a line of the contents doesn't come */
	DEEPEST = 6           /* numbers of a line that are counted */
};

/* A list, or lines in a row, that may be contents. */
struct region {
	uint32_t first, last; /* blocks */
	uint32_t lines, named;
	uint32_t in_rows; /* named by lines that stand in a row, as those of a dialogue do, too */
};

struct listed {
	uint32_t region;
	uint8_t depth; /* of its number */
};

struct contents {
	VEC(struct region) regions;
	struct map places; /* a line's title -> its place among lines */
	VEC(struct listed) lines;
	struct arena *arena;
};

/* Several others stand right before or after it. */
static bool is_in_row(const struct candidate *it)
{
	return it->before + it->after >= 2;
}

/* The title in a line of a list of contents: "1.2 Title ..... 34". */
static const char *listed_title(struct arena *arena, const char *s, size_t size)
{
	struct numbering number = text_numbering(s, size);
	const char *start = s + (number.kind == NUMBERING_WORD ? 0 : number.size), *end = s + size;
	const char *stop = end;
	while (stop > start && ascii_is_digit(stop[-1]))
		stop--;
	if (stop < end && stop > start && memchr(" .\t", stop[-1], 3)) {
		while (stop > start && memchr(" .\t", stop[-1], 3))
			stop--;
		end = stop;
	}
	return unicode_folded(arena, arena_copy(arena, start, (size_t)(end - start)));
}

/* Notes a line of the region that the block goes on with, or that it begins. */
static void note(struct contents *contents, uint32_t block, bool goes_on, const char *s,
		 size_t size)
{
	const char *title = listed_title(contents->arena, s, size);
	unsigned depth = text_numbering(s, size).depth;
	if (!goes_on || !contents->regions.count)
		vec_push(&contents->regions, (struct region){.first = block});
	struct region *region = &contents->regions.items[contents->regions.count - 1];
	region->last = block;
	region->lines++;
	size_t *place = *title ? map_at(&contents->places, title) : NULL;
	if (!place || *place != MAP_NONE)
		return;
	*place = contents->lines.count;
	struct listed listed = {(uint32_t)contents->regions.count - 1,
				(uint8_t)(depth < DEEPEST ? depth : DEEPEST)};
	vec_push(&contents->lines, listed);
}

/* The lines of lists, the first ones of their items, of verse and of rows. */
static void gather(struct contents *contents, const struct text *text, const candidate_list *list)
{
	size_t at = 0;
	uint32_t last = UINT32_MAX;
	for (uint32_t i = 0; i < text->blocks.count; i++) {
		const struct block *block = &text->blocks.items[i];
		const struct typed_line *line = &text->lines.items[block->first];
		while (at < list->count && list->items[at].block < i)
			at++;
		const struct candidate *it = at < list->count ? &list->items[at] : NULL;
		bool in_row = it && it->block == i && is_in_row(it);
		if (block->kind == BLOCK_ITEM || block->kind == BLOCK_VERSE || in_row) {
			bool goes_on = last + 1 == i;
			bool item = block->kind == BLOCK_ITEM;
			for (uint32_t j = 0; j < (item ? 1 : block->count); j++, line++) {
				size_t marker = item ? line->marker : 0;
				const char *s = line_text(text, line) + marker;
				if (line->cells <= LONGEST_LISTED)
					note(contents, i, goes_on || j, s, line->size - marker);
			}
			last = i;
		}
	}
}

/* The line of a list before it that names the candidate; a heading comes less often, and one of a
 * row once. */
static const struct listed *find(const struct contents *contents, const struct candidate *it)
{
	const char *title = listed_title(contents->arena, it->s, it->size);
	bool may = *title && it->repeats < (is_in_row(it) ? 2 : OFTEN);
	size_t at = may ? map_find(&contents->places, title) : MAP_NONE;
	const struct listed *line = at == MAP_NONE ? NULL : &contents->lines.items[at];
	return line && contents->regions.items[line->region].last < it->block ? line : NULL;
}

static bool is_contents(const struct region *region)
{
	return region->named >= FEWEST_LISTED && region->named * 2 >= region->lines;
}

static bool is_sure(const struct region *region)
{
	uint32_t named = region->named + region->in_rows;
	return is_contents(region) && named >= FEWEST_SURE && named * 4 >= region->lines * 3;
}

static void count_named(struct contents *contents, const candidate_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct listed *line = find(contents, &list->items[i]);
		struct region *region = line ? &contents->regions.items[line->region] : NULL;
		if (region && is_in_row(&list->items[i]))
			region->in_rows++;
		else if (region)
			region->named++;
	}
}

void text_look_up_contents(const struct text *text, candidate_list *list, struct arena *arena)
{
	struct contents contents = {.arena = arena};
	gather(&contents, text, list);
	count_named(&contents, list);
	size_t named = 0, first = SIZE_MAX;
	for (size_t i = 0; i < contents.regions.count; i++) {
		const struct region *region = &contents.regions.items[i];
		if (!is_contents(region))
			continue;
		named += region->named + (is_sure(region) ? region->in_rows : 0);
		first = first == SIZE_MAX ? region->first : first;
	}
	for (size_t i = 0; i < list->count; i++) {
		struct candidate *it = &list->items[i];
		const struct listed *line = find(&contents, it);
		const struct region *region = line ? &contents.regions.items[line->region] : NULL;
		it->listed_surely = region && is_sure(region);
		it->listed = it->listed_surely || (region && !is_in_row(it) && is_contents(region));
		it->listed_depth = it->listed ? line->depth : 0;
		it->unlisted = named >= MANY_LISTED && !it->listed && it->block > first;
		it->heads_contents = it->next && named && first != SIZE_MAX &&
				     it->next == &text->blocks.items[first];
	}
	map_clear(&contents.places);
	vec_clear(&contents.regions);
	vec_clear(&contents.lines);
}
