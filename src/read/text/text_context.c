/* Plain text: the lines that may be headings, among one another: rows, series of numbers, labels,
 * lists of contents, lines that come again. */
#include "base/map.h"
#include "read/text/text.h"

#include <string.h>

enum {
	LONGEST_LISTED = 110, /* cells of a line of the contents */
	FEWEST_LISTED = 2,    /* as many lines must come again to make a list one of contents */
	MANY_LISTED = 5,      /* as many, and what it doesn't name is suspect */
	LONGEST_LABEL = 40,
	LONGEST_WORD_LABEL = 14,
};

/* What stands before and behind, captions and breaks aside. */
static void look_around(const struct text *text, candidate_list *list)
{
	const struct block *blocks = text->blocks.items;
	for (size_t i = 0; i < list->count; i++) {
		struct candidate *it = &list->items[i];
		size_t stop = i + 1 < list->count ? it[1].block : text->blocks.count;
		it->next = it->previous = NULL;
		it->section = it->before = it->after = 0;
		for (size_t j = it->block + 1; j < stop; j++) {
			if (blocks[j].role == ROLE_ASIDE)
				continue;
			it->next = it->next ? it->next : &blocks[j];
			it->section += blocks[j].cells;
		}
		if (!it->next && stop < text->blocks.count)
			it->next = &blocks[stop];
		size_t start = i ? it[-1].block : 0;
		for (size_t j = it->block; j > start && !it->previous; j--)
			if (blocks[j - 1].role != ROLE_ASIDE)
				it->previous = &blocks[j - 1];
		if (!it->previous && i)
			it->previous = &blocks[start];
		if (i && it->previous == &blocks[start])
			it->before = it[-1].before + 1;
	}
	for (size_t i = list->count; i-- > 1;)
		if (list->items[i].before)
			list->items[i - 1].after = list->items[i].after + 1;
}

/* The title in a line of a list of contents: "1.2 Title ..... 34". */
static const char *listed_title(struct arena *arena, const char *s, size_t size)
{
	struct numbering number = text_numbering(s, size);
	const char *start = s + (number.kind == NUMBERING_WORD ? 0 : number.size), *end = s + size;
	const char *stop = end;
	while (stop > start && stop[-1] >= '0' && stop[-1] <= '9')
		stop--;
	if (stop < end && stop > start && memchr(" .\t", stop[-1], 3)) {
		while (stop > start && memchr(" .\t", stop[-1], 3))
			stop--;
		end = stop;
	}
	return arena_copy(arena, start, (size_t)(end - start));
}

static void note_place(struct map *places, const char *title, size_t place)
{
	size_t *noted = map_at(places, title);
	if (*noted == MAP_NONE)
		*noted = place;
}

static uint8_t depth_listed(const struct text *text, const struct block *block)
{
	const struct line *line = &text->lines.items[block->first];
	size_t marker = block->kind == BLOCK_ITEM ? line->marker : 0;
	unsigned depth = text_numbering(line_text(text, line) + marker, line->size - marker).depth;
	return (uint8_t)(depth < 6 ? depth : 6);
}

/* Marks the candidates that items of a list, or lines in a row, have named before. */
static void look_up_contents(const struct text *text, candidate_list *list, struct arena *arena)
{
	struct map items = {0};
	for (size_t i = 0; i < text->blocks.count; i++) {
		const struct block *block = &text->blocks.items[i];
		const struct line *line = &text->lines.items[block->first];
		if (block->kind != BLOCK_ITEM && block->kind != BLOCK_VERSE)
			continue;
		for (uint32_t j = 0; j < block->count; j++, line++) {
			const char *s = line_text(text, line) + line->marker;
			if (line->cells <= LONGEST_LISTED)
				note_place(&items,
					   listed_title(arena, s, line->size - line->marker), i);
		}
	}
	size_t named = 0, first = SIZE_MAX; /* first: the block where the contents begin */
	for (size_t i = 0; i < list->count; i++) {
		struct candidate *it = &list->items[i];
		const char *title = listed_title(arena, it->s, it->size);
		size_t at = *title ? map_find(&items, title) : MAP_NONE;
		bool in_row = it->before + it->after >= 2;
		it->listed = at != MAP_NONE && at < it->block && !in_row;
		it->listed_depth = it->listed ? depth_listed(text, &text->blocks.items[at]) : 0;
		named += it->listed;
		first = it->listed && at < first ? at : first;
		if (*title && in_row)
			note_place(&items, title, it->block);
	}
	for (size_t i = 0; i < list->count; i++) {
		struct candidate *it = &list->items[i];
		it->listed &= named >= FEWEST_LISTED;
		it->unlisted = named >= MANY_LISTED && !it->listed && it->block > first;
		it->heads_contents = named >= FEWEST_LISTED && it->next &&
				     it->next == &text->blocks.items[first] &&
				     it->next->kind != BLOCK_PROSE;
	}
	map_clear(&items);
}

