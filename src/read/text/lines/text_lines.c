/* Plain text: its lines, and what kind each is. */
#include "base/ornaments.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "read/page_marks.h"
#include "read/text/lines/text_lines.h"

#include <string.h>

enum {
	TAB_WIDTH = 4,
	DEEP = 4, /* no longer the line's start, rather code */
	LEAST_STROKES = 3,
};

unsigned text_cells(const char *bytes, size_t size)
{
	size_t cells = 0;
	for (const char *s = bytes, *end = bytes + size; s < end;) {
		if ((unsigned char)*s < 0x80)
			cells++, s++;
		else
			cells += unicode_cells(utf8_next(&s, end));
	}
	return (unsigned)cells;
}

unsigned text_count_words(const char *bytes, size_t size)
{
	unsigned words = 1;
	for (size_t i = 1; i < size; i++)
		words += bytes[i] == ' ' && bytes[i - 1] != ' ';
	return words;
}

const struct typed_line *text_line_above(const struct text *text, size_t line)
{
	while (line && text->lines.items[line - 1].kind == LINE_BLANK)
		line--;
	return line ? &text->lines.items[line - 1] : NULL;
}

const struct typed_line *text_line_below(const struct text *text, size_t line)
{
	for (line++; line < text->lines.count && text->lines.items[line].kind == LINE_BLANK;)
		line++;
	return line < text->lines.count ? &text->lines.items[line] : NULL;
}

static bool is_among(unsigned c, const unsigned *set, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (set[i] == c)
			return true;
	return false;
}

/* The last code point of the bytes before *size, which moves before it. */
static unsigned last_code_point(const char *bytes, size_t *size)
{
	const char *at = bytes + *size;
	unsigned c = *size ? utf8_before(bytes, &at) : 0;
	*size = (size_t)(at - bytes);
	return c;
}

static bool is_closing(unsigned c)
{
	static const unsigned closing[] = {'"',    '\'',   ')',    ']',    '*',    '_',
					   0xBB,   0x2019, 0x201D, 0x203A, 0x300D, 0x300F,
					   0x3011, 0xFF09, 0x201C, 0xAB,   0x3009, 0x300B};
	return is_among(c, closing, sizeof closing / sizeof *closing);
}

bool text_ends_sentence(const char *bytes, size_t size)
{
	static const unsigned ends[] = {'.',    '!',    '?',    0x2026, 0x3002, 0xFF01, 0xFF1F,
					0xFF0E, 0x61F,  0x6D4,  0x964,  0x965,  0x1362, 0x203D,
					0x17D4, 0x104B, 0xFF61, 0x589,  0x5C3,  0x1803, 0xF0D};
	unsigned c = last_code_point(bytes, &size);
	while (size && is_closing(c))
		c = last_code_point(bytes, &size);
	return is_among(c, ends, sizeof ends / sizeof *ends);
}

bool text_begins_low(const struct text *text, const struct typed_line *line)
{
	const char *s = line_text(text, line), *end = s + line->size;
	return s < end && unicode_is_lower(utf8_next(&s, end));
}

bool text_breaks_off(const struct text *text, const struct typed_line *line)
{
	const char *s = line_text(text, line);
	return !text_ends_sentence(s, line->size) && s[line->size - 1] != ':' &&
	       text_begins_low(text, line + 1);
}

bool text_asks_in_greek(const char *bytes, size_t size)
{
	unsigned c = last_code_point(bytes, &size);
	while (size && is_closing(c))
		c = last_code_point(bytes, &size);
	if (c != ';' && c != 0x37E)
		return false;
	c = last_code_point(bytes, &size);
	while (size && is_closing(c))
		c = last_code_point(bytes, &size);
	return c >= 0x370 && c < 0x400;
}

bool text_ends_open(const char *bytes, size_t size)
{
	static const unsigned opens[] = {',', ';', 0x3001, 0xFF0C, 0xFF1B, 0x60C, 0x61B};
	size_t left = size;
	return is_among(last_code_point(bytes, &left), opens, sizeof opens / sizeof *opens) &&
	       !text_asks_in_greek(bytes, size);
}

bool text_is_page_mark(const char *bytes, size_t size)
{
	char comment[PAGE_COMMENT];
	return html_take_page_mark(bytes, size, comment) == size;
}

bool text_opens_speech(const char *bytes, size_t size)
{
	static const unsigned opens[] = {'"',    '\'',   '-',    0xAB,   0xBB,   0x2010,
					 0x2013, 0x2014, 0x2015, 0x2018, 0x201C, 0x201E,
					 0x201D, 0x2039, 0x300C, 0x300E, 0x201A};
	const char *s = bytes;
	return size && is_among(utf8_next(&s, bytes + size), opens, sizeof opens / sizeof *opens);
}

