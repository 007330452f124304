/* Bytes of an encoding to UTF-8: what the labels mean, Windows-1252 and UTF-16, and by iconv what
 * else there is. */
#include "base/encoding.h"

#include "base/ascii.h"

#include <iconv.h>
#include <stdint.h>
#include <string.h>

enum { REPLACEMENT = 0xFFFD, LONGEST_LABEL = 64 };

/* Labels of the web (WHATWG Encoding) whose bytes mean something else than their name says; the
 * other labels are known to iconv. */
static const struct {
	const char *label, *name;
} labels[] = {
    {"utf-8", "utf-8"},
    {"utf8", "utf-8"},
    {"us-ascii", "windows-1252"},
    {"ascii", "windows-1252"},
    {"latin1", "windows-1252"},
    {"iso-8859-1", "windows-1252"},
    {"iso8859-1", "windows-1252"},
    {"cp1252", "windows-1252"},
    {"x-cp1252", "windows-1252"},
    {"iso-8859-9", "windows-1254"},
    {"latin5", "windows-1254"},
    {"iso-8859-11", "windows-874"},
    {"tis-620", "windows-874"},
    {"shift_jis", "cp932"},
    {"shift-jis", "cp932"},
    {"sjis", "cp932"},
    {"x-sjis", "cp932"},
    {"euc-kr", "cp949"},
    {"ks_c_5601-1987", "cp949"},
    {"gb2312", "gb18030"},
    {"gbk", "gb18030"},
    {"x-gbk", "gb18030"},
    {"big5", "big5-hkscs"},
    {"x-mac-roman", "macintosh"},
    {"utf-16", "utf-16le"},
    {"x-x-big5", "big5-hkscs"},
};

/* Windows-1252 from 0x80 to 0x9F, as browsers have it. */
static const uint16_t windows_1252[32] = {
    0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
    0x2039, 0x152,  0x8D,   0x17D,  0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178,
};

unsigned encoding_windows_1252(unsigned char byte)
{
	return byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80] : byte;
}

static void from_windows_1252(struct buf *out, const struct buf *in)
{
	for (size_t i = 0; i < in->size; i++)
		buf_put_code_point(out, encoding_windows_1252((unsigned char)in->data[i]));
}

void encoding_from_utf_16(struct buf *out, const struct buf *in, bool big)
{
	const unsigned char *s = (const unsigned char *)in->data;
	unsigned high = 0;
	for (size_t i = 0; i < in->size; i += 2) {
		unsigned unit = i + 1 == in->size ? REPLACEMENT
				: big             ? (unsigned)s[i] << 8 | s[i + 1]
						  : (unsigned)s[i + 1] << 8 | s[i];
		bool low = unit >= 0xDC00 && unit <= 0xDFFF;
		if (high && low)
			buf_put_code_point(out,
					   0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00));
		else if (high || low)
			buf_put_code_point(out, REPLACEMENT);
		if (high && low)
			high = 0;
		else if (unit >= 0xD800 && unit <= 0xDBFF)
			high = unit;
		else if (high = 0, !low)
			buf_put_code_point(out, unit);
	}
	if (high)
		buf_put_code_point(out, REPLACEMENT);
}

/* Returns how many bytes meant nothing. */
static size_t from_iconv(struct buf *out, const struct buf *in, iconv_t converter)
{
	size_t bad = 0;
	char *from = in->data;
	size_t left = in->size;
	for (bool more = true; more;) {
		char room[4096], *to = room;
		size_t free_room = sizeof room;
		more = left > 0; /* at the end comes what waited for a mark that would join it */
		size_t done = iconv(converter, more ? &from : NULL, &left, &to, &free_room);
		buf_add(out, room, (size_t)(to - room));
		if (more && done == (size_t)-1 && to == room) {
			buf_put_code_point(out, REPLACEMENT);
			from++;
			left--;
			bad++;
		}
	}
	iconv_close(converter);
	return bad;
}

/* The label in lower case, translated; room holds it. */
static const char *known_as(const char *label, char room[LONGEST_LABEL])
{
	size_t length = 0;
	for (; label[length] && length + 1 < LONGEST_LABEL; length++)
		room[length] = (char)ascii_lower(label[length]);
	room[length] = '\0';
	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
		if (strcmp(labels[i].label, room) == 0)
			return labels[i].name;
	return room;
}

bool encoding_is_utf_8(const char *label)
{
	char room[LONGEST_LABEL];
	return strcmp(known_as(label, room), "utf-8") == 0;
}

static bool open_converter(const char *label, iconv_t *converter)
{
	char room[LONGEST_LABEL];
	*converter = iconv_open("UTF-8", known_as(label, room));
	return *converter != (iconv_t)-1;
}

bool encoding_is_known(const char *label)
{
	iconv_t converter;
	if (encoding_is_utf_8(label))
		return true;
	bool known = open_converter(label, &converter);
	if (known)
		iconv_close(converter);
	return known;
}

bool encoding_convert(struct buf *out, const struct buf *in, const char *label, size_t *bad)
{
	char room[LONGEST_LABEL];
	iconv_t converter;
	*bad = 0;
	if (strcmp(known_as(label, room), "windows-1252") == 0)
		from_windows_1252(out, in);
	else if (open_converter(label, &converter))
		*bad = from_iconv(out, in, converter);
	else
		return false;
	return true;
}
