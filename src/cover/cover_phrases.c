/* Where a Japanese title may be parted. */
#include "cover/cover_phrases.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

enum { LONGEST = 7 }; /* characters of a phrase that stays whole */

static bool is_hiragana(unsigned c)
{
	return c >= 0x3041 && c <= 0x309F;
}

static bool is_kana_or_han(unsigned c)
{
	bool katakana = (c >= 0x30A1 && c <= 0x30FF && c != 0x30FB) || (c >= 0x31F0 && c <= 0x31FF);
	bool han = (c >= 0x3400 && c <= 0x9FFF) || c == 0x3005 || (c >= 0x20000 && c <= 0x3FFFF);
	return is_hiragana(c) || katakana || han;
}

static unsigned peek(const char *s, const char *end)
{
	return s < end ? utf8_next(&s, end) : 0;
}

/* Where the phrase ends that begins here; it holds a character at least. */
static const char *phrase_end(const char *s, const char *end, size_t *length)
{
	unsigned before = utf8_next(&s, end);
	for (*length = 1; s < end && is_kana_or_han(before); ++*length) {
		unsigned c = peek(s, end);
		if (!is_kana_or_han(c) || (is_hiragana(before) && !is_hiragana(c)))
			break;
		before = utf8_next(&s, end);
	}
	return s;
}

static bool has_hiragana(const char *words)
{
	for (const char *s = words, *end = words + strlen(words); s < end;)
		if (is_hiragana(utf8_next(&s, end)))
			return true;
	return false;
}

char *cover_phrases_join(const char *words)
{
	const char *end = words + strlen(words);
	bool is_japanese = has_hiragana(words);
	struct buf joined = BUF_EMPTY;
	for (const char *s = words; s < end;) {
		size_t length;
		const char *stop = phrase_end(s, end, &length);
		while (s < stop) {
			const char *next = s;
			utf8_next(&next, end);
			buf_add(&joined, s, (size_t)(next - s));
			if (next < stop && is_japanese && length <= LONGEST)
				buf_puts(&joined, "\xE2\x81\xA0");
			s = next;
		}
	}
	return buf_steal(&joined);
}
