/* Plain text: the headers and footers of printed pages, which form feeds part: a line that stands
 * on several pages, but for its numbers, is no part of the text. */
#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "read/text/lines/text_lines.h"

enum {
	ROUNDS = 3,   /* lines that a header or footer may have */
	LONGEST = 200 /* cells of one */
};

/* The first line with words from at on, down or up, that isn't taken out; SIZE_MAX: none. */
static size_t find_words(const struct text *text, const bool *out, size_t at, int step)
{
	for (; at < text->lines.count; at += (size_t)step) {
		if (text->lines.items[at].kind != LINE_BLANK && !out[at])
			return at;
		if (step > 0 ? at + 1 < text->lines.count && text->lines.items[at + 1].page
			     : text->lines.items[at].page)
			break; /* the page is empty */
	}
	return SIZE_MAX;
}

/* The line without its numbers and spaces. */
static const char *without_numbers(struct arena *arena, const struct text *text,
				   const struct typed_line *line)
{
	struct buf out = BUF_EMPTY;
	for (const char *s = line_text(text, line), *end = s + line->size; s < end;) {
		const char *start = s;
		unsigned c = utf8_next(&s, end);
		if (!unicode_is_digit(c) && !unicode_is_space(c))
			buf_add(&out, start, (size_t)(s - start));
	}
	const char *copy = arena_copy(arena, out.data ? out.data : "", out.size);
	buf_clear(&out);
	return copy;
}

/* Takes out the lines above or below the breaks that come on two pages or more. */
static void take_out(const struct text *text, bool *out, int step)
{
	struct arena *arena = arena_new();
	struct map counts = {0};
	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i <= text->lines.count; i++) {
			bool last = i == text->lines.count;
			if (!last && !text->lines.items[i].page)
				continue;
			size_t at = step > 0 ? i : i - 1;
			at = last && step > 0 ? SIZE_MAX : find_words(text, out, at, step);
			if (at == SIZE_MAX || text->lines.items[at].cells > LONGEST)
				continue;
			size_t *count =
			    map_at(&counts, without_numbers(arena, text, &text->lines.items[at]));
			if (pass == 0)
				*count = *count == MAP_NONE ? 1 : *count + 1;
			else if (*count > 1)
				out[at] = true;
		}
	}
	map_clear(&counts);
	arena_free(arena);
}

/* Whether the sentence of the line before goes on in this one. */
static bool goes_on(const struct text *text, const struct typed_line *before,
		    const struct typed_line *line)
{
	return before->kind == LINE_TEXT && line->kind == LINE_TEXT &&
	       before->indent == line->indent &&
	       !text_ends_sentence(line_text(text, before), before->size) &&
	       text_begins_low(text, line);
}

/* Closes the gaps: a paragraph goes on from page to page. */
static void close_gaps(struct text *text, const bool *out)
{
	struct typed_line *lines = text->lines.items;
	size_t kept = 0, words = 0; /* words: behind the last line that has some */
	bool gap = false;           /* something was taken out since then */
	for (size_t i = 0; i < text->lines.count; i++) {
		gap |= out[i] || lines[i].page;
		if (out[i])
			continue;
		if (lines[i].kind != LINE_BLANK) {
			if (gap && words && words < kept &&
			    goes_on(text, &lines[words - 1], &lines[i]))
				kept = words;
			else if (gap && words && words + 2 < kept)
				kept = words + 2;
			gap = false;
			lines[kept++] = lines[i];
			words = kept;
		} else {
			lines[kept++] = lines[i];
		}
	}
	text->lines.count = kept;
}

static bool has_pages(const struct text *text)
{
	for (size_t i = 0; i < text->lines.count; i++)
		if (text->lines.items[i].page)
			return true;
	return false;
}

void text_find_pages(struct text *text)
{
	if (!has_pages(text))
		text_find_running_lines(text);
	if (!has_pages(text))
		return;
	bool *out = mem_zeroed(text->lines.count, sizeof *out);
	for (int i = 0; i < ROUNDS; i++) {
		take_out(text, out, 1);
		take_out(text, out, -1);
	}
	close_gaps(text, out);
	mem_free(out);
}
