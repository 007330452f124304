/* Plain text: frames that are drawn around words. The frame goes, and what stands in it is quoted;
 * a few lines in the middle of one stay what they would be without it. */
#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "read/text/lines/text_lines.h"

#include <string.h>

enum {
	NARROWEST = 30, /* cells of a frame; what is narrower is a part of a drawing */
	LONGEST_SIDE = 4,
	LINES_OF_A_TITLE = 3,
	WORDS_OF_PROSE = 5,
	OFF_CENTRE = 5,
};

/* A line of a frame: the bytes inside of its sides, and what the sides are. */
struct framed_line {
	size_t from, to;
	unsigned sign;
	size_t signs;
};

static bool is_stroke(unsigned c)
{
	return c == '|' || (c >= 0x2500 && c <= 0x257F);
}

static bool is_side(unsigned c)
{
	return is_stroke(c) || (c && c < 0x80 && strchr("*#:!%+~=/", (int)c));
}

/* Takes the sides off a line: the same signs at both of its ends. Strokes don't stand inside, where
 * they would part cells of a table. */
static bool take_sides(const char *s, size_t size, struct framed_line *line)
{
	const char *from = s, *to = s + size, *at;
	*line = (struct framed_line){.sign = size ? utf8_next(&from, to) : 0, .signs = 1};
	if (!is_side(line->sign) || from == to || utf8_before(from, &to) != line->sign)
		return false;
	for (at = from; at < to && utf8_next(&at, to) == line->sign; from = at)
		line->signs++;
	for (at = to; at > from && utf8_before(from, &at) == line->sign;)
		to = at;
	while (to > from && ascii_is_space(to[-1]))
		to--;
	line->from = (size_t)(from - s);
	line->to = (size_t)(to - s);
	for (at = from; is_stroke(line->sign) && at < to;)
		if (is_stroke(utf8_next(&at, to)))
			return false;
	return line->signs <= LONGEST_SIDE && (from == to || ascii_is_space(*from));
}

/* Whether the line is the frame's upper or lower edge: one sign drawn on and on, between corners.
 */
static bool is_edge(const struct text *text, const struct typed_line *line)
{
	const char *s = line_text(text, line), *end = s + line->size;
	unsigned corners = 0, drawn = 0, before = 0;
	if (line->cells < NARROWEST)
		return false;
	while (s < end) {
		unsigned c = utf8_next(&s, end);
		if (!is_side(c) && !(c < 0x80 && strchr("-_.'`,\\^\"", (int)c)))
			return false;
		if (c != before)
			corners++;
		drawn += c == before;
		before = c;
	}
	return corners <= 5 && drawn * 5 >= line->cells * 4;
}

struct drawn_frame {
	size_t first, end;  /* its lines, with both edges */
	unsigned left;      /* cells between the left side and the words */
	size_t words, wide; /* lines with words, and with as many as prose has */
	bool centred, strokes;
};

static bool has_letters(const char *s, const char *end)
{
	while (s < end)
		if (unicode_is_letter(utf8_next(&s, end)))
			return true;
	return false;
}

/* What a line says of its frame; false: it has other sides. */
static bool add_line(const struct text *text, const struct typed_line *line,
		     struct drawn_frame *frame, struct framed_line *sides)
{
	const char *s = line_text(text, line);
	struct framed_line found;
	if (!take_sides(s, line->size, &found))
		return false;
	bool other = sides->signs && (found.sign != sides->sign || found.signs != sides->signs);
	*sides = found;
	const char *from = s + found.from, *to = s + found.to, *words = from;
	while (words < to && ascii_is_space(*words))
		words++;
	if (other || words == to)
		return !other;
	unsigned left = (unsigned)(words - from);
	int right = (int)line->cells - (int)text_cells(s, found.to) - (int)found.signs;
	if (!frame->words || left < frame->left)
		frame->left = left;
	frame->centred &= (int)left - right <= OFF_CENTRE && right - (int)left <= OFF_CENTRE &&
			  !text_ends_sentence(words, (size_t)(to - words));
	frame->words += has_letters(words, to);
	frame->wide += text_count_words(words, (size_t)(to - words)) >= WORDS_OF_PROSE;
	frame->strokes = is_stroke(found.sign);
	return true;
}

/* Whether the lines of a paragraph are a frame and words. What stands between strokes may be a
 * drawing, too, unless it is prose or a title. */
static bool is_frame(const struct text *text, struct drawn_frame *frame)
{
	const struct typed_line *lines = text->lines.items;
	struct framed_line sides = {0};
	frame->centred = true;
	if (frame->end - frame->first < 3 || !is_edge(text, &lines[frame->first]) ||
	    !is_edge(text, &lines[frame->end - 1]))
		return false;
	for (size_t i = frame->first + 1; i + 1 < frame->end; i++)
		if (is_edge(text, &lines[i]) || !add_line(text, &lines[i], frame, &sides))
			return false;
	frame->centred &= frame->words <= LINES_OF_A_TITLE;
	return frame->words && (!frame->strokes || frame->centred ||
				(frame->wide > 1 && frame->wide * 2 > frame->words));
}

/* A title stays in the middle of the page; what else the frame holds is set in from its side. */
static void narrow(const struct text *text, struct typed_line *line,
		   const struct framed_line *sides, const struct drawn_frame *frame)
{
	unsigned outer = line->indent + (unsigned)sides->signs;
	unsigned around = 2 * ((unsigned)sides->signs + frame->left);
	unsigned measure = line->cells > around ? line->cells - around : 0;
	text_narrow(text, line, sides->from, sides->to);
	if (frame->centred) {
		line->indent = (uint16_t)(line->indent + outer);
		return;
	}
	line->indent -= line->indent < frame->left ? line->indent : (uint16_t)frame->left;
	line->measure = (uint8_t)(measure < UINT8_MAX ? measure : UINT8_MAX);
	line->quote = (uint8_t)(line->quote + (line->quote < UINT8_MAX));
}

static void take_frame(struct text *text, const struct drawn_frame *frame)
{
	for (size_t i = frame->first; i < frame->end; i++) {
		struct typed_line *line = &text->lines.items[i];
		struct framed_line sides;
		bool edge = i == frame->first || i + 1 == frame->end;
		if (!edge && take_sides(line_text(text, line), line->size, &sides))
			narrow(text, line, &sides, frame);
		else
			text_narrow(text, line, 0, 0);
	}
}

void text_find_frames(struct text *text)
{
	const struct typed_line *lines = text->lines.items;
	for (size_t first = 0, end; first < text->lines.count; first = end) {
		for (end = first + 1; end < text->lines.count; end++)
			if (lines[end - 1].kind == LINE_BLANK || lines[end].kind == LINE_BLANK ||
			    lines[end].quote != lines[first].quote)
				break;
		struct drawn_frame frame = {.first = first, .end = end};
		if (is_frame(text, &frame))
			take_frame(text, &frame);
	}
}
