/* Plain text: contents as they were typed for paper: a title, dots or room, the number of a page.
 * Of such a line the title stays. */
#include "base/ascii.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/unicode.h"
#include "read/text/lines/text_blocks.h"

#include <string.h>

enum {
	FEWEST_DOTS = 3,
	FEWEST = 2,      /* lines with dots that make a list */
	FEWEST_BARE = 3, /* lines without */
	LONGEST = 160,   /* cells */
	LONGEST_PAGE = 7,
	LONGEST_NUMBER = 8 /* of a section, alone in a line */
};

/* How a line ends: with the number of a page behind dots or room. */
enum ending { ENDING_NONE, ENDING_ROOM, ENDING_DOTS };

struct listed_line {
	enum ending ending;
	bool narrow;    /* one space stands before the number */
	bool number;    /* nothing but a section's number */
	uint32_t title; /* bytes, behind a bullet */
	unsigned page;
};

/* The number of a page at the end, in digits or small Roman ones: its bytes. */
static size_t page_size(const char *s, size_t size, unsigned *page)
{
	size_t start = size, digits = 0;
	while (start && size - start < LONGEST_PAGE && ascii_is_digit(s[start - 1]))
		start--, digits++;
	*page = 0;
	for (size_t i = start; i < size; i++)
		*page = *page * 10 + (unsigned)(s[i] - '0');
	while (!digits && start && size - start < LONGEST_PAGE && memchr("ivxlc", s[start - 1], 5))
		start--;
	return size - start;
}

/* Takes dots with or without space between them off the end: how many. */
static size_t take_dots(const char *s, size_t *size)
{
	size_t dots = 0;
	for (;; dots++) {
		while (*size && (s[*size - 1] == ' ' || s[*size - 1] == '\t'))
			--*size;
		if (*size && (s[*size - 1] == '.' || s[*size - 1] == '_'))
			--*size;
		else if (*size > 2 && memcmp(s + *size - 3, "…", 3) == 0)
			*size -= 3, dots += 2;
		else if (*size > 1 && memcmp(s + *size - 2, "·", 2) == 0)
			*size -= 2;
		else
			return dots;
	}
}

/* "2", "2.1": where contents were copied column by column, such numbers stand among their lines. */
static bool is_number(const char *s, size_t size)
{
	size_t digits = 0;
	while (digits < size && (ascii_is_digit(s[digits]) || s[digits] == '.'))
		digits++;
	return digits && digits == size && size <= LONGEST_NUMBER;
}

/* The bytes of the bullet that opens the line. */
static uint32_t bullet_of(const struct typed_line *line)
{
	return line->kind == LINE_ITEM ? line->marker : 0;
}

static struct listed_line read_line(const struct text *text, const struct typed_line *line)
{
	struct listed_line listed = {0};
	uint32_t bullet = bullet_of(line), all = line->size - bullet;
	const char *s = line_text(text, line) + bullet;
	if ((line->kind != LINE_TEXT && line->kind != LINE_NUMBERED && line->kind != LINE_ITEM) ||
	    line->cells > LONGEST)
		return listed;
	listed.number = is_number(s, all);
	if (listed.number)
		return listed;
	size_t page = page_size(s, all, &listed.page), size = all - page, before = size;
	size_t dots = page ? take_dots(s, &size) : 0;
	bool room = before > size + 1 || (before > size && s[size] == '\t');
	listed.title = (uint32_t)size;
	if (page && size && dots >= FEWEST_DOTS)
		listed.ending = ENDING_DOTS;
	else if (page && size && listed.page && !dots && room)
		listed.ending = ENDING_ROOM;
	listed.narrow = page && size && listed.page && before == size + 1;
	return listed;
}

const char *text_title_words(struct arena *arena, const char *s, size_t size)
{
	struct numbering number = text_numbering(s, size);
	size_t start = number.kind == NUMBERING_WORD ? 0 : number.size, kept = 0;
	if (start == size) /* nothing but a number, which is the title */
		for (start = 0; size > 1 && memchr(" .):", s[size - 1], 4);)
			size--;
	char *words = arena_copy(arena, s, size);
	for (size_t i = start; i < size; i++) {
		bool space = s[i] == ' ' || s[i] == '\t' || s[i] == '\n';
		if (!space || (kept && words[kept - 1] != ' '))
			words[kept++] = space ? ' ' : s[i];
	}
	words[kept] = '\0';
	return unicode_folded(arena, words);
}

/* A line of the list that goes on in the next one, where its dots are. */
static bool is_wrapped(const struct text *text, const struct listed_line *all, size_t at)
{
	const struct typed_line *line = &text->lines.items[at];
	return line->kind != LINE_BLANK && line->kind != LINE_BREAK && !all[at].ending &&
	       all[at + 1].ending == ENDING_DOTS && line[1].indent > line->indent + 1 && at &&
	       (all[at - 1].ending || line[-1].kind == LINE_BLANK);
}

