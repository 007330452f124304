/* Hexo's tags in lines: those around others, as quotations are, and those among words. */
#include "read/templates.h"
#include "read/templates_parts.h"

#include "base/ascii.h"
#include "base/code_fence.h"

#include <string.h>

struct hexo {
	struct buf out;
	struct arena *arena;
	const char *source;   /* of the quotation that is open: who said it; NULL: none is open */
	const char *verbatim; /* the tag up to whose end lines stay as they are; NULL: none */
};

/* Quotations, whose lines get a mark each */

static bool is_quotation(const char *name)
{
	static const char *const names[] = {"blockquote", "quote", "pullquote", "cq",
					    "centerquote"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(name, names[i]) == 0)
			return true;
	return false;
}

/* "author[, work] [address [title]]" as "author, work title"; a pulled one has only a class. */
static const char *source_of(const struct template_tag *tag)
{
	bool is_pulled = strcmp(tag->name, "pullquote") == 0;
	struct buf source = BUF_EMPTY;
	buf_puts(&source, "");
	for (const char *s = tag->rest; !is_pulled && *(s += strspn(s, " \t"));) {
		const char *word = template_word(tag->arena, &s);
		if (!strstr(word, "://"))
			buf_printf(&source, "%s%s", source.size ? " " : "", word);
		s += *s == '=';
	}
	const char *kept = arena_copy(tag->arena, source.data, source.size);
	buf_clear(&source);
	return kept;
}

/* Opens or closes a quotation; false: the line does neither. */
static bool write_quotation(struct hexo *hexo, const struct template_tag *tag)
{
	bool ends = strncmp(tag->name, "end", 3) == 0;
	if (!is_quotation(tag->name + (ends ? 3 : 0)) || ends == !hexo->source)
		return false;
	if (ends && *hexo->source)
		buf_printf(&hexo->out, ">\n> — %s\n", hexo->source);
	hexo->source = ends ? NULL : source_of(tag);
	return true;
}

/* Lines */

/* Tags among words. */
static void write_words(struct hexo *hexo, const char *line, size_t size)
{
	const char *end = line + size;
	while (line < end) {
		const char *behind = line + 1;
		const char *close =
		    strncmp(line, "{%", 2) == 0 ? template_mark(line + 2, "%}") : NULL;
		if (*line == '`')
			behind = code_words_end(line, end);
		if (close && close < end &&
		    template_of_hexo(&hexo->out, line + 2, (size_t)(close - line) - 2))
			behind = close + 2;
		else
			buf_add(&hexo->out, line, (size_t)(behind - line));
		line = behind;
	}
}

/* "<!-- tab Name -->" begins one of several parts of which a screen shows one. */
static bool write_tab(struct hexo *hexo, const char *line, size_t size)
{
	static const char open[] = "<!-- tab ", close[] = "-->";
	line += strspn(line, " \t");
	const char *end =
	    strncmp(line, open, strlen(open)) == 0 ? template_mark(line, close) : NULL;
	if (!end || end > line + size)
		return false;
	line += strlen(open);
	while (end > line && ascii_is_space(end[-1]))
		end--;
	if (end > line)
		buf_printf(&hexo->out, "**%.*s**", (int)(end - line), line);
	return true;
}

/* What a tag makes of the lines behind it: they stay as they are up to its end. */
static void read_verbatim(struct hexo *hexo, const struct template_tag *tag)
{
	static const char *const names[] = {"codeblock", "code", "mermaid", "raw"};
	bool ends = hexo->verbatim && strncmp(tag->name, "end", 3) == 0 &&
		    strcmp(tag->name + 3, hexo->verbatim) == 0;
	for (size_t i = 0; i < sizeof names / sizeof *names && !hexo->verbatim; i++)
		if (strcmp(tag->name, names[i]) == 0)
			hexo->verbatim = names[i];
	if (ends)
		hexo->verbatim = NULL;
}

static void write_line(struct hexo *hexo, const char *line, size_t size)
{
	struct template_tag tag;
	bool is_tag = template_line_tag(&tag, hexo->arena, &hexo->out, line, size);
	bool was_verbatim = hexo->verbatim;
	if (is_tag)
		read_verbatim(hexo, &tag);
	if (is_tag && !hexo->verbatim && !was_verbatim && write_quotation(hexo, &tag))
		return;
	if (hexo->source)
		buf_puts(&hexo->out, "> ");
	if (is_tag && strcmp(tag.name, "raw") == 0 && !was_verbatim)
		return;
	if (hexo->verbatim && was_verbatim)
		buf_add(&hexo->out, line, size);
	else if (!write_tab(hexo, line, size))
		write_words(hexo, line, size);
}

void templates_of_hexo(struct buf *text)
{
	struct hexo hexo = {.out = BUF_EMPTY};
	struct code_fence fence = {0};
	if (!text->size || !strstr(text->data, "{%"))
		return;
	hexo.arena = arena_new();
	for (const char *line = text->data; *line;) {
		size_t size = strcspn(line, "\n");
		if (!hexo.verbatim && code_fence_take(&fence, line)) {
			buf_puts(&hexo.out, hexo.source ? "> " : "");
			buf_add(&hexo.out, line, size);
		} else {
			write_line(&hexo, line, size);
		}
		line += size;
		if (*line) {
			buf_putc(&hexo.out, '\n');
			line++;
		}
	}
	buf_puts(&hexo.out, "");
	arena_free(hexo.arena);
	buf_clear(text);
	*text = hexo.out;
}
