/* Roman numbers. */
#include "base/roman.h"

#include "base/ascii.h"

#include <string.h>

unsigned roman_value(const char *text, size_t size)
{
	static const struct {
		const char *letters;
		unsigned value, most; /* how many in a row */
	} parts[] = {{"cd", 400, 1}, {"c", 100, 4}, {"xc", 90, 1}, {"l", 50, 1}, {"xl", 40, 1},
		     {"x", 10, 4},   {"ix", 9, 1},  {"v", 5, 1},   {"iv", 4, 1}, {"i", 1, 4}};
	unsigned value = 0;
	size_t at = 0;
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		size_t one = strlen(parts[i].letters);
		for (unsigned n = 0; n < parts[i].most && size - at >= one &&
				     ascii_same(text + at, one, parts[i].letters, one);
		     n++, at += one)
			value += parts[i].value;
	}
	return at == size ? value : 0;
}

void roman_put(struct buf *out, unsigned number, bool is_upper)
{
	static const struct {
		unsigned value;
		const char *lower, *upper;
	} signs[] = {
	    {1000, "m", "M"}, {900, "cm", "CM"}, {500, "d", "D"}, {400, "cd", "CD"},
	    {100, "c", "C"},  {90, "xc", "XC"},  {50, "l", "L"},  {40, "xl", "XL"},
	    {10, "x", "X"},   {9, "ix", "IX"},   {5, "v", "V"},   {4, "iv", "IV"},
	    {1, "i", "I"},
	};
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		for (; number >= signs[i].value; number -= signs[i].value)
			buf_puts(out, is_upper ? signs[i].upper : signs[i].lower);
}
