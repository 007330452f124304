/* References to files of the book. */
#include "media/local.h"

#include "base/ascii.h"

#include <string.h>

static void decode_percent(const char *text, struct buf *bytes)
{
	for (const char *s = text; *s; s++) {
		int high = *s == '%' ? ascii_hex_value(s[1]) : -1;
		int low = high >= 0 ? ascii_hex_value(s[2]) : -1;
		bool code = low >= 0 && (high || low); /* no NUL: paths end there */
		buf_putc(bytes, code ? (char)(high << 4 | low) : *s);
		s += code ? 2 : 0;
	}
}

char *local_decoded(struct arena *arena, const char *text)
{
	struct buf bytes = BUF_EMPTY;
	decode_percent(text, &bytes);
	char *decoded = arena_copy(arena, bytes.data ? bytes.data : "", bytes.size);
	buf_clear(&bytes);
	return decoded;
}

static int base64_value(char c)
{
	static const char digits[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	if (c == '-')
		c = '+';
	if (c == '_')
		c = '/';
	const char *at = c ? memchr(digits, c, 64) : NULL;
	return at ? (int)(at - digits) : -1;
}

static bool decode_base64(const char *text, struct buf *bytes)
{
	unsigned bits = 0, count = 0;
	for (const char *s = text; *s && *s != '='; s++) {
		if (strchr(" \t\r\n\f", *s))
			continue;
		int value = base64_value(*s);
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

bool local_unpack(const char *url, struct buf *bytes)
{
	static const char base64[] = ";base64";
	const char *comma = strchr(url, ',');
	if (!comma || strlen(url) < 5)
		return false;
	size_t head = (size_t)(comma - url), tail = sizeof base64 - 1;
	struct arena *arena = arena_new();
	const char *data = local_decoded(arena, comma + 1);
	bool done = true;
	if (head > tail && memcmp(comma - tail, base64, tail) == 0)
		done = decode_base64(data, bytes);
	else
		decode_percent(comma + 1, bytes);
	arena_free(arena);
	return done && bytes->size > 0;
}
