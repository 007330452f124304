/* Plain text: the lines that may be headings, among one another: rows, series of numbers, labels,
 * lines that come again. */
#include "base/map.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "read/text/headings/text_headings.h"

#include <string.h>

enum {
	LONGEST_LABEL = 40,
	LONGEST_WORD_LABEL = 14,
	LONGEST_LETTER = 3, /* bytes */
	SECTION = 60,       /* cells that a heading may stand above */
	LONG_WORD = 4,      /* bytes */
	WORDS_BELOW_TITLE = 2,
	LOOKED_AT = 400, /* bytes of a line that may say a word again */
};

/* A candidate that the others count: two such beside each other are a row. */
static bool counts(const candidate_list *list, size_t at, size_t block)
{
	return at < list->count && list->items[at].block == block && !list->items[at].weak;
}

static bool is_passed_over(const struct block *block)
{
	return block->role == ROLE_ASIDE || block->role == ROLE_BYLINE ||
	       block->role == ROLE_SUBTITLE;
}

/* What stands before, captions and breaks aside. */
static void look_back(const struct text *text, candidate_list *list)
{
	const struct block *blocks = text->blocks.items, *previous = NULL;
	uint32_t row = 0, since = 0;
	for (size_t j = 0, at = 0; j < text->blocks.count; j++) {
		bool is_candidate = at < list->count && list->items[at].block == j;
		if (is_candidate) {
			list->items[at].previous = previous;
			list->items[at].before = row;
			list->items[at].since = since;
		}
		if (!is_passed_over(&blocks[j])) {
			bool counted = counts(list, at, j);
			row = counted ? row + 1 : 0;
			since = counted ? 0 : since + blocks[j].cells;
			previous = &blocks[j];
		}
		at += is_candidate;
	}
}

/* The blocks without those that a library adds behind its text. */
static size_t body_count(const struct text *text)
{
	size_t count = text->blocks.count;
	while (count && text->blocks.items[count - 1].first >= text->back)
		count--;
	return count;
}

/* What stands behind. */
static void look_ahead(const struct text *text, candidate_list *list)
{
	const struct block *blocks = text->blocks.items, *next = NULL;
	uint32_t row = 0, section = 0;
	for (size_t j = body_count(text), at = list->count; j-- > 0;) {
		bool is_candidate = at > 0 && list->items[at - 1].block == j;
		at -= is_candidate;
		if (is_candidate) {
			list->items[at].next = next;
			list->items[at].after = row;
			list->items[at].section = section;
		}
		if (is_passed_over(&blocks[j]))
			continue;
		bool counted = is_candidate && counts(list, at, j);
		row = counted ? row + 1 : 0;
		section = counted ? 0 : section + blocks[j].cells;
		next = &blocks[j];
	}
}

static void look_around(const struct text *text, candidate_list *list)
{
	look_back(text, list);
	look_ahead(text, list);
}

static bool opens_section(const struct candidate *it)
{
	return it->next && (it->next->kind == BLOCK_ITEM ||
			    (it->next->kind != BLOCK_CODE &&
			     (it->next->cells >= SECTION || text_block_opens(it->text, it->next))));
}

/* How often the line comes, and how often something follows that it could head. */
static void count_repeats(candidate_list *list, struct arena *arena)
{
	struct map first = {0};
	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < list->count; i++) {
			struct candidate *it = &list->items[i];
			size_t *at = map_at(&first, arena_copy(arena, it->s, it->size));
			*at = *at == MAP_NONE ? i : *at;
			struct candidate *head = &list->items[*at];
			if (pass == 0) {
				head->repeats++;
				head->repeats_above += opens_section(it);
			} else {
				it->repeats = head->repeats;
				it->repeated = (uint32_t)*at;
				it->repeats_above = head->repeats_above;
			}
		}
	}
	map_clear(&first);
}

/* A line that comes again is furniture, such as "Image" or "Continue reading", unless most times
 * something follows that it could head: then it is no heading and parts nothing. */
