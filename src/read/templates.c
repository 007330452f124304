/* Templates in Markdown: the words of a tag, and what is written for one. */
#include "read/templates_parts.h"

#include "base/ascii.h"

#include <string.h>

enum { LONGEST = 600 }; /* bytes of a tag */

const char *template_mark(const char *s, const char *mark)
{
	size_t size = strlen(mark);
	for (const char *end = s + strnlen(s, LONGEST); s < end && *s != '\n'; s++)
		if (strncmp(s, mark, size) == 0)
			return s;
	return NULL;
}

const char *template_word(struct arena *arena, const char **s)
{
	*s += strspn(*s, " \t\n");
	char mark = **s && strchr("\"'`", **s) ? **s : '\0';
	const char *start = *s + (mark != '\0'), *end = start;
	char *word = arena_alloc(arena, strlen(start) + 1), *to = word;
	while (*end && (mark ? *end != mark : !strchr(" \t\n=", *end))) {
		end += mark == '"' && *end == '\\' && end[1];
		*to++ = *end++;
	}
	*s = end + (mark && *end);
	return word;
}

const char *template_first_word(const struct template_tag *tag)
{
	const char *s = tag->rest;
	return template_word(tag->arena, &s);
}

const char *template_argument(const struct template_tag *tag, const char *name)
{
	for (const char *s = tag->rest; *s;) {
		const char *before = s, *word = template_word(tag->arena, &s);
		if (*s == '=') {
			s++;
			const char *value = template_word(tag->arena, &s);
			if (ascii_equal(word, name))
				return value;
		}
		if (s == before)
			break;
	}
	return "";
}

const char *template_any_argument(const struct template_tag *tag, const char *const *names)
{
	const char *value = "";
	for (; *names && !*value; names++)
		value = template_argument(tag, *names);
	return value;
}

const char *template_positional(const struct template_tag *tag, size_t place)
{
	for (const char *s = tag->rest; *s;) {
		const char *before = s, *word = template_word(tag->arena, &s);
		if (*s == '=') {
			s++;
			template_word(tag->arena, &s);
		} else if (place-- == 0) {
			return word;
		}
		if (s == before)
			break;
	}
	return "";
}

const char *template_line_tag(struct template_tag *tag, struct arena *arena, struct buf *out,
			      const char *line, size_t size)
{
	const char *open = line + strspn(line, " \t"), *close = line + size;
	while (close > open && strchr(" \t", close[-1]))
		close--;
	if (close - open < 5 || strncmp(open, "{%", 2) != 0 ||
	    template_mark(open, "%}") != close - 2)
		return NULL;
	const char *s = arena_copy(arena, open + 2, (size_t)(close - open) - 4);
	*tag = (struct template_tag){.arena = arena, .out = out};
	tag->name = template_word(arena, &s);
	tag->rest = s;
	return open;
}

bool template_nothing(const struct template_tag *tag)
{
	(void)tag;
	return true;
}

/* Text inside of a link's brackets or quotation marks. */
static void add_escaped(struct buf *out, const char *text)
{
	for (; *text; text++) {
		if (strchr("[]\"\\", *text))
			buf_putc(out, '\\');
		buf_putc(out, *text == '\n' ? ' ' : *text);
	}
}

void template_picture(struct buf *out, const char *source, const char *words, const char *title)
{
	buf_puts(out, "![");
	add_escaped(out, *words ? words : title);
	buf_printf(out, "](<%s>", source);
	if (*title) {
		buf_puts(out, " \"");
		add_escaped(out, title);
		buf_putc(out, '"');
	}
	buf_putc(out, ')');
}

bool template_open_code(const struct template_tag *tag)
{
	const char *language = template_first_word(tag);
	buf_printf(tag->out, "~~~~ %s", language);
	return true;
}

bool template_close_code(const struct template_tag *tag)
{
	buf_puts(tag->out, "~~~~");
	return true;
}

bool template_write(struct buf *out, const char *inner, size_t size,
		    const struct known_template *known, size_t count)
{
	struct arena *arena = arena_new();
	const char *s = arena_copy(arena, inner, size);
	struct template_tag tag = {
	    .arena = arena, .out = out, .name = template_word(arena, &s), .rest = s};
	bool written = false;
	for (size_t i = 0; i < count && !written; i++) {
		written = strcmp(tag.name, known[i].name) == 0 && known[i].write(&tag);
	}
	arena_free(arena);
	return written;
}
