/* Style sheets for lines that run from top to bottom: each side's declarations go to the next side.
 * What logical properties would say too, but the engines of many devices don't know them. */
#include "media/turn.h"

#include <stdbool.h>
#include <string.h>

enum { SIDES = 4 };

struct turned_span {
	const char *s;
	size_t size;
};

static bool is(struct turned_span span, const char *word)
{
	return strlen(word) == span.size && memcmp(word, span.s, span.size) == 0;
}

static struct turned_span trimmed(const char *start, const char *end)
{
	while (start < end && strchr(" \t\n", *start))
		start++;
	while (end > start && strchr(" \t\n", end[-1]))
		end--;
	return (struct turned_span){start, (size_t)(end - start)};
}

/* "margin-top" is margin-right: each part of a name by itself. */
static void put_name(struct turned_span name, struct buf *out)
{
	static const char *const turned[][2] = {
	    {"top", "right"}, {"right", "bottom"}, {"bottom", "left"},
	    {"left", "top"},  {"width", "height"}, {"height", "width"},
	};
	const char *end = name.s + name.size;
	bool border = name.size > 6 && memcmp(name.s, "border", 6) == 0;
	bool line = is(name, "line-height");
	for (const char *s = name.s; s < end;) {
		const char *stop = memchr(s, '-', (size_t)(end - s));
		struct turned_span part = {s, (size_t)((stop ? stop : end) - s)};
		bool size = is(part, "width") || is(part, "height");
		const char *word = NULL;
		for (size_t i = 0; i < sizeof turned / sizeof *turned; i++)
			if (is(part, turned[i][0]) && !(size && (border || line)))
				word = turned[i][1];
		if (word)
			buf_puts(out, word);
		else
			buf_add(out, part.s, part.size);
		s = stop ? stop + 1 : end;
		if (stop)
			buf_putc(out, '-');
	}
}

/* Whether the property's values go round the box: top, right, bottom, left. */
static bool goes_round(struct turned_span name)
{
	static const char *const names[] = {"margin", "padding", "border-width", "border-style",
					    "border-color"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (is(name, names[i]))
			return true;
	return false;
}

static void put_round(struct turned_span value, struct buf *out)
{
	static const unsigned source[SIDES][SIDES] = {/* whose value a side has, by their count */
						      {0, 0, 0, 0},
						      {0, 1, 0, 1},
						      {0, 1, 2, 1},
						      {0, 1, 2, 3}};
	struct turned_span values[SIDES];
	size_t count = 0;
	const char *end = value.s + value.size;
	for (const char *s = value.s; s < end && count < SIDES;) {
		const char *stop = memchr(s, ' ', (size_t)(end - s));
		values[count++] = (struct turned_span){s, (size_t)((stop ? stop : end) - s)};
		s = stop ? stop + 1 : end;
	}
	for (size_t side = 0; count && side < SIDES; side++) {
		size_t from = source[count - 1][(side + SIDES - 1) % SIDES];
		if (side)
			buf_putc(out, ' ');
		buf_add(out, values[from].s, values[from].size);
	}
}

static void put_declaration(const char *start, const char *end, struct buf *out)
{
	const char *colon = memchr(start, ':', (size_t)(end - start));
	struct turned_span name = trimmed(start, colon ? colon : end);
	if (!colon || !name.size) {
		buf_add(out, start, (size_t)(end - start));
		return;
	}
	struct turned_span value = trimmed(colon + 1, end);
	buf_add(out, start, (size_t)(name.s - start));
	put_name(name, out);
	buf_puts(out, ": ");
	if (goes_round(name))
		put_round(value, out);
	else
		buf_add(out, value.s, value.size);
	buf_add(out, value.s + value.size, (size_t)(end - value.s) - value.size);
}

static const char *find(const char *s, const char *end, char c)
{
	const char *found = memchr(s, c, (size_t)(end - s));
	return found ? found : end;
}

void turn_sheet(const char *sheet, size_t size, struct buf *out)
{
	const char *end = sheet + size, *s = sheet;
	while (s < end) {
		const char *open = find(s, end, '{'), *close = find(open, end, '}');
		buf_add(out, s, (size_t)(open - s));
		for (s = open; s < close;) {
			const char *stop = find(s + 1, close, ';');
			buf_putc(out, *s);
			put_declaration(s + 1, stop, out);
			s = stop;
		}
		if (s < end)
			buf_putc(out, *s++);
	}
}
