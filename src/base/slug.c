/* Names made from words. */
#include "base/slug.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "base/unicode.h"
#include "base/utf8.h"

#include <string.h>

enum { LONGEST = 60, LONGEST_FILE = 180 };

/* Latin letters that no decomposition takes apart. */
static const struct {
	unsigned code_point;
	const char *ascii;
} letters[] = {
    {0x00DF, "ss"}, {0x00E6, "ae"}, {0x00F0, "d"}, {0x00F8, "o"}, {0x00FE, "th"},
    {0x0111, "d"},  {0x0127, "h"},  {0x0131, "i"}, {0x0142, "l"}, {0x014B, "n"},
    {0x0153, "oe"}, {0x0167, "t"},  {0x0192, "f"}, {0x0259, "e"}, {0x1E9E, "ss"},
};

static const char *ascii_of(unsigned code_point)
{
	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
		if (letters[i].code_point == code_point)
			return letters[i].ascii;
	return NULL;
}

uint64_t slug_hash(const char *text)
{
	uint64_t hash = 14695981039346656037u;
	for (; *text; text++)
		hash = (hash ^ (unsigned char)*text) * 1099511628211u;
	return hash;
}

struct slug {
	struct buf bytes;
	struct buf letters;   /* every letter and digit, folded: what a hash is made from */
	size_t kept, dropped; /* letters */
	bool gap;
};

static void keep(struct slug *slug, const char *ascii)
{
	if (slug->gap && slug->bytes.size)
		buf_putc(&slug->bytes, '-');
	slug->gap = false;
	buf_puts(&slug->bytes, ascii);
	slug->kept++;
}

/* Nothing parts a word at an apostrophe or a soft hyphen. */
static bool is_passed_over(unsigned c)
{
	return c == '\'' || c == 0x2019 || c == 0xAD || unicode_is_mark(c);
}

static void add(struct slug *slug, unsigned code_point)
{
	unsigned c = unicode_to_lower(code_point);
	bool letter = unicode_is_letter(c) || unicode_is_digit(c);
	if (letter)
		buf_put_code_point(&slug->letters, c);
	const char *ascii = c < 0x80 ? NULL : ascii_of(c);
	if (c < 0x80 && letter)
		keep(slug, (char[]){(char)c, '\0'});
	else if (ascii)
		keep(slug, ascii);
	else if (letter)
		slug->dropped++;
	else if (!is_passed_over(c))
		slug->gap = true;
}

static void shorten(struct buf *bytes)
{
	if (bytes->size <= LONGEST)
		return;
	size_t size = LONGEST;
	while (size > LONGEST / 2 && bytes->data[size] != '-')
		size--;
	buf_cut(bytes, size > LONGEST / 2 ? size : LONGEST);
}

char *slug_of(struct arena *arena, const char *words)
{
	struct slug slug = {.bytes = BUF_EMPTY, .letters = BUF_EMPTY};
	const char *s = unicode_decomposed(arena, words), *end = s + strlen(s);
	while (s < end) {
		unsigned code_point = utf8_next(&s, end);
		if (code_point != UTF8_BAD)
			add(&slug, code_point);
	}
	char *made;
	if (slug.dropped > slug.kept) {
		made = arena_format(arena, "x%08x",
				    (unsigned)(slug_hash(slug.letters.data) & 0xFFFFFFFF));
	} else {
		shorten(&slug.bytes);
		made = arena_copy(arena, slug.bytes.data ? slug.bytes.data : "", slug.bytes.size);
	}
	buf_clear(&slug.bytes);
	buf_clear(&slug.letters);
	return made;
}

/* Past the last hyphen or, in a text without any, the last letter that fits. */
static size_t fitting(const char *bytes, size_t size)
{
	if (size <= LONGEST_FILE)
		return size;
	size_t end = LONGEST_FILE;
	while (end > LONGEST_FILE / 2 && bytes[end] != '-')
		end--;
	if (bytes[end] == '-')
		return end;
	for (end = LONGEST_FILE; ((unsigned char)bytes[end] & 0xC0) == 0x80;)
		end--;
	return end;
}

char *slug_of_file(struct arena *arena, const char *words)
{
	struct buf bytes = BUF_EMPTY;
	const char *s = unicode_composed(arena, words), *end = s + strlen(s);
	bool gap = false;
	while (s < end) {
		unsigned c = unicode_to_lower(utf8_next(&s, end));
		bool letter = c != UTF8_BAD && (unicode_is_letter(c) || unicode_is_digit(c) ||
						(unicode_is_mark(c) && !gap && bytes.size));
		if (letter && gap && bytes.size)
			buf_putc(&bytes, '-');
		if (letter)
			buf_put_code_point(&bytes, c);
		gap = letter ? false : gap || !is_passed_over(c);
	}
	char *made = arena_copy(arena, bytes.data ? bytes.data : "",
				bytes.data ? fitting(bytes.data, bytes.size) : 0);
	buf_clear(&bytes);
	return made;
}

char *slug_id(struct arena *arena, const char *words)
{
	char *slug = slug_of(arena, words);
	if (!*slug)
		return arena_string(arena, "s");
	return ascii_is_lower(*slug) ? slug : arena_format(arena, "s-%s", slug);
}

bool slug_is_id(const char *text)
{
	const char *s = text;
	while (ascii_is_letter_or_digit(*s) || (*s && strchr("_-.", *s)))
		s++;
	return (ascii_is_letter(*text) || *text == '_') && !*s;
}

const char *slug_unique(struct arena *arena, struct map *used, const char *name)
{
	name = arena_string(arena, name);
	size_t *times = map_at(used, name);
	if (*times == MAP_NONE) {
		*times = 1;
		return name;
	}
	size_t next = *times;
	const char *other = name;
	do
		other = arena_format(arena, "%s-%zu", name, ++next);
	while (map_find(used, other) != MAP_NONE);
	*map_at(used, name) = next;
	*map_at(used, other) = 1;
	return other;
}