static void drop_repeated(struct text *text, candidate_list *list)
{
	size_t kept = 0;
	for (size_t i = 0; i < list->count; i++) {
		struct candidate it = list->items[i];
		bool heads = it.repeats == 1 || it.repeats_above * 2 > it.repeats;
		if (it.listed || it.in_series || it.before + it.after >= 2 || heads)
			list->items[kept++] = it;
		else if (!it.stops)
			text->blocks.items[it.block].role = ROLE_ASIDE;
	}
	list->count = kept;
}

/* The bytes before a colon near the beginning; 0: none. */
static size_t label_size(const char *s, size_t size)
{
	for (size_t i = 1; i < size && i < LONGEST_LABEL; i++)
		if (s[i] == ':' || (i + 2 < size && memcmp(s + i, "：", 3) == 0))
			return i;
	return 0;
}

static bool ends_asking(const char *s, size_t size)
{
	return s[size - 1] == '?' || (size > 2 && memcmp(s + size - 3, "？", 3) == 0) ||
	       (size > 1 && memcmp(s + size - 2, "؟", 2) == 0);
}

/* "Learn more: ..." twice is a label, no heading; "Q: ...?" is one where each "Q:" asks. */
static void count_labels(const struct text *text, candidate_list *list, struct arena *arena)
{
	struct map counts = {0}, asking = {0};
	for (size_t i = 0; i < text->blocks.count; i++) {
		const struct block *block = &text->blocks.items[i];
		const struct typed_line *line = &text->lines.items[block->first];
		const char *s = line_text(text, line);
		size_t size = block->kind == BLOCK_PROSE ? label_size(s, line->size) : 0;
		if (!size)
			continue;
		const char *label = arena_copy(arena, s, size);
		size_t *count = map_at(&counts, label);
		*count = *count == MAP_NONE ? 1 : *count + 1;
		if (!ends_asking(s, line->size))
			*map_at(&asking, label) = 0;
	}
	for (size_t i = 0; i < list->count; i++) {
		struct candidate *it = &list->items[i];
		size_t size = it->in_series ? 0 : label_size(it->s, it->size);
		if (!size)
			continue;
		size_t count = map_find(&counts, arena_copy(arena, it->s, size));
		it->labels = count == MAP_NONE ? 0 : (uint32_t)count;
		it->label = size <= LONGEST_WORD_LABEL;
		it->question = size <= LONGEST_LETTER && count != MAP_NONE &&
			       map_find(&asking, arena_copy(arena, it->s, size)) == MAP_NONE;
	}
	map_clear(&counts);
	map_clear(&asking);
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

/* How many candidates begin with the same word. */
static void count_namesakes(candidate_list *list, struct arena *arena)
{
	struct map first = {0};
	for (size_t i = 0; i < list->count; i++) {
		struct candidate *it = &list->items[i];
		size_t *at = map_at(&first, arena_format(arena, "%u", it->first_word));
		*at = *at == MAP_NONE ? i : *at;
		it->namesake = (uint32_t)*at;
		list->items[*at].namesakes += i > *at;
	}
	for (size_t i = 0; i < list->count; i++) {
		struct candidate *it = &list->items[i];
		it->namesakes = it->first_word ? list->items[it->namesake].namesakes : 0;
	}
	map_clear(&first);
}

/* The longest word of the line, which must have some letters. */
static size_t longest_word(const struct candidate *it, const char **word)
{
	size_t longest = 0;
	for (const char *s = it->s, *end = s + it->size, *start = s; s < end;) {
		unsigned c = utf8_next(&s, end);
		if (!unicode_is_letter(c) && !unicode_is_mark(c)) {
			start = s;
		} else if ((size_t)(s - start) > longest) {
			longest = (size_t)(s - start);
			*word = start;
		}
	}
	return longest >= LONG_WORD ? longest : 0;
}

static bool same_letters(const char *s, const char *end, const char *word, const char *word_end)
{
	while (word < word_end) {
		if (s >= end || unicode_to_lower(utf8_next(&s, end)) !=
				    unicode_to_lower(utf8_next(&word, word_end)))
			return false;
	}
	return true;
}

/* Whether what follows the line soon says its longest word, but for an ending, again. */
static bool is_repeated_below(const struct candidate *it)
{
	const char *word = it->s;
	size_t size = longest_word(it, &word);
	if (!size || !it->next || it->next->kind == BLOCK_CODE)
		return false;
	size = size > 7 ? size * 3 / 4 : size;
	while (((unsigned char)word[size] & 0xC0) == 0x80)
		size++;
	const struct typed_line *line = &it->text->lines.items[it->next->first];
	for (uint32_t i = 0; i < it->next->count && i < 4; i++) {
		const char *s = line_text(it->text, &line[i]);
		const char *end = s + (line[i].size < LOOKED_AT ? line[i].size : LOOKED_AT);
		for (; s < end; s++)
			if (same_letters(s, end, word, word + size))
				return true;
	}
	return false;
}

/* How long each series is, and how often prose stands behind its numbers. One that begins anew is
 * another one, unless a word names it: the scenes of all acts are one. */
static void measure_series(candidate_list *list, struct arena *arena)
{
	struct map last = {0};
	for (size_t i = 0; i < list->count; i++) {
		struct candidate *it = &list->items[i];
		if (!it->in_series)
			continue;
		const struct numbering *n = &it->numbering;
		size_t *at = map_at(&last, series_name(arena, n, n->depth));
		bool goes_on = *at != MAP_NONE && (list->items[*at].numbering.value < n->value ||
						   n->depth > 1 || n->kind == NUMBERING_WORD);
		it->series_head = goes_on ? list->items[*at].series_head : (uint32_t)i;
		*at = i;
		list->items[it->series_head].series++;
		list->items[it->series_head].series_prose +=
		    (opens_section(it) || it->section >= SECTION) && !it->after;
	}
	for (size_t i = 0; i < list->count; i++) {
		struct candidate *it = &list->items[i];
		if (it->in_series) {
			it->series = list->items[it->series_head].series;
			it->series_prose = list->items[it->series_head].series_prose;
		}
	}
	map_clear(&last);
}

/* Whether the line right above is a command behind the prompt of a shell or of Python. */
static bool is_prompted(const struct candidate *it)
{
	static const char *const prompts[] = {"$ ", ">>> "};
	const struct block *block = &it->text->blocks.items[it->block];
	if (!block->first || block->gap)
		return false;
	const struct typed_line *above = &it->text->lines.items[block->first - 1];
	const char *s = it->text->bytes + above->start - above->left;
	for (size_t i = 0; i < sizeof prompts / sizeof *prompts; i++) {
		size_t size = strlen(prompts[i]);
		if (above->left + above->size > size && memcmp(s, prompts[i], size) == 0)
			return true;
	}
	return false;
}

void text_look_past_title(const struct text *text, candidate_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		list->items[i].weak |= is_passed_over(&text->blocks.items[list->items[i].block]);
	look_around(text, list);
	for (size_t i = 0; i < list->count; i++) {
		struct candidate *it = &list->items[i];
		bool below = i && it[-1].title && it->before == 1;
		if (below && it->words <= WORDS_BELOW_TITLE && !it->colon && !it->commas)
			it->before = 0; /* the first section, in no row with the title */
	}
}

void text_look_around(struct text *text, candidate_list *list, struct arena *arena)
{
	look_around(text, list);
	count_repeats(list, arena);
	text_look_up_contents(text, list, arena);
	drop_repeated(text, list);
	look_around(text, list);
	count_labels(text, list, arena);
	count_namesakes(list, arena);
	measure_series(list, arena);
	text->candidates = list->count;
	text_count_manners(list);
	text_find_pulled(text, list);
	for (size_t i = 0; i < list->count; i++) {
		struct candidate *it = &list->items[i];
		it->repeated_below = is_repeated_below(it);
		it->prompted = is_prompted(it);
	}
}
