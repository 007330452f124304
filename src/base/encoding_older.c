/* The encodings of the old Mac and of DOS, which libuchardet doesn't know for the languages of
 * western Europe: told by where letters stand once the bytes are decoded. */
#include "base/encoding.h"

#include "base/unicode.h"
#include "base/utf8.h"

#include <stdint.h>
#include <string.h>

enum { APOSTROPHE = 0x2019, FIRST_GREEK = 0x370, FIRST_EXTENDED = 0x100, MARGIN = 32 };

static bool is_low(unsigned c)
{
	return unicode_is_lower(c) && c < FIRST_GREEK;
}

/* How well the character stands between its neighbours: small letters, best those of the west,
 * stand beside small ones; capitals, signs and other letters don't stand between them. */
static int points_of(unsigned before, unsigned c, unsigned after)
{
	bool inside = is_low(before) && is_low(after);
	if (is_low(c) && (is_low(before) || is_low(after)))
		return c < FIRST_EXTENDED ? 2 : 1;
	return !inside ? 0 : c == APOSTROPHE ? 2 : -2;
}

static int points_in(const struct buf *text)
{
	int points = 0;
	const char *s = text->data, *end = s + text->size;
	for (unsigned before = ' ', c = ' ', after; s < end; before = c, c = after) {
		after = utf8_next(&s, end);
		points += c < 0x80 ? 0 : points_of(before, c, after);
	}
	return points;
}

static int points_as(const struct buf *bytes, const char *label)
{
	struct buf text = BUF_EMPTY;
	size_t bad = 0;
	int points = encoding_convert(&text, bytes, label, &bad) && text.size && !bad
			 ? points_in(&text)
			 : INT16_MIN;
	buf_clear(&text);
	return points;
}

/* Whether the encoding is of Latin letters, one byte each. */
static bool is_latin(const char *label)
{
	static const char *const others[] = {"ISO-8859-5", "ISO-8859-6", "ISO-8859-7", "ISO-8859-8",
					     "ISO-8859-11"};
	static const char *const latin[] = {"ISO-8859-",    "WINDOWS-1250",      "WINDOWS-1252",
					    "WINDOWS-1257", "MAC-CENTRALEUROPE", "IBM852"};
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (strcmp(label, others[i]) == 0)
			return false;
	for (size_t i = 0; i < sizeof latin / sizeof *latin; i++)
		if (strncmp(label, latin[i], strlen(latin[i])) == 0)
			return true;
	return false;
}

const char *encoding_older(const char *label, const char *bytes, size_t size)
{
	static const char *const labels[] = {"MACINTOSH", "IBM850"};
	const char *found = label;
	struct buf given = BUF_EMPTY;
	if (!is_latin(label))
		return label;
	buf_add(&given, bytes, size);
	int best = points_as(&given, label);
	best += best > 0 ? best / MARGIN : 0;
	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
		int points = points_as(&given, labels[i]);
		if (points > best) {
			best = points;
			found = labels[i];
		}
	}
	buf_clear(&given);
	return found;
}
