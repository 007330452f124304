/* Plain text: lines such as "Title: Words", and those that go on with them, set in. */
#include "base/ascii.h"
#include "base/buf.h"
#include "read/text/text.h"

#include <string.h>

/* Where the value of the line begins; NULL: the line says something else. */
static const char *value_of(const struct text *text, size_t at, const char *key)
{
	const struct typed_line *line = &text->lines.items[at];
	const char *s = line_text(text, line), *end = s + line->size;
	size_t length = strlen(key);
	if (line->size <= length || !ascii_same(s, length, key, length) || s[length] != ':')
		return NULL;
	for (s += length + 1; s < end && *s == ' ';)
		s++;
	return s < end ? s : NULL;
}

bool text_has_field(const struct text *text, size_t line, const char *key)
{
	return value_of(text, line, key);
}

const char *text_field(const struct text *text, struct arena *arena, size_t at, const char *key)
{
	const struct typed_line *line = &text->lines.items[at];
	const char *value = value_of(text, at, key);
	struct buf whole = BUF_EMPTY;
	if (!value)
		return NULL;
	buf_add(&whole, value, (size_t)(line_text(text, line) + line->size - value));
	for (size_t i = at + 1; i < text->lines.count && text->lines.items[i].indent > 1 &&
				text->lines.items[i].kind != LINE_BLANK;
	     i++) {
		buf_putc(&whole, ' ');
		buf_add(&whole, line_text(text, &text->lines.items[i]), text->lines.items[i].size);
	}
	value = arena_copy(arena, whole.data, whole.size);
	buf_clear(&whole);
	return value;
}
