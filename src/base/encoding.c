/* The encoding of a text that names none: by libuchardet, which looks at how often which letters
 * stand beside each other. */
#include "base/encoding.h"

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

const char *encoding_of_bytes(const char *bytes, size_t size, char label[32])
{
	size_t first = 0, others = 0;
	while (first < size && !((unsigned char)bytes[first] & 0x80))
		first++;
	size_t start = first < size && first > BEFORE ? first - BEFORE : 0;
	size_t end = size - start < LOOKED_AT ? size : start + LOOKED_AT;
	for (size_t i = start; i < end; i++)
		others += (unsigned char)bytes[i] >> 7;
	struct library library;
	if ((others < FEWEST && !encoding_is_escaped(bytes + start, end - start)) ||
	    !load(&library))
		return NULL;
	void *detector = library.new();
	bool taken = library.take(detector, bytes + start, end - start) == 0;
	library.end(detector);
	const char *name = library.name(detector);
	snprintf(label, 32, "%s", taken && name ? name : "");
	library.delete(detector);
	if (strcmp(label, "KOI8-R") == 0 && is_ukrainian(bytes + start, end - start))
		label[strlen(label) - 1] = 'U';
	bool said = *label && strcmp(label, "ASCII") != 0 && strcmp(label, "UTF-8") != 0;
	return said ? label : NULL;
}