/* A line that comes again is furniture, such as "Image" or "Continue reading": it is no heading and
 * parts nothing. */
static void drop_repeated(struct text *text, candidate_list *list, struct arena *arena)
{
	struct map counts = {0};
	for (size_t i = 0; i < list->count; i++) {
		struct candidate *it = &list->items[i];
		size_t *count = map_at(&counts, arena_copy(arena, it->s, it->size));
		*count = *count == MAP_NONE ? 1 : *count + 1;
	}
	size_t kept = 0;
	for (size_t i = 0; i < list->count; i++) {
		struct candidate it = list->items[i];
		if (it.listed || it.in_series || it.before + it.after >= 2 ||
		    map_find(&counts, arena_copy(arena, it.s, it.size)) == 1)
			list->items[kept++] = it;
		else
			text->blocks.items[it.block].role = ROLE_ASIDE;
	}
	list->count = kept;
	map_clear(&counts);
}

/* The bytes before a colon near the beginning; 0: none. */
static size_t label_size(const struct candidate *it)
{
	for (size_t i = 1; i < it->size && i < LONGEST_LABEL; i++)
		if (it->s[i] == ':' || (i + 2 < it->size && memcmp(it->s + i, "：", 3) == 0))
			return i;
	return 0;
}

/* "Learn more: ..." twice is a label, no heading. */
static void count_labels(candidate_list *list, struct arena *arena)
{
	struct map counts = {0};
	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < list->count; i++) {
			struct candidate *it = &list->items[i];
			size_t size = it->in_series ? 0 : label_size(it);
			if (!size)
				continue;
			size_t *count = map_at(&counts, arena_copy(arena, it->s, size));
			if (pass == 0)
				*count = *count == MAP_NONE ? 1 : *count + 1;
			else
				it->labelled = *count > 1;
			it->label = size <= LONGEST_WORD_LABEL;
		}
	}
	map_clear(&counts);
}

static const char *series_name(struct arena *arena, const struct numbering *n, unsigned depth)
{
	return arena_format(arena, "%d %u %u", (int)n->kind, n->prefix, depth);
}

/* Numbers that go on from one another, or begin anew, are a series. What is worded like a series,
 * or divides one ("2.1"), belongs to it wherever it stands. */
void text_find_series(candidate_list *list, struct arena *arena)
{
	struct map last = {0}, known = {0};
	for (size_t i = 0; i < list->count; i++) {
		struct candidate *it = &list->items[i];
		const struct numbering *n = &it->numbering;
		if (n->kind == NUMBERING_NONE)
			continue;
		size_t *before = map_at(&last, series_name(arena, n, n->depth));
		struct candidate *other = *before == MAP_NONE ? NULL : &list->items[*before];
		if (other && (n->value == other->numbering.value + 1 ||
			      (n->value == 1 && other->in_series))) {
			other->in_series = it->in_series = true;
			*map_at(&known, series_name(arena, n, 0)) = i;
		}
		*before = i;
	}
	for (size_t i = 0; i < list->count; i++) {
		struct candidate *it = &list->items[i];
		const struct numbering *n = &it->numbering;
		bool worded = n->kind == NUMBERING_WORD || n->kind == NUMBERING_HAN || n->depth > 1;
		if (worded && map_find(&known, series_name(arena, n, 0)) != MAP_NONE)
			it->in_series = true;
	}
	map_clear(&last);
	map_clear(&known);
}

void text_look_around(struct text *text, candidate_list *list, struct arena *arena)
{
	look_around(text, list);
	look_up_contents(text, list, arena);
	drop_repeated(text, list, arena);
	look_around(text, list);
	count_labels(list, arena);
}
