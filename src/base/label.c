/* Labels: one line of words by which people know a thing. */
#include "base/label.h"

#include "base/buf.h"
#include "base/characters.h"
#include "base/unicode.h"
#include "base/utf8.h"

#include <string.h>

bool label_is_blank(const char *text)
{
	for (const char *end = text + strlen(text); text < end;)
		if (unicode_is_seen(utf8_next(&text, end)))
			return false;
	return true;
}

char *label_clean(struct arena *arena, const char *text)
{
	struct buf label = BUF_EMPTY;
	const char *end = text + strlen(text);
	bool space = false;
	while (text < end) {
		unsigned byte = (unsigned char)*text, c = utf8_next(&text, end);
		c = c == UTF8_BAD ? byte : c;
		if (unicode_is_space(c) || !character_may_stay(c)) {
			space = true;
			continue;
		}
		if (space && label.size)
			buf_putc(&label, ' ');
		space = false;
		buf_put_code_point(&label, c);
	}
	buf_puts(&label, "");
	char *kept = arena_string(arena, label_is_blank(label.data) ? "" : label.data);
	buf_clear(&label);
	return kept;
}

const char *label_seen(struct arena *arena, const char *text)
{
	const char *label = text ? label_clean(arena, text) : "";
	return *label ? label : NULL;
}
