/* CriticMarkup, "{++in++}", "{--out--}", "{~~out~>in~~}", "{>>comment<<}", "{==marked==}", and
 * kramdown's "{::comment}". */
#include "read/critic.h"

#include "base/code_fence.h"
#include "base/next_line.h"

#include <string.h>

enum { LONGEST = 4000 }; /* bytes between two marks */

struct critic_mark {
	const char *open, *close;
	bool shown, is_comment, across; /* shown: what stands between; across: empty lines, too */
};

static const struct critic_mark marks[] = {
    {"{++", "++}", .shown = true},
    {"{--", "--}"},
    {"{~~", "~~}", .shown = true},
    {"{>>", "<<}", .is_comment = true},
    {"{==", "==}", .shown = true},
    {"{::comment}", "{:/comment}", .is_comment = true, .across = true},
    {"{::comment}", "{:/}", .is_comment = true, .across = true},
};

/* Where the words stand that close a mark, before an empty line unless they may stand across; NULL:
 * nowhere near. */
static const char *find_close(const char *s, const struct critic_mark *mark)
{
	size_t size = strlen(mark->close), most = strnlen(s, LONGEST);
	for (const char *end = s + most; s + size <= end; s++) {
		if (*s == *mark->close && strncmp(s, mark->close, size) == 0)
			return s;
		if (!mark->across && s[0] == '\n' && s[1] == '\n')
			return NULL;
	}
	return NULL;
}

/* The mark that begins there, and where it ends; NULL: none does. */
static const struct critic_mark *mark_at(const char *s, const char **close)
{
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		size_t size = strlen(marks[i].open);
		if (strncmp(s, marks[i].open, size) != 0)
			continue;
		*close = find_close(s + size, &marks[i]);
		if (*close && *close > s + size)
			return &marks[i];
	}
	return NULL;
}

/* Adds what stays of it, and the line ends of what doesn't. */
static void settle_mark(struct buf *out, const struct critic_mark *mark, const char *start,
			const char *close)
{
	const char *shown = mark->shown ? start : close;
	if (*mark->close == '~') {
		const char *arrow = strstr(start, "~>");
		shown = arrow && arrow < close ? arrow + 2 : shown;
	}
	add_line_ends(out, start, shown);
	const char *around = *mark->close == '=' ? "==" : "";
	buf_printf(out, "%s%.*s%s", around, (int)(close - shown), shown, around);
}

struct critic_found critic_settle(struct buf *text)
{
	struct critic_found found = {0};
	struct buf out = BUF_EMPTY;
	bool starts_line = true;
	const char *close;
	if (!text->size || !strchr(text->data, '{'))
		return found;
	for (const char *s = text->data, *line_end = s, *behind; *s; s = behind) {
		if (s >= line_end)
			line_end = s + strcspn(s, "\n");
		behind = code_behind(s, line_end, starts_line);
		bool escaped = s > text->data && s[-1] == '\\';
		const struct critic_mark *mark =
		    behind == s && *s == '{' && !escaped ? mark_at(s, &close) : NULL;
		if (mark) {
			if (!found.changes && !found.comments)
				for (const char *c = text->data; c <= s; c++)
					found.line += c == text->data || c[-1] == '\n';
			found.comments += mark->is_comment;
			found.changes += !mark->is_comment && *mark->close != '=';
			settle_mark(&out, mark, s + strlen(mark->open), close);
			behind = close + strlen(mark->close);
		} else {
			behind += behind == s;
			buf_add(&out, s, (size_t)(behind - s));
		}
		starts_line = behind[-1] == '\n' || (starts_line && behind[-1] == ' ');
	}
	buf_puts(&out, "");
	buf_clear(text);
	*text = out;
	return found;
}
