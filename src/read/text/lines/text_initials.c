/* Plain text: names that initials show. */
#include "base/unicode.h"
#include "base/utf8.h"
#include "read/text/lines/text_lines.h"

enum { LONGEST_NAME = 4 };

/* How many letters the word has, which *s moves behind; 0: it is no part of a name. */
static size_t part_of_name(const char **s, const char *end)
{
	size_t letters = 0;
	for (const char *at = *s; at < end; *s = at, letters++) {
		unsigned c = utf8_next(&at, end);
		if (letters == 0 ? !unicode_is_upper(c) : !unicode_is_letter(c) && c != '-')
			break;
	}
	return letters;
}

bool text_is_initialled(const char *s, size_t size)
{
	unsigned initials = 0, parts = 0;
	bool name = false; /* the last part is more than an initial */
	for (const char *end = s + size; s < end; parts++) {
		size_t letters = part_of_name(&s, end);
		bool stop = s < end && *s == '.';
		if (!letters || (letters > 1 && stop))
			return false;
		s += stop;
		bool space = s < end && *s == ' ';
		if (s < end && !space && !stop)
			return false;
		s += space;
		initials += letters == 1;
		name = letters > 1;
	}
	return name && initials >= 2 && parts <= LONGEST_NAME;
}
