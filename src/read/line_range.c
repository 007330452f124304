/* Lines by number, or between the marks of an anchor: mdBook's, those of editors' regions, or
 * of pymdownx's sections. */
#include "read/line_range.h"

#include "base/ascii.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

static size_t number_of(const char *text, size_t otherwise)
{
	enum { MOST = 7 };
	size_t digits = ascii_digits(text), number = 0;
	for (size_t i = 0; i < digits && i < MOST; i++)
		number = number * 10 + (size_t)(text[i] - '0');
	return digits ? number : otherwise;
}

struct line_range line_range_of(char *path)
{
	char *colon = strchr(path, ':'), *second = colon ? strchr(colon + 1, ':') : NULL;
	struct line_range range = {1, SIZE_MAX, NULL};
	if (!colon)
		return range;
	*colon++ = '\0';
	if (*colon && !ascii_is_digit(*colon) && *colon != ':') {
		range.anchor = colon;
		return range;
	}
	range.first = number_of(colon, 1);
	range.last = second ? number_of(second + 1, SIZE_MAX) : range.first;
	return range;
}

/* Whether the line has the mark, and behind it that name; NULL: whatever; "": nothing. */
static bool has_mark(const char *line, size_t size, const char *mark, const char *name)
{
	size_t length = strlen(mark);
	for (const char *s = line; s + length <= line + size; s++) {
		if (strncmp(s, mark, length) != 0)
			continue;
		s += length;
		s += strspn(s, " \t");
		size_t word = name ? strlen(name) : 0;
		return !name ||
		       (strncmp(s, name, word) == 0 &&
			(ascii_is_space(s[word]) || !s[word] || strchr("*-/>)]", s[word])));
	}
	return false;
}

enum { MARKS = 3, REGION = 1, SECTION = 2 };

static const char *const opens[MARKS] = {"ANCHOR:", "#region ", "8<-- [start:"};
static const char *const closes[MARKS] = {"ANCHOR_END:", "#endregion", "8<-- [end:"};

/* Whether the line has one of the marks, of the anchor of that name; NULL: of any. */
static bool is_mark(const char *line, size_t size, const char *const marks[MARKS], const char *name)
{
	for (size_t i = 0; i < MARKS; i++)
		if (has_mark(line, size, marks[i], name))
			return true;
	return false;
}

/* docsify's mark, which begins a part and ends it. */
static bool is_docsify(const char *line, size_t size, const char *name)
{
	return has_mark(line, size, "/// [", name) || has_mark(line, size, "### [", name);
}

/* Whether the line only marks where a part begins or ends; then *within is as it is behind it. */
static bool take_mark(const struct line_range *range, const char *line, size_t size, bool *within)
{
	if (!range->anchor)
		return has_mark(line, size, opens[SECTION], NULL) ||
		       has_mark(line, size, closes[SECTION], NULL);
	bool begins = is_mark(line, size, opens, NULL), ends = is_mark(line, size, closes, NULL);
	if (is_docsify(line, size, range->anchor)) {
		*within = !*within;
		return true;
	}
	if (begins)
		*within |= is_mark(line, size, opens, range->anchor);
	if (ends)
		*within &= !is_mark(line, size, closes, range->anchor) &&
			   !has_mark(line, size, closes[REGION], "");
	return begins || ends;
}

void line_range_add(const struct line_range *range, const char *text, struct buf *out)
{
	bool within = false;
	size_t start = out->size, number = 1;
	for (const char *line = text, *next; *line; line = next, number++) {
		size_t size = strcspn(line, "\n");
		next = line + size + (line[size] == '\n');
		bool is_only_mark = take_mark(range, line, size, &within);
		bool asked =
		    range->anchor ? within : number >= range->first && number <= range->last;
		if (asked && !is_only_mark)
			buf_add(out, line, (size_t)(next - line));
	}
	while (out->size > start && out->data[out->size - 1] == '\n')
		out->data[--out->size] = '\0';
}
