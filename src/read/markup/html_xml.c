/* XHTML for an HTML parser. */
#include "read/markup/html_xml.h"

#include <string.h>

/* Void elements need no end tag; in raw ones, "<" is only text. */
static const char *const voids[] = {"area",  "base", "br",   "col",   "embed",  "hr",    "img",
				    "input", "link", "meta", "param", "source", "track", "wbr"};
static const char *const raws[] = {"script", "style"};

struct rewrite {
	struct html_written written;
	struct html_place at; /* of s */
	const char *s, *end;
	size_t islands; /* open svg and math: the parser knows self-closing tags there */
};

static bool is_among(const char *const *names, size_t count, const char *name, size_t size)
{
	for (size_t i = 0; i < count; i++)
		if (strlen(names[i]) == size && memcmp(names[i], name, size) == 0)
			return true;
	return false;
}

bool html_is_xml(const char *name, const char *text)
{
	const char *dot = strrchr(name, '.');
	return strncmp(text, "<?xml", 5) == 0 ||
	       (dot && (strcmp(dot, ".xhtml") == 0 || strcmp(dot, ".xht") == 0));
}

static void copy(struct rewrite *rewrite, const char *to)
{
	html_written_add(&rewrite->written, rewrite->s, (size_t)(to - rewrite->s), &rewrite->at);
	rewrite->s = to;
}

static const char *find(const struct rewrite *rewrite, const char *from, const char *mark)
{
	size_t size = strlen(mark);
	for (const char *s = from; s < rewrite->end; s++) {
		s = memchr(s, *mark, (size_t)(rewrite->end - s));
		if (!s)
			break;
		if ((size_t)(rewrite->end - s) >= size && memcmp(s, mark, size) == 0)
			return s;
	}
	return rewrite->end;
}

static const char *behind(const struct rewrite *rewrite, const char *from, const char *mark)
{
	const char *s = find(rewrite, from, mark);
	return s == rewrite->end ? s : s + strlen(mark);
}

static void rewrite_cdata(struct rewrite *rewrite)
{
	const char *close = find(rewrite, rewrite->s, "]]>");
	html_written_skip(&rewrite->s, rewrite->s + strlen("<![CDATA["), &rewrite->at);
	while (rewrite->s < close) {
		const char *mark = rewrite->s;
		while (mark < close && *mark != '<' && *mark != '&')
			mark++;
		copy(rewrite, mark);
		if (mark == close)
			break;
		buf_puts(&rewrite->written.text, *mark == '<' ? "&lt;" : "&amp;");
		html_written_skip(&rewrite->s, mark + 1, &rewrite->at);
	}
	if (close < rewrite->end)
		html_written_skip(&rewrite->s, close + 3, &rewrite->at);
}

/* Behind the ">" of the tag, quoted values skipped. */
static const char *tag_end(const struct rewrite *rewrite)
{
	for (const char *s = rewrite->s + 1; s < rewrite->end; s++) {
		if (*s == '>')
			return s + 1;
		if (*s == '"' || *s == '\'') {
			const char *close = memchr(s + 1, *s, (size_t)(rewrite->end - s - 1));
			if (!close)
				return rewrite->end;
			s = close;
		}
	}
	return rewrite->end;
}

static void rewrite_tag(struct rewrite *rewrite)
{
	const char *end = tag_end(rewrite);
	bool closing = rewrite->s[1] == '/';
	const char *name = rewrite->s + 1 + closing;
	size_t size = 0;
	while (name + size < end && !strchr(" \t\n/>", name[size]))
		size++;
	bool empty = end - rewrite->s > 3 && end[-1] == '>' && end[-2] == '/';
	bool island = (size == 3 && memcmp(name, "svg", 3) == 0) ||
		      (size == 4 && memcmp(name, "math", 4) == 0);
	if (empty && !closing && !island && !rewrite->islands &&
	    !is_among(voids, sizeof voids / sizeof *voids, name, size)) {
		copy(rewrite, end - 2);
		buf_printf(&rewrite->written.text, "></%.*s>", (int)size, name);
		html_written_skip(&rewrite->s, end, &rewrite->at);
		return;
	}
	if (island && !empty)
		rewrite->islands =
		    closing ? rewrite->islands - (rewrite->islands > 0) : rewrite->islands + 1;
	copy(rewrite, end);
	if (!closing && !empty && is_among(raws, sizeof raws / sizeof *raws, name, size))
		copy(rewrite, find(rewrite, rewrite->s, size == 6 ? "</script" : "</style"));
}

struct html_written html_from_xml(const char *text, size_t size)
{
	struct rewrite rewrite = {.at = {1, 1}, .s = text, .end = text + size};
	buf_reserve(&rewrite.written.text, size);
	rewrite.written.text.data[0] = '\0';
	while (rewrite.s < rewrite.end) {
		const char *mark = memchr(rewrite.s, '<', (size_t)(rewrite.end - rewrite.s));
		copy(&rewrite, mark ? mark : rewrite.end);
		if (!mark)
			break;
		if (strncmp(mark, "<![CDATA[", 9) == 0 && !rewrite.islands)
			rewrite_cdata(&rewrite);
		else if (strncmp(mark, "<!--", 4) == 0)
			copy(&rewrite, behind(&rewrite, mark, "-->"));
		else if (mark[1] == '?')
			copy(&rewrite, behind(&rewrite, mark, "?>"));
		else
			rewrite_tag(&rewrite);
	}
	return rewrite.written;
}
