/* Obsidian's comments and names of blocks. */
#include "read/obsidian.h"

#include "base/ascii.h"
#include "base/code_fence.h"
#include "base/next_line.h"

#include <stdbool.h>
#include <string.h>

enum { SHORTEST_NAME = 2 };

/* Behind the comment that begins at s; s: none does. One that has its mark alone on a line goes on
 * up to the next mark, another one ends in its line. */
static const char *behind_comment(const char *s, const char *line_end, bool starts_line)
{
	if (strncmp(s, "%%", 2) != 0)
		return s;
	if (starts_line && s[2 + strspn(s + 2, " \t")] == '\n') {
		const char *end = strstr(s + 2, "%%");
		return end ? end + 2 : s;
	}
	for (const char *at = s + 2; at < line_end;) {
		const char *behind = code_behind(at, line_end, false);
		if (strncmp(at, "%%", 2) == 0)
			return at + 2;
		at = behind > at ? behind : at + 1;
	}
	return s;
}

/* Behind the name of a block that ends the line; s: there is none. */
static const char *behind_name(const char *s, const char *text)
{
	const char *end = s + 1;
	while (ascii_is_letter_or_digit(*end) || *end == '-')
		end++;
	bool apart = s == text || strchr(" \t\n", s[-1]);
	const char *rest = end + strspn(end, " \t");
	bool named = end - s > SHORTEST_NAME && apart && (*rest == '\n' || !*rest);
	return *s == '^' && named ? end : s;
}

void obsidian_settle(struct buf *text)
{
	struct buf out = BUF_EMPTY;
	bool starts_line = true;
	if (!text->size || (!strstr(text->data, "%%") && !strchr(text->data, '^')))
		return;
	for (const char *s = text->data, *line_end = s, *behind; *s;) {
		if (s >= line_end)
			line_end = s + strcspn(s, "\n");
		if ((behind = code_behind(s, line_end, starts_line)) > s) {
			buf_add(&out, s, (size_t)(behind - s));
		} else if ((behind = behind_comment(s, line_end, starts_line)) > s) {
			add_line_ends(&out, s, behind);
		} else if ((behind = behind_name(s, text->data)) == s) {
			behind = s + 1;
			buf_putc(&out, *s);
		}
		starts_line = behind[-1] == '\n' || (starts_line && behind[-1] == ' ');
		s = behind;
	}
	buf_puts(&out, "");
	buf_clear(text);
	*text = out;
}