/* Takes white space off the front; what it is worth as indentation. */
static unsigned take_indent(const char **s, const char *end)
{
	unsigned indent = 0;
	for (; *s < end; (*s)++) {
		if (**s == ' ')
			indent++;
		else if (**s == '\t')
			indent += TAB_WIDTH - indent % TAB_WIDTH;
		else if (**s == '\f')
			indent = 0;
		else if (end - *s >= 2 && memcmp(*s, "\xC2\xA0", 2) == 0)
			indent++, (*s)++;
		else if (end - *s >= 3 && memcmp(*s, "\xE3\x80\x80", 3) == 0)
			*s += 2;
		else
			break;
	}
	return indent < 1000 ? indent : 1000;
}

static const char *trim_end(const char *start, const char *end)
{
	for (;;) {
		if (end > start && (end[-1] == ' ' || end[-1] == '\t' || end[-1] == '\f'))
			end--;
		else if (end - start >= 2 && memcmp(end - 2, "\xC2\xA0", 2) == 0)
			end -= 2;
		else if (end - start >= 3 && memcmp(end - 3, "\xE3\x80\x80", 3) == 0)
			end -= 3;
		else
			return end;
	}
}

/* Nothing but ornaments: * * *, ---, #, and the like; *stroke: nothing but strokes. Rules of one
 * stroke want three of it. */
static bool is_break(const char *s, const char *end, unsigned *stroke)
{
	struct ornaments ornaments;
	if (!ornaments_only(s, end, &ornaments))
		return false;
	*stroke = !ornaments.marks;
	return ornaments.marks || ornaments.strokes >= LEAST_STROKES;
}

static size_t mark_size(const char *s, const char *end, unsigned *level)
{
	const char *p = s;
	while (p < end && *p == '#' && p - s < 6)
		p++;
	*level = (unsigned)(p - s);
	if (p == s || p >= end || (*p != ' ' && *p != '\t'))
		return 0;
	while (p < end && (*p == ' ' || *p == '\t') && p - s < 200)
		p++;
	return (size_t)(p - s);
}

static void find_kind(struct typed_line *line, const char *s, const char *end)
{
	unsigned number = 0;
	size_t marker, behind;
	line->kind = LINE_TEXT;
	if (s == end)
		line->kind = LINE_BLANK;
	else if (is_break(s, end, &number))
		line->kind = LINE_BREAK;
	else if (line->indent < DEEP && (marker = mark_size(s, end, &number)))
		line->kind = LINE_MARKED, line->marker = (uint8_t)marker;
	else if (text_find_ornaments(s, (size_t)(end - s), &marker, &behind))
		line->kind = LINE_TEXT;
	else if ((marker = text_bullet(s, end)))
		line->kind = LINE_ITEM, line->marker = (uint8_t)marker;
	else if ((marker = text_number(s, end, &number)))
		line->kind = LINE_NUMBERED, line->marker = (uint8_t)marker;
	line->number =
	    line->kind == LINE_MARKED || line->kind == LINE_NUMBERED || line->kind == LINE_BREAK
		? (uint16_t)number
		: 0;
}

static struct typed_line read_line(const char *bytes, const char *s, const char *end)
{
	struct typed_line line = {0};
	const char *first = s;
	unsigned indent = take_indent(&s, end);
	while (s < end && *s == '>') {
		line.quote += line.quote < 255;
		s++;
		s += s < end && *s == ' ';
	}
	if (line.quote)
		indent = take_indent(&s, end);
	end = trim_end(s, end);
	line.start = (uint32_t)(s - bytes);
	line.left = (uint8_t)(s - first < 255 ? s - first : 255);
	line.size = (uint32_t)(end - s);
	line.cells = text_cells(s, line.size);
	line.indent = (uint16_t)indent;
	find_kind(&line, s, end);
	return line;
}

void text_narrow(const struct text *text, struct typed_line *line, size_t from, size_t to)
{
	const char *s = line_text(text, line);
	struct typed_line inner = read_line(text->bytes, s + from, s + to);
	inner.row = line->row;
	inner.page = line->page;
	inner.quote = (uint8_t)(inner.quote + line->quote);
	*line = inner;
}

void text_split(struct text *text, const char *bytes, size_t size)
{
	bool page = false;
	text->bytes = bytes;
	text->back = SIZE_MAX;
	for (const char *s = bytes, *end = bytes + size; s < end;) {
		const char *stop = memchr(s, '\n', (size_t)(end - s));
		stop = stop ? stop : end;
		struct typed_line line = read_line(bytes, s, stop);
		line.row = (uint32_t)text->lines.count + 1;
		line.page = page || (s < stop && *s == '\f');
		page = s + 1 < stop && stop[-1] == '\f';
		vec_push(&text->lines, line);
		s = stop < end ? stop + 1 : end;
	}
}
