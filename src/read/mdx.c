/* Markdown with components (.mdx): imports, exports, comments and the tags of components go, and
 * with a component the indent of what it holds. */
#include "read/mdx.h"

#include "base/ascii.h"
#include "base/code_fence.h"
#include "read/mdx_parts.h"

#include <stdio.h>
#include <string.h>

enum { DEEPEST = 64 };

/* A component that stands alone on its line: what it holds is indented so much further. */
struct holder {
	size_t indent, shift;
	bool known; /* the shift */
};

struct settling {
	struct buf out;
	const char *end;
	struct holder holders[DEEPEST];
	size_t depth; /* of holders; beyond, they are only counted */
	struct code_fence fence;
	bool after_text; /* the line before was text */
	struct mdx_found found;
};

bool mdx_is(const char *name)
{
	size_t size = strlen(name);
	return size > 4 && ascii_equal(name + size - 4, ".mdx");
}

static const char *line_end(const char *s, const char *end)
{
	const char *newline = memchr(s, '\n', (size_t)(end - s));
	return newline ? newline : end;
}

static const char *keep(struct settling *settling, const char *s, const char *behind)
{
	buf_add(&settling->out, s, (size_t)(behind - s));
	return behind;
}

/* Notes that a component that holds something begins or ends on a line of its own. */
static void note_holder(struct settling *settling, const struct mdx_tag *tag, size_t indent)
{
	if (tag->closing && settling->depth)
		settling->depth--;
	if (tag->closing || tag->empty)
		return;
	if (settling->depth < DEEPEST)
		settling->holders[settling->depth] = (struct holder){.indent = indent};
	settling->depth++;
}

/* Keeps the name of the first component. */
static void note_component(struct settling *settling, const struct mdx_tag *tag)
{
	struct mdx_found *found = &settling->found;
	if (*found->name || tag->closing || !tag->name_size)
		return;
	snprintf(found->name, sizeof found->name, "<%.*s>",
		 tag->name_size < sizeof found->name - 3 ? (int)tag->name_size
							 : (int)sizeof found->name - 3,
		 tag->name);
	found->line = 1;
	for (size_t i = 0; i < settling->out.size; i++)
		found->line += settling->out.data[i] == '\n';
}

static const char *take_tag(struct settling *settling, const char *start, const char *s)
{
	struct mdx_tag tag;
	bool behind_word = s > start && ascii_is_letter_or_digit(s[-1]);
	if (!mdx_tag_read(&tag, s, settling->end) ||
	    (tag.is_component && behind_word && !tag.closing && !tag.empty))
		return keep(settling, s, s + 1);
	const char *first = start;
	while (*first == ' ' || *first == '\t')
		first++;
	bool alone = first == s && tag.end[strspn(tag.end, " \t")] == '\n';
	if (tag.is_component)
		note_component(settling, &tag);
	if (alone && tag.is_component)
		note_holder(settling, &tag, (size_t)(s - start));
	mdx_tag_write(&settling->out, &tag, alone);
	return tag.end;
}

/* What stands in braces: a comment goes, a string stays without them, the rest as typed. */
static const char *take_braces(struct settling *settling, const char *s)
{
	const char *behind = NULL;
	if (s[1] == '/' && s[2] == '*')
		behind = mdx_bracket_end(s, settling->end);
	if (behind) {
		for (; s < behind; s++)
			if (*s == '\n')
				buf_putc(&settling->out, '\n');
		return behind;
	}
	if (strncmp(s, "{\" \"}", 5) == 0 || strncmp(s, "{' '}", 5) == 0) {
		buf_putc(&settling->out, ' ');
		return s + 5;
	}
	return keep(settling, s, s + 1);
}

/* Blanks before a line's end would be a break. */
static void end_line(struct settling *settling, size_t start, const char *line, const char *end)
{
	struct buf *out = &settling->out;
	bool meant = end - line > 1 && end[-1] == ' ' && end[-2] == ' ';
	while (!meant && out->size > start && out->data[out->size - 1] == ' ')
		buf_cut(out, out->size - 1);
}

/* A line of text, and those below that what begins in it goes on in. Returns what is behind. */
static const char *take_text(struct settling *settling, const char *line, const char *s)
{
	size_t start = settling->out.size;
	const char *end = line_end(s, settling->end);
	while (s < end) {
		if (*s == '\\' && s + 1 < end)
			s = keep(settling, s, s + 2);
		else if (*s == '`')
			s = keep(settling, s, code_words_end(s, settling->end));
		else if (*s == '<')
			s = take_tag(settling, line, s);
		else if (*s == '{')
			s = take_braces(settling, s);
		else
			s = keep(settling, s, s + 1);
		if (s > end)
			end = line_end(s, settling->end);
	}
	end_line(settling, start, line, end);
	return end;
}

/* The line without the indent of what holds it. */
static const char *without_shift(struct settling *settling, const char *line, const char *word)
{
	size_t indent = (size_t)(word - line), depth = settling->depth;
	if (!depth || depth > DEEPEST || *word == '\n')
		return line;
	struct holder *holder = &settling->holders[depth - 1];
	bool closing = word[0] == '<' && word[1] == '/';
	if (!holder->known && !closing) {
		holder->known = true;
		holder->shift = indent > holder->indent ? indent - holder->indent : 0;
		holder->shift += depth > 1 ? settling->holders[depth - 2].shift : 0;
	}
	size_t shift = closing ? 0 : holder->shift;
	return line + (shift < indent ? shift : indent);
}

static const char *take_line(struct settling *settling, const char *line)
{
	const char *word = line, *end = line_end(line, settling->end);
	while (*word == ' ' || *word == '\t')
		word++;
	const char *module = settling->fence.mark || settling->after_text || word > line
				 ? NULL
				 : mdx_module_end(line, settling->end);
	if (module) {
		for (; line < module; line++)
			if (*line == '\n')
				buf_putc(&settling->out, '\n');
		return module;
	}
	settling->after_text = word < end;
	const char *start = without_shift(settling, line, word);
	if (code_fence_take(&settling->fence, line))
		return keep(settling, start, end);
	return take_text(settling, line, start);
}

/* Behind the front matter. */
static const char *front_end(const char *text)
{
	const char *end = strncmp(text, "---\n", 4) == 0 ? strstr(text, "\n---\n") : NULL;
	return end ? end + 5 : text;
}

struct mdx_found mdx_settle(struct buf *text)
{
	if (!text->size)
		return (struct mdx_found){.name = ""};
	struct settling settling = {.out = BUF_EMPTY, .end = text->data + text->size};
	const char *s = keep(&settling, text->data, front_end(text->data));
	while (s < settling.end) {
		s = take_line(&settling, s);
		if (s < settling.end) {
			buf_putc(&settling.out, '\n');
			s++;
		}
	}
	buf_puts(&settling.out, "");
	buf_clear(text);
	*text = settling.out;
	return settling.found;
}
