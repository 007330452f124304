/* Plain text: which lines of a paragraph stay lines. */
#include "base/unicode.h"
#include "base/utf8.h"
#include "read/text/lines/text_blocks.h"

enum {
	WIDEST_VERSE = 70,
	LINES_OF_A_TITLE = 3,
	FIRST_LINES = 4,      /* as many short lines may open a text: title, author, date */
	MOST_FIRST_LINES = 7, /* above long ones */
	LEAST_BROKEN = 45,    /* cells of a line that breaks a sentence off */
};

struct span text_measure(const struct text *text, size_t first, size_t count, unsigned width)
{
	struct span span = {.first = first,
			    .count = count,
			    .width = width,
			    .indent = UINT16_MAX,
			    .narrowest = UINT16_MAX};
	for (size_t i = first; i < first + count; i++) {
		const struct typed_line *line = &text->lines.items[i];
		const char *s = line_text(text, line);
		bool last = i + 1 == first + count;
		if (line->indent + line->cells > span.widest)
			span.widest = line->indent + line->cells;
		if (line->indent + line->cells < span.narrowest)
			span.narrowest = line->indent + line->cells;
		if (line->indent < span.indent)
			span.indent = line->indent;
		span.full += !last && text_is_full(text, line, line + 1, width);
		span.ended += !last && text_ends_sentence(s, line->size);
		span.spoken += text_opens_speech(s, line->size);
	}
	return span;
}

/* Whether every line begins with a capital, as lines of wrapped prose don't. */
static bool begins_like_verse(const struct text *text, const struct span *span)
{
	for (size_t i = span->first; i < span->first + span->count; i++) {
		const struct typed_line *line = &text->lines.items[i];
		const char *s = line_text(text, line), *end = s + line->size;
		unsigned c = utf8_next(&s, end);
		while (s < end && !unicode_is_letter(c) && !unicode_is_space(c))
			c = utf8_next(&s, end);
		if (!unicode_is_upper(c))
			return false;
	}
	return true;
}

/* Whether lines end with a mark inside a sentence or behind it, most of them. */
static bool ends_like_verse(const struct text *text, const struct span *span)
{
	size_t marked = 0;
	for (size_t i = span->first; i < span->first + span->count; i++) {
		const struct typed_line *line = &text->lines.items[i];
		const char *s = line_text(text, line);
		marked += text_ends_sentence(s, line->size) || text_ends_open(s, line->size) ||
			  s[line->size - 1] == ':';
	}
	return marked * 2 > span->count;
}

/* Whether the lines open the text, perhaps below the author's name: a title and what belongs to
 * it. */
static bool opens_text(const struct text *text, const struct span *span)
{
	const struct typed_line *above =
	    text->blocks.count ? &text->lines.items[text->blocks.items->first] : NULL;
	if (text->blocks.count > 1 ||
	    (above && !text_is_initialled(line_text(text, above), above->size)))
		return false;
	size_t next = span->first + span->count;
	while (next < text->lines.count && text->lines.items[next].kind == LINE_BLANK)
		next++;
	while (next < text->lines.count && text->lines.items[next].kind != LINE_BLANK &&
	       text->lines.items[next].cells <= WIDEST_VERSE)
		next++;
	bool prose = next < text->lines.count && text->lines.items[next].kind != LINE_BLANK;
	return span->count <= FIRST_LINES || (prose && span->count <= MOST_FIRST_LINES);
}

/* Short lines that stay lines: not full, not one speech a line, not one sentence a line. */
static bool is_short_lines(const struct text *text, const struct span *span)
{
	size_t before_last = span->count - 1;
	bool even = span->count > 2 && span->widest * 5 <= span->narrowest * 8;
	if (span->count < 2 || text_hangs(text, &text->lines.items[span->first]) ||
	    (span->spoken > 1 && span->spoken * 3 > span->count) ||
	    (span->ended * 2 > before_last && !even))
		return false;
	bool verse =
	    span->count > 2 && begins_like_verse(text, span) && ends_like_verse(text, span);
	if (span->width)
		return (span->widest * 20 <= span->width * 17 && span->full * 3 <= before_last) ||
		       (verse && span->full * 2 <= before_last);
	return text->gapped && span->widest <= WIDEST_VERSE && (!opens_text(text, span) || verse);
}

/* "CHAPTER I." and its title right below, as one block. */
static bool is_numbered_title(const struct text *text, const struct span *span)
{
	const struct typed_line *line = &text->lines.items[span->first];
	unsigned most = span->width ? span->width * 17 / 20 : WIDEST_VERSE;
	struct numbering numbering = text_numbering(line_text(text, line), line->size);
	return span->count > 1 && span->count <= LINES_OF_A_TITLE && span->widest <= most &&
	       numbering.kind != NUMBERING_NONE && numbering.size == line->size &&
	       span->spoken == 0 && (span->count == 2 || span->full == 0);
}

/* Whether each line breaks off a sentence that the next one goes on with in lower case. */
static bool is_broken_sentence(const struct text *text, const struct span *span)
{
	const struct typed_line *lines = &text->lines.items[span->first];
	for (size_t i = 0; i + 1 < span->count; i++) {
		if (lines[i].cells < LEAST_BROKEN || lines[i + 1].indent != lines->indent ||
		    !text_breaks_off(text, &lines[i]) ||
		    text_ends_open(line_text(text, &lines[i]), lines[i].size))
			return false;
	}
	return !text_begins_low(text, lines);
}

/* Lines of a narrower measure of their own, as in a quotation. */
static bool is_narrow_paragraph(const struct text *text, const struct span *span)
{
	if (is_broken_sentence(text, span))
		return true;
	if (span->count < 4 || span->widest * 2 < span->width || begins_like_verse(text, span))
		return false;
	struct span own = text_measure(text, span->first, span->count, span->widest);
	return own.full * 5 >= (span->count - 1) * 4;
}

bool text_is_verse(const struct text *text, const struct span *span)
{
	return is_numbered_title(text, span) ||
	       (is_short_lines(text, span) && !(span->width && is_narrow_paragraph(text, span)));
}
