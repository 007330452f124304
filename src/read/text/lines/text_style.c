/* Plain text: how it makes its paragraphs, told by the lengths of its lines. */
#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "read/text/lines/text_lines.h"

#include <string.h>

enum {
	LONG_LINE = 100,
	CENTRED = 6, /* cells of its margins at least */
	OFF_CENTRE = 5,
	UNSPACED_WORD = 2, /* cells that a line can be broken behind */
};

static unsigned first_word(const struct text *text, const struct typed_line *line)
{
	const char *s = line_text(text, line);
	const char *at = s;
	if (line->size && unicode_is_unspaced(utf8_next(&at, s + line->size)))
		return UNSPACED_WORD;
	const char *space = memchr(s, ' ', line->size);
	return text_cells(s, space ? (size_t)(space - s) : line->size);
}

/* Whether a word is broken at the end of the line, and goes on in the next one. */
static bool is_broken(const struct text *text, const struct typed_line *line,
		      const struct typed_line *next)
{
	const char *s = line_text(text, line);
	return line->size > 1 && s[line->size - 1] == '-' && ascii_is_letter(s[line->size - 2]) &&
	       text_begins_low(text, next);
}

bool text_is_full(const struct text *text, const struct typed_line *line,
		  const struct typed_line *next, unsigned width)
{
	return is_broken(text, line, next) || text_total(line) + 1 + first_word(text, next) > width;
}

/* Whether the line stands in the middle: of the page, or of what prose fills of it. */
bool text_is_centred(const struct text *text, const struct typed_line *line)
{
	int right = (int)line->width - (int)text_total(line);
	int left = (int)line->indent - (int)text->base;
	int off = left - right, off_page = (int)line->indent - right;
	return line->width && left >= CENTRED && off <= OFF_CENTRE && off_page >= -OFF_CENTRE;
}

/* The most usual indentation: of the lines that go on, or else of all. */
static void find_base(struct text *text)
{
	size_t counts[64] = {0};
	for (size_t i = 0; i < text->lines.count; i++) {
		const struct typed_line *line = &text->lines.items[i];
		bool goes_on = i && line[-1].kind == LINE_TEXT;
		if (line->kind == LINE_TEXT && line->indent < 64 && (goes_on || !line->width))
			counts[line->indent]++;
	}
	for (unsigned i = 1; i < 64; i++)
		if (counts[i] > counts[text->base])
			text->base = i;
}

static void find_gaps(struct text *text)
{
	size_t longs = 0, neighbours = 0, blanks = 0;
	for (size_t i = 0; i < text->lines.count; i++) {
		const struct typed_line *line = &text->lines.items[i];
		blanks += line->kind == LINE_BLANK;
		if (line->kind != LINE_TEXT || line->cells < LONG_LINE)
			continue;
		longs++;
		neighbours += i && line[-1].kind == LINE_TEXT && line[-1].cells >= LONG_LINE;
	}
	text->gapped = longs ? neighbours * 5 <= longs && (blanks || longs == 1) : blanks > 0;
}

/* ", - said he" in a line that begins with a hyphen: speech as Russian or French set it. */
static bool is_dash_speech(const char *s, size_t size)
{
	for (const char *p = s + 1, *end = s + size; (p = memchr(p, '-', (size_t)(end - p))); p++)
		if (p - 2 > s && p[-1] == ' ' && p + 1 < end && p[1] == ' ' &&
		    memchr(",.!?", p[-2], 4))
			return true;
	return false;
}

/* The bytes of the hyphen or dash that makes the line an item. */
static size_t dash_size(const struct text *text, const struct typed_line *line)
{
	const char *s = line_text(text, line);
	if (line->kind != LINE_ITEM)
		return 0;
	return *s == '-' ? 1 : memcmp(s, "–", 3) == 0 || memcmp(s, "—", 3) == 0 ? 3 : 0;
}

/* Whether the line before or behind begins with a dash, too, blank ones aside. */
static bool has_neighbour(const struct text *text, size_t at)
{
	const struct typed_line *above = text_line_above(text, at);
	const struct typed_line *below = text_line_below(text, at);
	return (above && dash_size(text, above) > 1) || (below && dash_size(text, below) > 1);
}

/* Lines that begin with a hyphen are speech where some show it; with a dash, also by the end of a
 * sentence, and a dash alone opens a name. */
static void find_speech(struct text *text)
{
	size_t hyphens = 0, spoken = 0, dashes = 0, sentences = 0;
	for (size_t i = 0; i < text->lines.count; i++) {
		const struct typed_line *line = &text->lines.items[i];
		size_t size = dash_size(text, line);
		hyphens += size == 1;
		dashes += size > 1;
		if (size == 1)
			spoken += is_dash_speech(line_text(text, line), line->size);
		else if (size)
			sentences += text_ends_sentence(line_text(text, line), line->size);
	}
	bool last = false; /* the line before was an item with a dash */
	for (size_t i = 0; i < text->lines.count; i++) {
		struct typed_line *line = &text->lines.items[i];
		size_t size = dash_size(text, line);
		if (size > 1) {
			bool item = sentences * 4 <= dashes && (last || has_neighbour(text, i));
			line->kind = item ? LINE_ITEM : LINE_TEXT;
			last = item;
		} else if (size && spoken * 8 > hyphens) {
			line->kind = LINE_TEXT;
		}
		last &= line->kind == LINE_ITEM || line->kind == LINE_BLANK;
		line->marker = line->kind == LINE_TEXT ? 0 : line->marker;
	}
}

/* A mark where wrapped prose goes on is none: "in the year / 12. He was". */
static void find_false_marks(struct text *text)
{
	for (size_t i = 1; i < text->lines.count; i++) {
		struct typed_line *line = &text->lines.items[i];
		if (!line->width)
			continue;
		const char *before = line_text(text, line - 1);
		size_t size = line[-1].size;
		if ((line->kind == LINE_ITEM || line->kind == LINE_NUMBERED) &&
		    line[-1].kind == LINE_TEXT && line->indent == line[-1].indent &&
		    text_is_full(text, line - 1, line, line->width) &&
		    !text_ends_sentence(before, size) && before[size - 1] != ':') {
			line->kind = LINE_TEXT;
			line->marker = 0;
			line->number = 0;
		}
	}
}

void text_find_style(struct text *text)
{
	find_speech(text);
	text_find_wrapping(text);
	find_false_marks(text);
	find_base(text);
	find_gaps(text);
}
