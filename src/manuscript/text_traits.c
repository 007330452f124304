/* Plain text: the lines that may be headings, measured: what they look like, what stands around
 * them. */
#include "base/map.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "manuscript/text.h"

#include <string.h>

enum {
	LONGEST = 110,
	LINES_OF_A_HEADING = 3,
	LONG_WORD = 4,
	FEWEST_LISTED = 2,
	MANY_LISTED = 5,
	LONGEST_LABEL = 40,
	LONGEST_WORD_LABEL = 14
};

/* A picture's caption or the like: all in brackets. */
static bool is_aside(const struct text *text, const struct block *block)
{
	const struct line *first = &text->lines.items[block->first];
	const struct line *last = first + block->count - 1;
	return block->kind == BLOCK_BREAK ||
	       (block->kind == BLOCK_PROSE && first->size && *line_text(text, first) == '[' &&
		line_text(text, last)[last->size - 1] == ']');
}

static bool ends_open(const char *s, size_t size)
{
	static const char *const marks[] = {",", ";", ":", "、", "，", "；", "：", "،", "؛"};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		size_t length = strlen(marks[i]);
		if (size >= length && memcmp(s + size - length, marks[i], length) == 0)
			return true;
	}
	return false;
}

/* With a full stop, also one inside quotation marks. */
static bool ends_in_stop(const char *s, size_t size)
{
	static const char *const stops[] = {".", "。", "．", "۔", "।", "…"};
	static const char *const closing[] = {"\"", "'", "”", "’", "»", "」", "』", "“"};
	for (size_t i = 0; i < sizeof closing / sizeof *closing; i++) {
		size_t length = strlen(closing[i]);
		if (size > length && memcmp(s + size - length, closing[i], length) == 0) {
			size -= length;
			break;
		}
	}
	for (size_t i = 0; i < sizeof stops / sizeof *stops; i++) {
		size_t length = strlen(stops[i]);
		if (size >= length && memcmp(s + size - length, stops[i], length) == 0)
			return true;
	}
	return false;
}

/* The size without the reference of a note: "Foundation:[41]". */
static size_t without_note(const char *s, size_t size)
{
	size_t left = size;
	while (left && s[left - 1] == ']') {
		size_t open = left - 1;
		while (open && s[open - 1] >= '0' && s[open - 1] <= '9')
			open--;
		if (open < 2 || s[open - 1] != '[')
			break;
		left = open - 1;
	}
	return left;
}

/* Neither a whole sentence, nor the beginning of one, nor speech after a dash. */
static bool looks_unfinished(const char *s, size_t size)
{
	size = without_note(s, size);
	return !ends_open(s, size) && !ends_in_stop(s, size) && *s != '-' &&
	       strncmp(s, "–", 3) != 0 && strncmp(s, "—", 3) != 0;
}

/* Whether the block may be a heading at all. */
static bool may_be_heading(const struct text *text, const struct block *block,
			   struct numbering *numbering)
{
	const struct line *line = &text->lines.items[block->first];
	const char *s = line_text(text, line);
	if (block->quote || block->continues || block->cells > LONGEST || block->role == ROLE_ASIDE)
		return false;
	bool one = block->kind == BLOCK_PROSE && block->count == 1;
	bool few = block->kind == BLOCK_VERSE && block->count <= LINES_OF_A_HEADING;
	if (!one && !few)
		return false;
	*numbering = text_numbering(s, line->size);
	return numbering->kind != NUMBERING_NONE || (one && looks_unfinished(s, line->size));
}

struct words {
	unsigned count, numeric;
	unsigned longs, capital; /* of long words: all, and those with a capital */
	unsigned letters, upper, lower;
	unsigned first, last; /* code points */
	bool lower_first, parted, address, comma, signs;
};

static void end_word(struct words *words, unsigned letters, bool capital, bool digits)
{
	words->count++;
	words->numeric += digits;
	if (letters >= LONG_WORD) {
		words->longs++;
		words->capital += capital;
	}
}

