/* Plain text: the running lines of printed pages where no form feed parts these: the same words
 * again and again, beside numbers that go up by one from each to the next; and such numbers alone,
 * which interrupt sentences. */
#include "base/arena.h"
#include "base/ascii.h"
#include "base/map.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "read/text/lines/text_lines.h"

#include <string.h>

enum {
	GAP = 3,         /* spaces between the words and the number */
	FEWEST = 3,      /* pages */
	APART = 5,       /* lines from one page to the next */
	LONGEST = 120,   /* bytes of a running line */
	MOST_DIGITS = 4, /* of a page's number */
	BROKEN = 4       /* of so many numbers alone one interrupts a sentence, or more do */
};

/* A line that ends or begins with a number, set off from its words; or a number alone. */
struct running {
	size_t line;
	unsigned number;
	const char *words;
	bool alone, interrupts;
};

typedef VEC(struct running) running_list;

static unsigned number_of(const char *s, size_t size)
{
	unsigned number = 0;
	for (size_t i = 0; i < size; i++)
		number = number * 10 + (unsigned)(s[i] - '0');
	return number;
}

static size_t digits_at_end(const char *s, size_t size)
{
	size_t digits = 0;
	while (digits < size && ascii_is_digit(s[size - 1 - digits]))
		digits++;
	return digits;
}

static size_t digits_at_start(const char *s, size_t size)
{
	size_t digits = 0;
	while (digits < size && ascii_is_digit(s[digits]))
		digits++;
	return digits;
}

static bool is_gap(const char *s, size_t size)
{
	size_t spaces = 0;
	for (; spaces < size && s[spaces] == ' '; spaces++)
		;
	return spaces >= GAP || (size && *s == '\t');
}

/* "Muster            Standards Track            [Page 5]": what stands before the number. */
static size_t before_page(const char *s, size_t size, unsigned *number)
{
	size_t end = size && s[size - 1] == ']' ? size - 1 : 0;
	size_t digits = digits_at_end(s, end), open = end - digits;
	while (digits && open && s[open - 1] != '[')
		open--;
	if (!digits || digits > MOST_DIGITS || open < 2 || s[open - 2] != ' ')
		return 0;
	*number = number_of(s + end - digits, digits);
	return open - 1;
}

/* The words of the line where a number stands at one of its ends; NULL: none does. */
static const char *read_running(struct arena *arena, const char *s, size_t size, unsigned *number)
{
	size_t last = digits_at_end(s, size), first = digits_at_start(s, size), gap = last;
	size_t words = before_page(s, size, number);
	if (words)
		return arena_copy(arena, s, words);
	while (gap < size && (s[size - 1 - gap] == ' ' || s[size - 1 - gap] == '\t'))
		gap++;
	if (last && last <= MOST_DIGITS && gap < size && is_gap(s + size - gap, gap - last)) {
		*number = number_of(s + size - last, last);
		return arena_copy(arena, s, size - gap);
	}
	for (gap = first; gap < size && (s[gap] == ' ' || s[gap] == '\t');)
		gap++;
	if (!first || first > MOST_DIGITS || gap == size || !is_gap(s + first, size - first))
		return NULL;
	*number = number_of(s, first);
	return arena_copy(arena, s + gap, size - gap);
}

/* Past brackets, strokes and stars, as they stand around a number. */
static const char *past_marks(const char *s, const char *end)
{
	while (s < end) {
		const char *at = s;
		unsigned c = utf8_next(&at, end);
		if (!(c && c < 0x80 && strchr("-[](){}<>~*=| ", (int)c)) && c != 0x2013 &&
		    c != 0x2014)
			break;
		s = at;
	}
	return s;
}

/* "12", "- 12 -", "[12]", "Page 12": what stands around the number; NULL: more than that does. */
static const char *around_number(struct arena *arena, const char *s, size_t size, unsigned *number)
{
	static const char *const pages[] = {"page",   "p.",     "pg.", "seite",
					    "página", "pagina", "стр."};
	const char *at = past_marks(s, s + size), *end = s + size;
	for (size_t i = 0; i < sizeof pages / sizeof *pages && at == s; i++)
		if (unicode_take_word(&at, end, pages[i]))
			at += at < end && *at == ' ';
	size_t digits = digits_at_start(at, (size_t)(end - at)), before = (size_t)(at - s);
	*number = number_of(at, digits);
	at = past_marks(at + digits, end);
	return digits && digits <= MOST_DIGITS && at == end ? arena_copy(arena, s, before) : NULL;
}

/* Whether the sentence before the line has not ended, and goes on behind it. */
static bool interrupts(const struct text *text, size_t line)
{
	const struct typed_line *above = text_line_above(text, line);
	const struct typed_line *below = text_line_below(text, line);
	return above && below && !text_ends_sentence(line_text(text, above), above->size) &&
	       text_begins_low(text, below);
}

static bool is_blank(const struct text *text, size_t line)
{
	return line >= text->lines.count || text->lines.items[line].kind == LINE_BLANK;
}

/* The lines that stand alone and have a number, and how often each comes but for its number. */
static void collect(const struct text *text, running_list *list, struct map *counts,
		    struct arena *arena)
{
	for (size_t i = 0; i < text->lines.count; i++) {
		const struct typed_line *line = &text->lines.items[i];
		if (line->kind == LINE_BLANK || line->size > LONGEST ||
		    (!is_blank(text, i + 1) && !is_blank(text, i - 1)))
			continue;
		struct running it = {.line = i};
		it.words = read_running(arena, line_text(text, line), line->size, &it.number);
		it.alone = !it.words;
		if (it.alone)
			it.words =
			    around_number(arena, line_text(text, line), line->size, &it.number);
		if (!it.words)
			continue;
		it.interrupts = it.alone && interrupts(text, i);
		size_t *count = map_at(counts, it.words);
		*count = *count == MAP_NONE ? 1 : *count + 1;
		vec_push(list, it);
	}
}

static bool follows(const struct running *it, const struct running *before)
{
	return it->number == before->number + 1 && it->line >= before->line + APART;
}

/* Whether the lines, whose numbers go up, are of pages: numbers alone may be those of chapters. */
static bool are_pages(const struct running *lines, size_t count)
{
	size_t alone = 0, broken = 0;
	for (size_t i = 0; i < count; i++) {
		alone += lines[i].alone;
		broken += lines[i].interrupts;
	}
	return count >= FEWEST && (alone < count || broken * BROKEN >= alone);
}

void text_find_running_lines(struct text *text)
{
	struct arena *arena = arena_new();
	running_list list = {0};
	struct map counts = {0};
	collect(text, &list, &counts, arena);
	size_t kept = 0;
	for (size_t i = 0; i < list.count; i++)
		if (map_find(&counts, list.items[i].words) > 1)
			list.items[kept++] = list.items[i];
	for (size_t i = 0, next; i < kept; i = next) {
		for (next = i + 1; next < kept && follows(&list.items[next], &list.items[next - 1]);
		     next++)
			;
		bool pages = are_pages(&list.items[i], next - i);
		for (size_t j = i; pages && j < next; j++)
			text->lines.items[list.items[j].line].page = true;
	}
	map_clear(&counts);
	vec_clear(&list);
	arena_free(arena);
}
