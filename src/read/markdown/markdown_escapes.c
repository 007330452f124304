/* Backslashes and character references: "\*", "&amp;", "&#39;" (CommonMark, 2.4 and 2.5). */
#include "read/markdown/markdown_parts.h"

#include "base/ascii.h"
#include "base/characters.h"
#include "read/markup/html_parse.h"

#include <string.h>

enum { REPLACEMENT = 0xFFFD, LAST_CONTROL = 0x9F, LONGEST_NAME = 48, MOST_DIGITS = 7 };

void escapes_init(struct escapes *escapes, struct arena *arena)
{
	*escapes = (struct escapes){.arena = arena};
}

void escapes_clear(struct escapes *escapes)
{
	map_clear(&escapes->names);
	vec_clear(&escapes->characters);
}

bool escapes_mean(char c)
{
	return c > ' ' && c < 0x7F && strchr("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", c);
}

/* A control that is no white space is nothing; what is no character at all can be seen. */
static void add_number(struct buf *out, unsigned code)
{
	if (code && character_may_stay(code))
		buf_put_code_point(out, code);
	else if (character_as_space(code))
		buf_putc(out, ' ');
	else if (!code || code > LAST_CONTROL)
		buf_put_code_point(out, REPLACEMENT);
}

static bool read_number(struct buf *out, const char *text, size_t size)
{
	unsigned base = text[2] == 'x' || text[2] == 'X' ? 16 : 10, code = 0;
	size_t first = base == 16 ? 3 : 2, at = first;
	for (; at + 1 < size && (unsigned)ascii_hex_value(text[at]) < base; at++)
		code = code > 0x10FFFF ? code : code * base + (unsigned)ascii_hex_value(text[at]);
	if (at == first || at + 1 != size || at - first > MOST_DIGITS - (base == 16))
		return false;
	add_number(out, code);
	return true;
}

/* What the name stands for; NULL: nothing. */
static const char *named(struct escapes *escapes, const char *text, size_t size)
{
	char name[LONGEST_NAME + 3];
	if (size >= sizeof name)
		return NULL;
	memcpy(name, text, size);
	name[size] = '\0';
	size_t index = map_find(&escapes->names, name);
	if (index == MAP_NONE) {
		index = escapes->characters.count;
		*map_at(&escapes->names, arena_copy(escapes->arena, name, size)) = index;
		vec_push(&escapes->characters, html_character(escapes->arena, name));
	}
	return escapes->characters.items[index];
}

void escapes_add_reference(struct escapes *escapes, struct buf *out, const char *text, size_t size)
{
	if (size > 3 && text[1] == '#') {
		if (!read_number(out, text, size))
			buf_add(out, text, size);
		return;
	}
	const char *character = named(escapes, text, size);
	if (character)
		buf_puts(out, character);
	else
		buf_add(out, text, size);
}

static bool is_of_name(char c)
{
	return ascii_is_letter_or_digit(c);
}

/* The size of what looks like a reference at text; 0: nothing does. */
static size_t reference_size(const char *text, size_t left)
{
	size_t size = 1 + (left > 1 && text[1] == '#');
	while (size < left && size <= LONGEST_NAME && is_of_name(text[size]))
		size++;
	return size > 1 && size < left && text[size] == ';' ? size + 1 : 0;
}

static const char *read(struct escapes *escapes, const char *text, size_t size, bool backslashes)
{
	struct buf out = BUF_EMPTY;
	buf_puts(&out, "");
	for (size_t i = 0, reference; i < size;) {
		if (backslashes && text[i] == '\\' && i + 1 < size && escapes_mean(text[i + 1])) {
			i++;
		} else if (text[i] == '&' && (reference = reference_size(text + i, size - i))) {
			escapes_add_reference(escapes, &out, text + i, reference);
			i += reference;
			continue;
		}
		buf_putc(&out, text[i++]);
	}
	const char *string = arena_copy(escapes->arena, out.data, out.size);
	buf_clear(&out);
	return string;
}

const char *escapes_read(struct escapes *escapes, const char *text, size_t size)
{
	return read(escapes, text, size, true);
}

const char *escapes_read_references(struct escapes *escapes, const char *text, size_t size)
{
	return read(escapes, text, size, false);
}
