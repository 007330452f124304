/* Plain text: what becomes of a hyphen at the end of a wrapped line. */
#include "base/unicode.h"
#include "base/utf8.h"
#include "read/text/text.h"

#include <string.h>

enum { LONGEST = 120 };

static bool is_word(unsigned c)
{
	return unicode_is_letter(c) || unicode_is_mark(c);
}

/* The bytes of the word that the text begins with. */
static size_t first_word(const char *s, size_t size)
{
	const char *at = s, *end = s + size;
	while (at < end) {
		const char *next = at;
		if (!is_word(utf8_next(&next, end)))
			break;
		at = next;
	}
	return (size_t)(at - s);
}

/* The bytes of the word that the text ends with. */
static size_t last_word(const char *s, size_t size)
{
	const char *end = s + size, *start = end;
	for (const char *at = end; at > s && is_word(utf8_before(s, &at));)
		start = at;
	return (size_t)(end - start);
}

static void gather(struct text_words *words, const struct text *text)
{
	words->arena = arena_new();
	for (size_t i = 0; i < text->lines.count; i++) {
		const char *s = line_text(text, &text->lines.items[i]);
		const char *end = s + text->lines.items[i].size;
		while (s < end) {
			size_t size = first_word(s, (size_t)(end - s));
			if (size && size < LONGEST)
				*map_at(&words->known,
					unicode_folded(words->arena,
						       arena_copy(words->arena, s, size))) = 1;
			s += size;
			if (s < end)
				utf8_next(&s, end);
		}
	}
}

static bool is_known(struct text_words *words, const char *first, size_t first_size,
		     const char *second, size_t second_size)
{
	char word[2 * LONGEST];
	if (first_size >= LONGEST || second_size >= LONGEST)
		return false;
	memcpy(word, first, first_size);
	memcpy(word + first_size, second, second_size);
	word[first_size + second_size] = '\0';
	return map_find(&words->known, unicode_folded(words->arena, word)) != MAP_NONE;
}

/* "Vor- und Nachteile": the hyphen stands for a word that comes later. */
static bool is_conjunction(const char *word, size_t size)
{
	static const char *const words[] = {
	    "and", "or", "to",  "und",   "oder", "bis", "et",  "ou",    "y", "o", "e",
	    "en",  "of", "och", "eller", "og",   "als", "wie", "sowie", "i", "и", "или"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strlen(words[i]) == size && memcmp(words[i], word, size) == 0)
			return true;
	return false;
}

enum text_join text_join(struct text_words *words, const struct text *text, const char *s,
			 size_t size, const char *next, size_t next_size)
{
	if (size > 2 && s[size - 1] == '-' && s[size - 2] == '-' && s[size - 3] != '-' &&
	    s[size - 3] != ' ')
		return TEXT_JOIN_CLOSE;
	size_t first = size > 1 && s[size - 1] == '-' ? last_word(s, size - 1) : 0;
	size_t second = first_word(next, next_size);
	const char *at = next;
	if (!first || !second || !unicode_is_lower(utf8_next(&at, next + next_size)) ||
	    is_conjunction(next, second))
		return TEXT_JOIN_SPACE;
	if (!words->arena)
		gather(words, text);
	return is_known(words, s + size - 1 - first, first, next, second) ? TEXT_JOIN_WORD
									  : TEXT_JOIN_CLOSE;
}

void text_words_clear(struct text_words *words)
{
	map_clear(&words->known);
	if (words->arena)
		arena_free(words->arena);
}
