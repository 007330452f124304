/* The gate of a book: which characters it may hold. */
#include "base/characters.h"

#include "base/utf8.h"

#include <stdint.h>
#include <string.h>

enum { REPLACEMENT = 0xFFFD };

static bool is_noncharacter(unsigned c)
{
	return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

bool character_may_stay(unsigned c)
{
	if (c < 0x20)
		return c == '\t' || c == '\n';
	bool is_surrogate = c >= 0xD800 && c <= 0xDFFF;
	return c < 0x7F || (c > 0x9F && c <= 0x10FFFF && !is_surrogate && !is_noncharacter(c));
}

char character_as_space(unsigned c)
{
	if (c == '\r' || c == 0x85)
		return '\n';
	return c == '\f' || c == '\v' ? ' ' : '\0';
}

static bool continues(char byte)
{
	return ((unsigned char)byte & 0xC0) == 0x80;
}

/* The size of a character of two or three bytes that stays, as most beyond ASCII do; 0: one that
 * must be looked at closely. */
static size_t plain_size(const char *s, const char *end)
{
	unsigned char lead = (unsigned char)*s;
	if (lead > 0xC2 && lead < 0xE0)
		return end - s > 1 && continues(s[1]) ? 2 : 0;
	bool three = lead > 0xE0 && lead < 0xEF && lead != 0xED;
	return three && end - s > 2 && continues(s[1]) && continues(s[2]) ? 3 : 0;
}

/* How many of the eight bytes at s are surely ASCII without controls, from the first on. */
static size_t plain_ascii(const char *s)
{
	const uint64_t ones = 0x0101010101010101u, high = 0x8080808080808080u;
	uint64_t x;
	memcpy(&x, s, sizeof x);
	uint64_t other = (x | (x - 0x20 * ones) | (x + ones)) & high;
	if (!other)
		return sizeof x;
	bool first_is_lowest = __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__;
	return first_is_lowest ? (size_t)__builtin_ctzll(other) / 8 : 0;
}

size_t characters_prefix(const char *text, size_t size)
{
	const char *s = text, *end = text + size;
	while (s < end) {
		size_t plain = end - s >= 8 ? plain_ascii(s) : 0;
		s += plain;
		if (plain == 8)
			continue;
		plain = *s == '\n' ? 1 : plain_size(s, end);
		s += plain;
		if (plain)
			continue;
		const char *before = s;
		if (!character_may_stay(utf8_next(&s, end)))
			return (size_t)(before - text);
	}
	return size;
}

const char *characters_clean(const char *text, size_t size, struct buf *kept, size_t *left_out)
{
	const char *s = text, *end = text + size;
	size_t prefix = characters_prefix(text, size);
	if (prefix == size)
		return text;
	for (;; prefix = characters_prefix(s, (size_t)(end - s))) {
		buf_add(kept, s, prefix);
		s += prefix;
		if (s == end)
			return kept->data;
		unsigned c = utf8_next(&s, end);
		if (c == UTF8_BAD)
			buf_put_code_point(kept, REPLACEMENT);
		else if (character_as_space(c) && !(c == '\r' && s < end && *s == '\n'))
			buf_putc(kept, character_as_space(c));
		else if (!character_as_space(c))
			++*left_out;
	}
}
