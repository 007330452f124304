/* UTF-8, after RFC 3629. */
#include "base/utf8.h"

#include <stdint.h>
#include <string.h>

unsigned utf8_next(const char **text, const char *end)
{
	const unsigned char *s = (const unsigned char *)*text;
	size_t left = (size_t)(end - *text);
	*text += 1;
	if (s[0] < 0x80)
		return s[0];
	unsigned length = s[0] >= 0xF0 ? 4 : s[0] >= 0xE0 ? 3 : 2;
	if (s[0] < 0xC2 || s[0] > 0xF4 || left < length)
		return UTF8_BAD;
	unsigned code_point = s[0] & (0x7Fu >> length);
	for (unsigned i = 1; i < length; i++) {
		if ((s[i] & 0xC0) != 0x80)
			return UTF8_BAD;
		code_point = code_point << 6 | (s[i] & 0x3Fu);
	}
	if ((length == 3 && code_point < 0x800) || (length == 4 && code_point < 0x10000) ||
	    code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF))
		return UTF8_BAD;
	*text += length - 1;
	return code_point;
}

unsigned utf8_before(const char *text, const char **at)
{
	const char *end = *at;
	while (--*at > text && ((unsigned char)**at & 0xC0) == 0x80)
		continue;
	const char *start = *at;
	return utf8_next(&start, end);
}

size_t utf8_write(unsigned c, char *out)
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xC0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xE0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3F));
		out[2] = (char)(0x80 | (c & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 0x3F));
	out[2] = (char)(0x80 | (c >> 6 & 0x3F));
	out[3] = (char)(0x80 | (c & 0x3F));
	return 4;
}

size_t utf8_valid_prefix(const char *text, size_t size)
{
	const char *s = text, *end = text + size;
	while (s < end) {
		uint64_t eight;
		if (end - s >= 8 && (memcpy(&eight, s, 8), !(eight & 0x8080808080808080u))) {
			s += 8;
			continue;
		}
		const char *before = s;
		if (utf8_next(&s, end) == UTF8_BAD)
			return (size_t)(before - text);
	}
	return size;
}

size_t utf8_length(const char *text, size_t size)
{
	size_t count = 0;
	for (size_t i = 0; i < size; i++)
		count += ((unsigned char)text[i] & 0xC0) != 0x80;
	return count;
}
