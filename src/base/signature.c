/* Signatures: bytes that files of a kind begin with. */
#include "base/signature.h"

#include "base/ascii.h"

#include <string.h>

static const struct signature {
	const char *bytes;
	size_t size, at;
	const char *what;
} signatures[] = {
#define SIGNATURE(bytes, at, what)                                                                 \
	{                                                                                          \
		bytes, sizeof bytes - 1, at, what                                                  \
	}
    SIGNATURE("%PDF-", 0, "a PDF"),
    SIGNATURE("mimetypeapplication/epub+zip", 30, "an EPUB"),
    SIGNATURE("mimetypeapplication/vnd.oasis.opendocument", 30, "an OpenDocument file"),
    SIGNATURE("PK\3\4", 0, "a ZIP archive, as EPUB and the files of office programs are"),
    SIGNATURE("BOOKMOBI", 60, "a Kindle book"),
    SIGNATURE("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 0, "an old file of an office program"),
    SIGNATURE("{\\rtf", 0, "an RTF file"),
    SIGNATURE("\x1F\x8B", 0, "compressed by gzip"),
    SIGNATURE("1AY&SY", 4, "compressed by bzip2"),
    SIGNATURE("\xFD"
	      "7zXZ",
	      0, "compressed by xz"),
    SIGNATURE("\x89PNG", 0, "a picture"),
    SIGNATURE("GIF89a", 0, "a picture"),
    SIGNATURE("\xFF\xD8\xFF", 0, "a picture"),
    SIGNATURE("\x7F"
	      "ELF",
	      0, "a program"),
#undef SIGNATURE
};

const char *signature_foreign(const char *bytes, size_t size)
{
	for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++) {
		const struct signature *s = &signatures[i];
		if (size >= s->at + s->size && memcmp(bytes + s->at, s->bytes, s->size) == 0)
			return s->what;
	}
	return NULL;
}

/* Behind white space and comments. */
static const char *skip_comments(const char *s, const char *end)
{
	for (;;) {
		while (s < end && (*s == ' ' || (*s >= '\t' && *s <= '\r')))
			s++;
		if (end - s < 4 || memcmp(s, "<!--", 4) != 0)
			return s;
		while (end - s >= 3 && memcmp(s, "-->", 3) != 0)
			s++;
		s += end - s >= 3 ? 3 : end - s;
	}
}

static bool begins(const char *s, const char *end, const char *word)
{
	for (; *word; word++, s++)
		if (s == end || ascii_lower(*s) != *word)
			return false;
	return s == end || !ascii_is_letter(*s);
}

bool signature_is_html(const char *bytes, size_t size)
{
	static const char *const openings[] = {"<!doctype html", "<html",  "<head",
					       "<body",          "<title", "<meta"};
	const char *end = bytes + size, *s = bytes;
	if (size >= 3 && memcmp(s, "\xEF\xBB\xBF", 3) == 0)
		s += 3;
	s = skip_comments(s, end);
	if (begins(s, end, "<?xml")) {
		while (s < end && *s != '>')
			s++;
		s = skip_comments(s + (s < end), end);
	}
	for (size_t i = 0; i < sizeof openings / sizeof *openings; i++)
		if (begins(s, end, openings[i]))
			return true;
	return false;
}
