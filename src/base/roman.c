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
