/* Clock values of SMIL (SMIL 3.0 5.4.2). */
#include "check/check_parts.h"

#include "base/ascii.h"

/* The number at *s, with a fraction if it may have one, which moves behind it; less than 0: none.
 */
static double number_at(const char **s, bool with_fraction)
{
	double number = 0, part = 1;
	if (!ascii_is_digit(**s))
		return -1;
	for (; ascii_is_digit(**s); ++*s)
		number = number * 10 + (**s - '0');
	if (with_fraction && **s == '.' && ascii_is_digit((*s)[1]))
		for (++*s; ascii_is_digit(**s); ++*s)
			number += (part /= 10) * (**s - '0');
	return number;
}

/* 12:34:56.7 or 34:56.7 */
static double clock_seconds(const char *s)
{
	double seconds = 0;
	size_t parts = 1;
	for (const char *c = s; (c = strchr(c, ':')); c++)
		parts++;
	for (size_t i = 0; i < parts; i++) {
		bool is_last = i + 1 == parts, is_hours = parts == 3 && i == 0;
		if (!is_hours && (ascii_digits(s) != 2 || *s > '5'))
			return -1;
		double number = number_at(&s, is_last);
		if (number < 0 || *s != (is_last ? '\0' : ':'))
			return -1;
		seconds = seconds * 60 + number;
		s++;
	}
	return parts > 3 ? -1 : seconds;
}

double smil_seconds(const char *value)
{
	static const struct {
		const char *unit;
		double seconds;
	} units[] = {{"", 1}, {"s", 1}, {"ms", 0.001}, {"min", 60}, {"h", 3600}};
	if (strchr(value, ':'))
		return clock_seconds(value);
	double number = number_at(&value, true);
	for (size_t i = 0; number >= 0 && i < sizeof units / sizeof *units; i++)
		if (strcmp(value, units[i].unit) == 0)
			return number * units[i].seconds;
	return -1;
}
