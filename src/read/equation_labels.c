/* "$$ … $$ {#eq-name}": a formula that has a name, and so a number. */
#include "read/equation_labels.h"

#include "base/ascii.h"
#include "base/code_fence.h"

#include <stdbool.h>
#include <string.h>

/* Behind the name in braces that begins there, which then is at *name; NULL: none does. */
static const char *behind_name(const char *s, const char **name, size_t *size)
{
	s += strspn(s, " \t");
	if (strncmp(s, "{#eq", 4) != 0 || !s[4] || !strchr("-:", s[4]))
		return NULL;
	*name = s + 5;
	*size = 0;
	while (ascii_is_letter_or_digit((*name)[*size]) ||
	       ((*name)[*size] && strchr("-_.:", (*name)[*size])))
		++*size;
	return *size && (*name)[*size] == '}' ? *name + *size + 1 : NULL;
}

static void add_line(struct buf *out, const char *line, size_t size)
{
	const char *end = line + size, *name;
	for (const char *at = line; at < end;) {
		bool closes = strncmp(at, "$$", 2) == 0 && at + 2 < end;
		size_t name_size = 0;
		const char *behind = closes ? behind_name(at + 2, &name, &name_size) : NULL;
		if (behind && behind <= end) {
			buf_printf(out, "\\label{eq:%.*s}$$", (int)name_size, name);
		} else {
			behind = *at == '`' ? code_words_end(at, end) : at + 1;
			buf_add(out, at, (size_t)(behind - at));
		}
		at = behind;
	}
}

void equation_labels_settle(struct buf *text)
{
	struct buf out = BUF_EMPTY;
	struct code_fence fence = {0};
	if (!text->size || !strstr(text->data, "{#eq"))
		return;
	for (const char *line = text->data; *line;) {
		size_t size = strcspn(line, "\n");
		if (code_fence_take(&fence, line))
			buf_add(&out, line, size);
		else
			add_line(&out, line, size);
		line += size;
		if (*line) {
			buf_putc(&out, '\n');
			line++;
		}
	}
	buf_clear(text);
	*text = out;
}
