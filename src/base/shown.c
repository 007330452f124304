/* Texts of others, as messages show them: spelled so that they can do no harm, and shortened. */
#include "base/shown.h"

#include "base/buf.h"
#include "base/unicode.h"
#include "base/utf8.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { LONGEST = sizeof "\\u{10FFFF}" };

/* How the character at *text, which moves past it, is shown; returns how many it takes. */
static size_t spell(const char **text, const char *end, char out[LONGEST])
{
	static const struct {
		unsigned c;
		char name;
	} named[] = {{'\n', 'n'}, {'\r', 'r'}, {'\t', 't'}};
	const char *start = *text;
	unsigned c = utf8_next(text, end);
	if (c == UTF8_BAD)
		return (size_t)snprintf(out, LONGEST, "\\x%02X", (unsigned char)*start);
	for (size_t i = 0; i < sizeof named / sizeof *named; i++)
		if (c == named[i].c)
			return (size_t)snprintf(out, LONGEST, "\\%c", named[i].name);
	if (unicode_is_hidden(c))
		return (size_t)snprintf(out, LONGEST, "\\u{%X}", c);
	size_t size = (size_t)(*text - start);
	memcpy(out, start, size);
	out[size] = '\0';
	return 1;
}

static void put_all(struct buf *out, const char *text, const char *end)
{
	char spelled[LONGEST];
	while (text < end) {
		spell(&text, end, spelled);
		buf_puts(out, spelled);
	}
}

/* The end of what takes at most so many characters from text on. */
static const char *end_within(const char *text, const char *end, size_t most)
{
	char spelled[LONGEST];
	for (const char *next = text; text < end; text = next) {
		size_t takes = spell(&next, end, spelled);
		if (takes > most)
			break;
		most -= takes;
	}
	return text;
}

/* The start of the character, or byte that is none, before end. */
static const char *before(const char *text, const char *end)
{
	const char *start = end - 1;
	while (start > text && end - start < 4 && ((unsigned char)*start & 0xC0) == 0x80)
		start--;
	const char *next = start;
	return utf8_next(&next, end) != UTF8_BAD && next == end ? start : end - 1;
}

/* The start of what takes at most so many characters up to end; the whole text takes more. */
static const char *start_within(const char *text, const char *end, size_t most)
{
	char spelled[LONGEST];
	for (;;) {
		const char *start = before(text, end), *next = start;
		size_t takes = spell(&next, end, spelled);
		if (takes > most)
			return end;
		most -= takes;
		end = start;
	}
}

static bool is_plain(const char *text, size_t most)
{
	size_t size = 0;
	while (text[size] >= ' ' && text[size] < 0x7F && size < most)
		size++;
	return !text[size];
}

const char *shown(struct arena *arena, const char *text, size_t most)
{
	if (is_plain(text, most))
		return arena_string(arena, text);
	struct buf out = BUF_EMPTY;
	const char *end = text + strlen(text);
	if (end_within(text, end, most) == end) {
		put_all(&out, text, end);
	} else {
		put_all(&out, text, end_within(text, end, most - most / 3 - 1));
		buf_puts(&out, "…");
		put_all(&out, start_within(text, end, most / 3), end);
	}
	const char *kept = arena_copy(arena, out.data ? out.data : "", out.size);
	buf_clear(&out);
	return kept;
}
