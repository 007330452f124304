/* Lengths: a number and its unit. */
#include "base/length.h"

#include "base/ascii.h"

#include <string.h>

static const char spaces[] = " \t\n\r\f";

double length_number(const char *text, const char **end)
{
	const char *s = text + (*text == '-' || *text == '+');
	double number = 0, place = 1;
	bool found = false;
	for (; ascii_is_digit(*s); s++, found = true)
		number = number * 10 + (*s - '0');
	if (*s == '.')
		for (s++; ascii_is_digit(*s); s++, found = true)
			number += (*s - '0') * (place /= 10);
	*end = found ? s : text;
	return *text == '-' ? -number : number;
}

struct length length_read(const char *value)
{
	static const struct {
		const char *name;
		enum length_kind kind;
		double one;
	} units[] = {
	    {"", LENGTH_BARE, 1},
	    {"%", LENGTH_SHARE, 1},
	    {"em", LENGTH_OF_TEXT, 1},
	    {"rem", LENGTH_OF_TEXT, 1},
	    {"ex", LENGTH_OF_TEXT, 0.5},
	    {"px", LENGTH_FIXED, LENGTH_OF_PIXEL},
	    {"pt", LENGTH_FIXED, 20},
	    {"pc", LENGTH_FIXED, 240},
	    {"cm", LENGTH_FIXED, 1440 / 2.54},
	    {"mm", LENGTH_FIXED, 144 / 2.54},
	    {"in", LENGTH_FIXED, 1440},
	    {"inch", LENGTH_FIXED, 1440},
	};
	enum { MOST = 1 << 24, LONGEST_UNIT = 4 };
	const char *unit;
	value += strspn(value, spaces);
	double number = length_number(value, &unit);
	size_t size = strcspn(unit, spaces);
	char name[LONGEST_UNIT + 1] = "";
	if (unit == value || size > LONGEST_UNIT || unit[size + strspn(unit + size, spaces)])
		return (struct length){LENGTH_NONE, 0};
	memcpy(name, unit, size);
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		double said = number * units[i].one;
		if (ascii_equal(name, units[i].name) && said <= MOST && said >= -MOST)
			return (struct length){units[i].kind, said};
	}
	return (struct length){LENGTH_NONE, 0};
}

struct length length_of_attribute(const char *value)
{
	struct length length = length_read(value);
	return length.kind == LENGTH_BARE
		   ? (struct length){LENGTH_FIXED, length.number * LENGTH_OF_PIXEL}
		   : length;
}

unsigned length_pixels(struct length length)
{
	enum { MOST = 9999 };
	double pixels = length.number / LENGTH_OF_PIXEL;
	bool is_shown = length.kind == LENGTH_FIXED && pixels > 0 && pixels < MOST + 0.5;
	return is_shown ? (unsigned)(pixels + 0.5) : 0;
}

const char *length_css(struct arena *arena, struct length length)
{
	enum { TENTH = 10, HUNDREDTH = 100 };
	bool is_fixed = length.kind == LENGTH_FIXED;
	long hundredths = is_fixed ? (long)length_pixels(length) * HUNDREDTH
				   : (long)(length.number * HUNDREDTH + 0.5);
	long whole = hundredths / HUNDREDTH, rest = hundredths % HUNDREDTH;
	const char *unit = is_fixed                        ? "px"
			   : length.kind == LENGTH_OF_TEXT ? "em"
			   : length.kind == LENGTH_SHARE   ? "%"
							   : "";
	if (!rest)
		return arena_format(arena, "%ld%s", whole, unit);
	if (rest % TENTH == 0)
		return arena_format(arena, "%ld.%ld%s", whole, rest / TENTH, unit);
	return arena_format(arena, "%ld.%02ld%s", whole, rest, unit);
}
