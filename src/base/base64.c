/* Base64. */
#include "base/base64.h"

#include <string.h>

static int value_of(char c)
{
	static const char digits[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	if (c == '-')
		c = '+';
	if (c == '_')
		c = '/';
	const char *at = memchr(digits, c, sizeof digits - 1);
	return at ? (int)(at - digits) : -1;
}

bool base64_decode(const char *text, size_t size, struct buf *bytes)
{
	unsigned bits = 0, count = 0;
	for (const char *s = text; s < text + size && *s && *s != '='; s++) {
		if (strchr(" \t\r\n\f", *s))
			continue;
		int value = value_of(*s);
		if (value < 0)
			return false;
		bits = bits << 6 | (unsigned)value;
		count += 6;
		if (count >= 8) {
			count -= 8;
			buf_putc(bytes, (char)(bits >> count));
		}
	}
	return count < 6;
}
