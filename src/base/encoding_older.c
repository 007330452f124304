/* The encodings of the old Mac and of DOS, which libuchardet doesn't know for the languages of
 * western Europe: told by where letters stand once the bytes are decoded; and, in any language,
 * those of DOS where boxes are drawn, which it takes for letters. */
#include "base/encoding.h"

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"

#include <stdint.h>
#include <string.h>

enum {
	FIRST_GREEK = 0x370,
	FIRST_EXTENDED = 0x100,
	MARGIN = 32,
	SHORTEST_LINE = 8, /* of a box, in strokes */
	FEWEST_LINES = 2,
};

static bool is_low(unsigned c)
{
	return unicode_is_lower(c) && c < FIRST_GREEK;
}

static bool is_box(unsigned c)
{
	return c >= 0x2500 && c <= 0x259F;
}

/* Both small letters, or both capitals; not the same one, of which strokes may be made. */
static bool are_alike(unsigned a, unsigned b)
{
	return a != b && ((is_low(a) && is_low(b)) || (unicode_is_upper(a) && unicode_is_upper(b) &&
						       a < FIRST_GREEK && b < FIRST_GREEK));
}

/* Whether it is a mark that stands where it may: quotation marks and dots beside a word, dashes
 * beside one or between two, apostrophes in it or behind it, and spaces. */
static bool is_mark_in_place(unsigned before, unsigned c, unsigned after)
{
	bool opens = !unicode_is_letter(before) && !unicode_is_space(after);
	bool closes = !unicode_is_space(before) && !unicode_is_letter(after);
	switch (c) {
	case 0x2018: /* quotation marks, “ and ” on both sides in some language */
	case 0x201C:
	case 0x201D:
	case 0x2026: /* … */
		return opens || closes;
	case 0x201A: /* low ones */
	case 0x201E:
		return opens;
	case 0x2019: /* ’ */
		return !unicode_is_space(before);
	case 0x2013: /* – and — */
	case 0x2014:
		return !unicode_is_space(before) || !unicode_is_space(after);
	default:
		return unicode_is_space(c);
	}
}

/* How well the character stands between its neighbours: letters, best those of the west, stand
 * beside such of their case; other capitals, signs and letters don't stand between small ones. */
static int points_of(unsigned before, unsigned c, unsigned after)
{
	if (are_alike(c, before) || are_alike(c, after))
		return c < FIRST_EXTENDED ? 2 : 1;
	if (is_mark_in_place(before, c, after))
		return 2;
	if (is_box(c) && (is_box(before) || unicode_is_space(before)) &&
	    (is_box(after) || unicode_is_space(after)))
		return 1;
	return is_low(before) && is_low(after) ? -2 : 0;
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

/* The first of the encodings in which the letters stand best. */
static const char *best_of(const char *const *labels, size_t count, const struct buf *bytes)
{
	const char *found = labels[0];
	int best = points_as(bytes, found);
	for (size_t i = 1; i < count; i++) {
		int points = points_as(bytes, labels[i]);
		if (points > best) {
			best = points;
			found = labels[i];
		}
	}
	return found;
}

/* Lines and grounds of boxes, which all encodings of DOS have in the same places. */
static bool has_boxes(const char *bytes, size_t size)
{
	static const char strokes[] = "\xC4\xCD\xDB\xDC\xDF\xB1\xB2";
	size_t lines = 0, run = 0;
	for (size_t i = 0; i < size; i++) {
		run = i && bytes[i] == bytes[i - 1] ? run + 1 : 1;
		lines += run == SHORTEST_LINE && memchr(strokes, bytes[i], sizeof strokes - 1);
	}
	return lines >= FEWEST_LINES;
}

const char *encoding_of_boxes(const char *bytes, size_t size)
{
	static const char *const labels[] = {"IBM850", "IBM437", "IBM852"};
	size_t latin = 0, others = 0;
	if (!has_boxes(bytes, size))
		return NULL;
	for (size_t i = 0; i < size; i++) {
		unsigned char byte = (unsigned char)bytes[i];
		latin += ascii_is_letter(bytes[i]);
		others += (byte >= 0x80 && byte < 0xB0) || (byte >= 0xE0 && byte < 0xF0);
	}
	if (others > latin)
		return "IBM866"; /* Cyrillic */
	struct buf given = BUF_EMPTY;
	buf_add(&given, bytes, size);
	const char *found = best_of(labels, sizeof labels / sizeof *labels, &given);
	buf_clear(&given);
	return found;
}

const char *encoding_older(const char *label, const char *bytes, size_t size)
{
	static const char western[] = "WINDOWS-1252";
	static const char *const labels[] = {"MACINTOSH", "IBM850"};
	const char *found = label;
	struct buf given = BUF_EMPTY;
	if (!is_latin(label))
		return label;
	buf_add(&given, bytes, size);
	int best = points_as(&given, label);
	bool is_older = strncmp(label, "MAC", 3) == 0 || strncmp(label, "IBM", 3) == 0;
	int windows = is_older ? points_as(&given, western) : 0;
	if (windows > 0 && windows >= best) { /* the more usual one */
		best = windows;
		found = western;
	}
	best += best > 0 && !is_older ? best / MARGIN : 0;
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