static void mark(struct text *text, const struct listed_line *all, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++) {
		struct typed_line *line = &text->lines.items[i];
		bool wrapped = is_wrapped(text, all, i);
		if (line->kind == LINE_BLANK || !(all[i].ending || all[i].number || wrapped))
			continue;
		uint32_t bullet = bullet_of(line);
		line->start += bullet;
		line->size -= bullet;
		line->kind = LINE_LISTED;
		line->marker = 0;
		line->number = 0;
		line->style = wrapped ? '+' : '\0';
		if (all[i].ending)
			line->size = all[i].title;
		line->cells = text_cells(line_text(text, line), line->size);
	}
}

/* A list with dots that is no contents stays as it was typed. */
static void keep(struct text *text, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++)
		if (text->lines.items[i].kind != LINE_BLANK)
			text->lines.items[i].kind = LINE_CODE;
}

static bool is_named(const struct text *text, const struct listed_line *all, size_t at,
		     const struct map *lines, struct arena *arena)
{
	const struct typed_line *line = &text->lines.items[at];
	const char *s = line_text(text, line) + bullet_of(line);
	size_t found = map_find(lines, text_title_words(arena, s, all[at].title));
	return found != MAP_NONE && found > at;
}

/* Whether the lines name what stands further down, most of them, and their pages go up. */
static bool is_confirmed(const struct text *text, const struct listed_line *all, size_t first,
			 size_t end, const struct map *lines, struct arena *arena)
{
	size_t listed = 0, named = 0;
	unsigned page = 0;
	for (size_t i = first; i < end; i++) {
		if (!all[i].ending)
			continue;
		if (all[i].page && all[i].page < page)
			return false;
		page = all[i].page ? all[i].page : page;
		listed++;
		named += is_named(text, all, i, lines, arena);
	}
	return named * 2 >= listed;
}

/* Each line of the text by its words: where it comes last. */
static void gather(const struct text *text, struct map *lines, struct arena *arena)
{
	for (size_t i = 0; i < text->lines.count; i++) {
		const struct typed_line *line = &text->lines.items[i];
		if (line->cells <= LONGEST)
			*map_at(lines, text_title_words(arena, line_text(text, line), line->size)) =
			    i;
	}
}

/* Lines with one space before their numbers, among others or behind them, that name something. */
static size_t take_narrow(const struct text *text, struct listed_line *all, size_t first,
			  size_t end, const struct map *lines, struct arena *arena)
{
	for (size_t i = first; i < text->lines.count; i++) {
		bool narrow = all[i].narrow && is_named(text, all, i, lines, arena);
		if (narrow)
			all[i].ending = ENDING_ROOM;
		if (i >= end && !narrow)
			break;
		end = i >= end ? i + 1 : end;
	}
	return end;
}

/* Such lines right above the list, whose titles leave no more room as they are its longest. */
static size_t take_narrow_above(const struct text *text, struct listed_line *all, size_t start,
				size_t least, const struct map *lines, struct arena *arena)
{
	while (start > least && all[start - 1].narrow &&
	       is_named(text, all, start - 1, lines, arena))
		all[--start].ending = ENDING_ROOM;
	return start;
}

/* The end of the region that begins at first: blank lines and single others may stand inside. */
static size_t region_end(const struct text *text, const struct listed_line *all, size_t first,
			 size_t *dotted)
{
	size_t end = first, others = 0;
	*dotted = 0;
	for (size_t i = first; i < text->lines.count && others < 2; i++) {
		if (all[i].ending) {
			*dotted += all[i].ending == ENDING_DOTS;
			end = i + 1;
			others = 0;
		} else if (text->lines.items[i].kind != LINE_BLANK && !all[i].number) {
			others++;
		}
	}
	return end;
}

/* Where the list begins whose first line ends with a page: numbers may stand above it. */
static size_t region_start(const struct text *text, const struct listed_line *all, size_t first,
			   size_t least)
{
	if (first && is_wrapped(text, all, first - 1))
		return first - 1;
	size_t start = first;
	for (size_t i = first;
	     i > least && (all[i - 1].number || text->lines.items[i - 1].kind == LINE_BLANK); i--)
		start = all[i - 1].number ? i - 1 : start;
	return start;
}

void text_find_listings(struct text *text)
{
	struct listed_line *all = mem_zeroed(text->lines.count + 1, sizeof *all);
	struct map lines = {0};
	struct arena *arena = arena_new();
	bool gathered = false;
	for (size_t i = 0; i < text->lines.count; i++)
		all[i] = read_line(text, &text->lines.items[i]);
	for (size_t first = 0, last = 0, end; first < text->lines.count; first = end) {
		size_t dotted, least = last;
		end = first + 1;
		if (!all[first].ending)
			continue;
		size_t start = region_start(text, all, first, least);
		last = end = region_end(text, all, first, &dotted);
		if (dotted < FEWEST && end - first < FEWEST_BARE)
			continue;
		if (!gathered)
			gather(text, &lines, arena);
		gathered = true;
		if (is_confirmed(text, all, first, end, &lines, arena)) {
			end = take_narrow(text, all, first, end, &lines, arena);
			start = take_narrow_above(text, all, start, least, &lines, arena);
			mark(text, all, start, end);
		} else if (dotted >= FEWEST) {
			keep(text, first, end);
		}
	}
	map_clear(&lines);
	arena_free(arena);
	mem_free(all);
}