static void read_words(struct words *words, const char *s, const char *end)
{
	unsigned letters = 0, before = 0;
	bool capital = false, digits = false, in_word = false;
	while (s < end) {
		unsigned c = utf8_next(&s, end);
		bool letter = unicode_is_letter(c), space = unicode_is_space(c);
		if ((c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
		    (c >= 0x2066 && c <= 0x2069))
			continue; /* marks of direction */
		words->first = words->last ? words->first : c;
		if (!space)
			words->last = c;
		words->address |= c == '@' || c == 0xA9 || c == 0xAE || (c == '/' && before == '/');
		words->comma |= c == ',' || c == 0xFF0C || c == 0x60C || c == 0x3001;
		words->signs |= c && c < 0x80 && strchr("={}<>|\\_;`^", (int)c);
		words->parted |=
		    space && (before == '.' || before == '!' || before == '?') && letters > 2;
		if (letter) {
			bool upper = unicode_is_upper(c), lower = unicode_is_lower(c);
			if (!words->letters)
				words->lower_first = lower;
			if (!letters)
				capital = upper;
			words->letters++;
			words->upper += upper;
			words->lower += lower;
			letters++;
		}
		digits |= unicode_is_digit(c);
		if ((space || s == end) && (in_word || !space))
			end_word(words, letters, capital, digits), letters = 0,
								   capital = digits = false;
		in_word = !space;
		before = c;
	}
}

static enum lettering lettering_of(const struct words *words)
{
	if ((words->upper + words->lower) * 2 <= words->letters)
		return LETTERING_NONE;
	if (words->upper >= 3 && words->lower * 8 <= words->upper)
		return LETTERING_CAPITALS;
	if (words->longs >= 2 && words->capital * 4 >= words->longs * 3)
		return LETTERING_TITLE;
	return LETTERING_SENTENCE;
}

static unsigned mark_class(unsigned c)
{
	if (unicode_is_letter(c) || unicode_is_mark(c))
		return 0;
	if (c == '(' || c == ')' || c == 0xFF08 || c == 0xFF09)
		return 0;
	return unicode_is_digit(c) ? 1 : c;
}

static void look_at(const struct text *text, struct candidate *it)
{
	const struct block *block = &text->blocks.items[it->block];
	const struct line *line = &text->lines.items[block->first];
	struct words words = {0};
	it->s = line_text(text, line);
	it->size = line[block->count - 1].start + line[block->count - 1].size - line->start;
	read_words(&words, it->s + it->numbering.size, it->s + it->size);
	it->cells = block->cells;
	it->words = words.count > it->cells / 8 ? words.count : it->cells / 8;
	it->lettering = lettering_of(&words);
	it->lower_case = words.lower_first;
	it->numeric = words.numeric * 2 > words.count;
	it->address = words.address;
	it->parted = words.parted;
	it->comma = words.comma;
	it->signs = words.signs;
	it->first_mark = mark_class(words.first);
	it->last_mark = mark_class(words.last);
	it->shape = it->first_mark * 31 + it->last_mark * 1009 + (unsigned)it->lettering * 7 +
		    (unsigned)it->numbering.kind * 100003 + it->numbering.prefix;
}

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
		it->next_cells = it->next ? it->next->cells : 0;
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
	size_t number = text_numbering(s, size).size;
	const char *start = s + number, *end = s + size;
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
		if (block->kind == BLOCK_ITEM && block->cells <= LONGEST)
			note_place(&items,
				   listed_title(arena, line_text(text, line) + line->marker,
						line->size - line->marker),
				   i);
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

static bool is_same_series(const struct numbering *a, const struct numbering *b)
{
	return a->kind == b->kind && a->prefix == b->prefix && a->depth == b->depth;
}

/* Finds numbers that go on from one another. Looking back a few of the same kind is enough, since
 * a series that something interrupts begins anew. */
static void count_series(candidate_list *list, struct arena *arena)
{
	struct map last = {0}; /* kind, prefix and depth to the candidate that came last */
	for (size_t i = 0; i < list->count; i++) {
		struct candidate *it = &list->items[i];
		const struct numbering *n = &it->numbering;
		if (n->kind == NUMBERING_NONE)
			continue;
		size_t *before = map_at(
		    &last, arena_format(arena, "%d %u %u", (int)n->kind, n->prefix, n->depth));
		if (*before != MAP_NONE) {
			struct candidate *other = &list->items[*before];
			bool on = is_same_series(&other->numbering, n) &&
				  (n->value == other->numbering.value + 1 ||
				   (n->value == 1 && other->in_series));
			other->in_series |= on;
			it->in_series |= on;
		}
		*before = i;
	}
	map_clear(&last);
}

/* A number that belongs to no series is but a word: "Firefox 3", "12 people". */
static void drop_lone_numbers(const struct text *text, candidate_list *list)
{
	size_t kept = 0;
	for (size_t i = 0; i < list->count; i++) {
		struct candidate it = list->items[i];
		const struct block *block = &text->blocks.items[it.block];
		const struct line *line = &text->lines.items[block->first];
		if (it.numbering.kind != NUMBERING_NONE && !it.in_series) {
			it.numbering = (struct numbering){0};
			if (block->count > 1 ||
			    !looks_unfinished(line_text(text, line), line->size))
				continue;
		}
		list->items[kept++] = it;
	}
	list->count = kept;
}

void text_find_candidates(struct text *text, candidate_list *list)
{
	struct arena *arena = arena_new();
	for (size_t i = 0; i < text->blocks.count; i++) {
		struct candidate it = {.block = (uint32_t)i};
		if (is_aside(text, &text->blocks.items[i]))
			text->blocks.items[i].role = ROLE_ASIDE;
		else if (may_be_heading(text, &text->blocks.items[i], &it.numbering))
			vec_push(list, it);
	}
	count_series(list, arena);
	drop_lone_numbers(text, list);
	for (size_t i = 0; i < list->count; i++)
		look_at(text, &list->items[i]);
	look_around(text, list);
	look_up_contents(text, list, arena);
	drop_repeated(text, list, arena);
	look_around(text, list);
	count_labels(list, arena);
	arena_free(arena);
}
