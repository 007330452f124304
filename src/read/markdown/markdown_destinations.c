/* Destinations that CommonMark takes for words though their authors mean them: with spaces, as in
 * "![a](my picture.png)", and with a size, as in "![a](kite.png =100x20)". */
#include "read/markdown/markdown_parts.h"

#include "base/ascii.h"
#include "base/file.h"

#include <string.h>

enum { LONGEST_DESTINATION = 400, LONGEST_WORDS = 1000 };

/* Whether the bracket that ends a link's words ends those of a picture. */
static bool ends_picture(const char *source, size_t start, size_t bracket)
{
	size_t depth = 0, least = bracket - start > LONGEST_WORDS ? bracket - LONGEST_WORDS : start;
	for (size_t at = bracket + 1; at-- > least;) {
		depth += source[at] == ']';
		if (source[at] == '[' && --depth == 0)
			return at > start && source[at - 1] == '!' &&
			       (at - 1 == start || source[at - 2] != '\\');
	}
	return false;
}

/* Whether code is open behind what stands between there and at, if it is so before. */
static bool is_in_code(const char *source, size_t from, size_t at, bool code)
{
	for (size_t i = from; i < at; i++)
		if (source[i] == '`' && (i == from || source[i - 1] != '`'))
			code = !code;
	return code;
}

/* The parenthesis that closes the one before start, on the line. */
static size_t closing(const char *source, size_t start, size_t end)
{
	size_t depth = 1;
	if (end - start > LONGEST_DESTINATION)
		end = start + LONGEST_DESTINATION;
	for (size_t at = start; at < end; at++) {
		depth += source[at] == '(';
		if (source[at] == ')' && --depth == 0)
			return at;
	}
	return 0;
}

/* Whether what is between start and end is a file's name with spaces. */
static bool is_spaced(const char *source, size_t start, size_t end, bool picture)
{
	static const char *const endings[] = {"md", "markdown", "html"};
	size_t dot = end, count = picture ? 0 : sizeof endings / sizeof *endings;
	const char *hash = memchr(source + start, '#', end - start);
	end = hash ? (size_t)(hash - source) : end;
	bool spaces = false;
	for (size_t at = start; at < end; at++) {
		spaces |= source[at] == ' ';
		dot = source[at] == '.' ? at + 1 : dot;
		if (strchr("<>\"\\[]", source[at]))
			return false;
	}
	if (!spaces || dot >= end)
		return false;
	for (size_t i = 0; i < count; i++)
		if (ascii_same(source + dot, end - dot, endings[i], strlen(endings[i])))
			return true;
	return picture && ending_is_picture(source + dot, end - dot);
}

/* Reads "=100x20", "=100x", "=50%" at the end; returns where it begins, or end. */
static size_t read_size(const char *source, size_t start, size_t end, struct destination *found)
{
	size_t at = end;
	while (at > start && (ascii_is_digit(source[at - 1]) || strchr("x%", source[at - 1])))
		at--;
	size_t width = strspn(source + at, "0123456789"), height = 0, behind = at + width;
	if (source[behind] == '%' && width) {
		behind++;
	} else if (source[behind] == 'x') {
		height = strspn(source + behind + 1, "0123456789");
		behind += 1 + height;
	}
	if (at < start + 2 || source[at - 1] != '=' || source[at - 2] != ' ' || behind != end ||
	    (!width && !height))
		return end;
	found->width = width ? source + at : NULL;
	found->width_size = source[at + width] == '%' ? width + 1 : width;
	found->height = height ? source + end - height : NULL;
	found->height_size = height;
	at -= 2;
	while (at > start && source[at - 1] == ' ')
		at--;
	return at;
}

bool destination_find(const char *source, size_t start, size_t at, size_t end,
		      struct destination *found)
{
	bool code = false;
	for (; at + 2 < end; at++) {
		const char *bracket = memchr(source + at, ']', end - at - 2);
		if (!bracket)
			return false;
		code = is_in_code(source, at, (size_t)(bracket - source), code);
		at = (size_t)(bracket - source);
		size_t close = source[at + 1] == '(' ? closing(source, at + 2, end) : 0;
		if (!close || !memchr(source + at + 2, ' ', close - at - 2) ||
		    link_tail(source + at + 1) > source + at + 1 || code)
			continue;
		bool picture = ends_picture(source, start, at);
		*found = (struct destination){.start = at + 2, .close = close};
		found->end = picture ? read_size(source, at + 2, close, found) : close;
		found->spaced = is_spaced(source, at + 2, found->end, picture);
		if (found->spaced || found->end < close)
			return true;
	}
	return false;
}
