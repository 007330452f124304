/* The encoding of a text that names none: by libuchardet, which looks at how often which letters
 * stand beside each other. */
#include "base/encoding.h"

#include "base/ascii.h"
#include "base/library.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum {
	LOOKED_AT = 1 << 16, /* bytes, from a little before the first that isn't ASCII */
	BEFORE = 256,
	FEWEST = 8, /* bytes that aren't ASCII, where fewer say too little */
};

struct library {
	void *(*new)(void);
	void (*delete)(void *detector);
	int (*take)(void *detector, const char *bytes, size_t size);
	void (*end)(void *detector);
	const char *(*name)(void *detector);
};

static bool load(struct library *library)
{
	static const char *const names[] = {"libuchardet.so.0", "libuchardet.so",
					    "libuchardet.dylib"};
	static const char *const functions[] = {"uchardet_new", "uchardet_delete",
						"uchardet_handle_data", "uchardet_data_end",
						"uchardet_get_charset"};
	return library_load(names, functions, sizeof functions / sizeof *functions, library);
}

bool encoding_is_escaped(const char *bytes, size_t size)
{
	for (const char *s = bytes, *end = bytes + size; (s = memchr(s, 0x1B, (size_t)(end - s)));
	     s++)
		if (end - s > 2 && (s[1] == '$' || s[1] == '(') &&
		    (s[2] == 'B' || s[2] == '@' || s[2] == '('))
			return true;
	return false;
}

/* KOI8-U has letters of Ukrainian where KOI8-R, the only one that the library knows, has corners of
 * boxes. Letters stand beside letters. */
static bool is_ukrainian(const char *bytes, size_t size)
{
	size_t beside = 0, apart = 0;
	for (size_t i = 1; i + 1 < size; i++) {
		const unsigned char *byte = (const unsigned char *)bytes + i;
		if (!memchr("\xA4\xA6\xA7\xAD\xB4\xB6\xB7\xBD", *byte, 8))
			continue;
		if (byte[-1] >= 0xC0 || byte[1] >= 0xC0)
			beside++;
		else
			apart++;
	}
	return beside > apart;
}

/* Short texts in Windows-1251 pass for Mac Cyrillic, which has its small letters but for the last
 * in the same places, and its capitals elsewhere. */
static bool is_windows_1251(const char *bytes, size_t size)
{
	size_t windows = 0, mac = 0;
	for (size_t i = 0; i + 1 < size; i++) {
		const unsigned char *byte = (const unsigned char *)bytes + i;
		bool capital = byte[1] >= 0xE0;
		windows += *byte == 0xFF || (capital && *byte >= 0xC0 && *byte < 0xDF);
		mac += *byte == 0xDF || (capital && *byte >= 0x80 && *byte < 0xA0);
	}
	return windows > mac;
}

/* The bytes from 0x80 to 0x9F are controls in ISO 8859, and marks such as quotation marks in the
 * encoding of Windows that has the same letters. */
static const char *of_windows(const char *label, const char *bytes, size_t size)
{
	static const char *const windows[][2] = {
	    {"ISO-8859-2", "WINDOWS-1250"},  {"ISO-8859-16", "WINDOWS-1250"},
	    {"ISO-8859-7", "WINDOWS-1253"},  {"ISO-8859-8", "WINDOWS-1255"},
	    {"ISO-8859-13", "WINDOWS-1257"}, {"ISO-8859-15", "WINDOWS-1252"},
	};
	bool marks = false;
	for (size_t i = 0; i < size && !marks; i++)
		marks = ((unsigned char)bytes[i] & 0xE0) == 0x80;
	for (size_t i = 0; marks && i < sizeof windows / sizeof *windows; i++)
		if (strcmp(label, windows[i][0]) == 0)
			return windows[i][1];
	return label;
}

/* Whether what would be marks and capitals in Windows-1252 stands inside of words, as the letters
 * of DOS and of the old Mac do. */
static bool is_older(const char *bytes, size_t size)
{
	size_t inside = 0, others = 0;
	for (size_t i = 1; i + 1 < size; i++) {
		unsigned char byte = (unsigned char)bytes[i];
		others += byte >> 7;
		unsigned char after = (unsigned char)bytes[i + 1];
		inside += (byte & 0xE0) == 0x80 && !memchr("\x92\x96\x97\x9A\x9C\x9E", byte, 6) &&
			  ascii_is_letter(bytes[i - 1]) && (ascii_is_lower(after) || after >= 0xC0);
	}
	return inside >= 2 && inside * 4 > others;
}

/* What the library says, where its letters and those of another encoding aren't told apart by it;
 * NULL: no encoding that is known. */
static const char *settle(const char *label, const char *bytes, size_t size)
{
	if (strcmp(label, "KOI8-R") == 0 && is_ukrainian(bytes, size))
		return "KOI8-U";
	if (strcmp(label, "MAC-CYRILLIC") == 0 && is_windows_1251(bytes, size))
		return "WINDOWS-1251";
	const char *older = encoding_older(label, bytes, size);
	if (older != label)
		return older;
	if ((strcmp(label, "WINDOWS-1252") == 0 || strcmp(label, "ISO-8859-1") == 0) &&
	    is_older(bytes, size))
		return NULL;
	return of_windows(label, bytes, size);
}

static bool says_nothing(const char *label)
{
	return !*label || strcmp(label, "ASCII") == 0 || strcmp(label, "UTF-8") == 0;
}

const char *encoding_of_bytes(const char *bytes, size_t size, char label[32])
{
	size_t first = 0, others = 0;
	while (first < size && !((unsigned char)bytes[first] & 0x80))
		first++;
	size_t start = first < size && first > BEFORE ? first - BEFORE : 0;
	size_t end = size - start < LOOKED_AT ? size : start + LOOKED_AT;
	for (size_t i = start; i < end; i++)
		others += (unsigned char)bytes[i] >> 7;
	const char *boxes = encoding_of_boxes(bytes + start, end - start);
	if (boxes) {
		snprintf(label, 32, "%s", boxes);
		return label;
	}
	struct library library;
	if ((others < FEWEST && !encoding_is_escaped(bytes + start, end - start)) ||
	    !load(&library))
		return NULL;
	static const char western[] = "WINDOWS-1252"; /* where nothing is known */
	void *detector = library.new();
	bool taken = library.take(detector, bytes + start, end - start) == 0;
	library.end(detector);
	const char *name = library.name(detector);
	bool said = taken && name && !says_nothing(name);
	name = settle(said ? name : western, bytes + start, end - start);
	name = said || name != western ? name : NULL;
	snprintf(label, 32, "%s", name ? name : "");
	library.delete(detector);
	return name ? label : NULL;
}
