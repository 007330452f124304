/* Lengths as files of word processors say them. */
#include "read/word/draft/draft.h"

#include "base/ascii.h"

double draft_decimal(const char *text, const char **end)
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

int draft_length(const char *value)
{
	static const struct {
		const char *name;
		double twentieths;
	} units[] = {
	    {"cm", 1440 / 2.54}, {"mm", 144 / 2.54}, {"in", 1440}, {"inch", 1440},
	    {"pt", 20},          {"pc", 240},        {"px", 15},
	};
	enum { MOST = 1 << 24 };
	const char *unit = NULL;
	double number = value ? draft_decimal(value, &unit) : 0;
	if (!value || unit == value || number > MOST || number < -MOST)
		return DRAFT_NO_LENGTH;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (ascii_equal(unit, units[i].name)) {
			double length = number * units[i].twentieths;
			return length > MOST || length < -MOST
				   ? DRAFT_NO_LENGTH
				   : (int)(length + (length < 0 ? -0.5 : 0.5));
		}
	return number == 0 && !*unit ? 0 : DRAFT_NO_LENGTH;
}
