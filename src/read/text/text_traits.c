/* Plain text: the lines that may be headings, measured: what they look like, what stands around
 * them. */
#include "base/unicode.h"
#include "base/utf8.h"
#include "read/text/text.h"

#include <string.h>

enum { LONGEST = 110, LINES_OF_A_HEADING = 3, LONG_WORD = 4 };

/* A picture's caption or the like: all in brackets. */
static bool is_aside(const struct text *text, const struct block *block)
{
	const struct line *first = &text->lines.items[block->first];
	const struct line *last = first + block->count - 1;
	return block->kind == BLOCK_BREAK || block->kind == BLOCK_PAGE ||
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

/* From its first character to its last in quotation marks. */
static bool is_quoted(const char *s, size_t size)
{
	static const char *const pairs[][2] = {{"\"", "\""}, {"“", "”"},   {"„", "“"},
					       {"„", "”"},   {"«", "»"},   {"»", "«"},
					       {"「", "」"}, {"『", "』"}, {"‘", "’"}};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		size_t open = strlen(pairs[i][0]), close = strlen(pairs[i][1]);
		if (size > open + close && memcmp(s, pairs[i][0], open) == 0 &&
		    memcmp(s + size - close, pairs[i][1], close) == 0)
			return true;
	}
	return false;
}

/* Neither a whole sentence, nor the beginning of one, nor speech. */
static bool looks_unfinished(const char *s, size_t size)
{
	size = without_note(s, size);
	return !is_quoted(s, size) && !ends_open(s, size) && !ends_in_stop(s, size) && *s != '-' &&
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
	bool few =
	    block->kind == BLOCK_VERSE && block->count > 1 && block->count <= LINES_OF_A_HEADING;
	if (!one && !few)
		return false;
	*numbering = text_numbering(s, line->size);
	if (few && text_numbering(line_text(text, line + 1), line[1].size).kind != NUMBERING_NONE)
		return false; /* lines of a list */
	return numbering->kind != NUMBERING_NONE || (one && looks_unfinished(s, line->size));
}

struct words {
	unsigned count, numeric;
	unsigned longs, capital; /* of long words: all, and those with a capital */
	unsigned letters, upper, lower;
	unsigned first, last; /* code points */
	bool lower_first, lower_last, parted, address, comma, signs;
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
		words->signs |= c && c < 0x80 && strchr("={}|\\_;`^", (int)c);
		words->parted |=
		    (space && (before == '.' || before == '!' || before == '?') && letters > 2) ||
		    (letter && (before == 0x3002 || before == 0x964 || before == 0x6D4));
		if (letter) {
			bool upper = unicode_is_upper(c), lower = unicode_is_lower(c);
			if (!words->letters)
				words->lower_first = lower;
			if (!letters) {
				capital = upper;
				words->lower_last = lower;
			}
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
	it->lower_end = words.lower_last;
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
		struct candidate it = {.text = text, .block = (uint32_t)i};
		if (is_aside(text, &text->blocks.items[i]))
			text->blocks.items[i].role = ROLE_ASIDE;
		else if (may_be_heading(text, &text->blocks.items[i], &it.numbering))
			vec_push(list, it);
	}
	text_find_series(list, arena);
	drop_lone_numbers(text, list);
	for (size_t i = 0; i < list->count; i++)
		look_at(text, &list->items[i]);
	text_look_around(text, list, arena);
	arena_free(arena);
}
