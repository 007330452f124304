/* Ornaments, by their ranges in Unicode. */
#include "base/ornaments.h"

#include "base/unicode.h"
#include "base/utf8.h"

#include <stddef.h>

static const struct {
	unsigned first, last;
	bool stroke;
} ranges[] = {
    {'*', '*', false},       {'#', '#', false},       {'-', '-', true},
    {'_', '_', true},        {'=', '=', true},        {'~', '~', true},
    {'+', '+', true},        {0xB7, 0xB7, true},      {0x2013, 0x2015, true},
    {0x2020, 0x2022, false}, {0x203B, 0x203B, false}, {0x2042, 0x2042, false},
    {0x204E, 0x2051, false}, {0x2217, 0x2219, false}, {0x22C6, 0x22C6, false},
    {0x2500, 0x2501, true},  {0x25A0, 0x25FF, false}, {0x2605, 0x2606, false},
    {0x2619, 0x2619, false}, {0x2660, 0x2667, false}, {0x2720, 0x274B, false},
    {0x2756, 0x2756, false}, {0x2766, 0x2767, false}, {0x2E3A, 0x2E3B, false},
};

bool ornaments_only(const char *text, const char *end, struct ornaments *ornaments)
{
	*ornaments = (struct ornaments){0};
	while (text < end) {
		unsigned c = utf8_next(&text, end);
		size_t i = 0, count = sizeof ranges / sizeof *ranges;
		if (unicode_is_space(c))
			continue;
		while (i < count && (c < ranges[i].first || c > ranges[i].last))
			i++;
		if (i == count)
			return false;
		ornaments->marks += !ranges[i].stroke;
		ornaments->strokes += ranges[i].stroke;
		ornaments->last = c;
	}
	return true;
}
