/* Plain text: code between lines of three backticks, as Markdown has it. */
#include "read/text/lines/text_lines.h"

#include <string.h>

enum { FEWEST = 3 };

static size_t backticks(const char *s, size_t size)
{
	size_t count = 0;
	while (count < size && s[count] == '`')
		count++;
	return count;
}

/* The backticks of a line that opens code: behind them stands at most what language it is, and how
 * it is to be shown. */
static size_t opens(const struct text *text, const struct typed_line *line)
{
	const char *s = line_text(text, line);
	size_t count = backticks(s, line->size), left = line->size - count;
	s += count;
	bool plain =
	    !left || (!memchr(s, '`', left) && (!memchr(s + 1, ' ', left - 1) ||
						memchr(s, '=', left) || memchr(s, '{', left)));
	return count >= FEWEST && plain ? count : 0;
}

/* Where the code ends that the line before first opens; the number of lines: nowhere. */
static size_t find_end(const struct text *text, size_t first, size_t count)
{
	for (; first < text->lines.count; first++) {
		const struct typed_line *line = &text->lines.items[first];
		size_t found = backticks(line_text(text, line), line->size);
		if (found >= count && found == line->size)
			break;
	}
	return first;
}

void text_find_fences(struct text *text)
{
	size_t hopeless = SIZE_MAX; /* as many backticks close nothing any more */
	struct typed_line *lines = text->lines.items;
	for (size_t i = 0; i < text->lines.count; i++) {
		size_t count = opens(text, &lines[i]);
		if (!count || count >= hopeless)
			continue;
		size_t end = find_end(text, i + 1, count);
		if (end == text->lines.count) {
			hopeless = count;
			continue;
		}
		lines[i].kind = lines[end].kind = LINE_FENCE;
		while (++i < end) {
			if (lines[i].quote > lines[end].quote)
				text_unquote(text, &lines[i]);
			lines[i].kind = LINE_CODE;
		}
	}
}
