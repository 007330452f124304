/* Literals of JavaScript as YAML, whose lists and mappings between brackets they nearly are. */
#include "manuscript/kinds/js_literal.h"

#include "base/ascii.h"

#include <string.h>

/* The end of a comment; NULL: none begins here. */
static const char *comment_end(const char *s)
{
	if (s[0] != '/' || (s[1] != '/' && s[1] != '*'))
		return NULL;
	const char *end = s[1] == '/' ? s + strcspn(s, "\n") : strstr(s + 2, "*/");
	return !end ? s + strlen(s) : s[1] == '/' ? end : end + 2;
}

void js_blank_comments(char *text)
{
	char mark = '\0'; /* of the string that we are in */
	for (char *s = text; *s; s++) {
		const char *end = mark ? NULL : comment_end(s);
		if (end) {
			for (; s < end; s++)
				*s = *s == '\n' ? '\n' : ' ';
			s--;
		} else if (mark && *s == '\\' && s[1]) {
			s++;
		} else if (mark ? *s == mark : strchr("'\"`", *s) != NULL) {
			mark = mark ? '\0' : *s;
		}
	}
}

/* A string in any quotes; NULL: it isn't closed, or holds more than letters. */
static const char *take_string(const char *s, struct buf *yaml)
{
	char mark = *s++;
	buf_putc(yaml, '"');
	for (; *s && *s != mark; s++) {
		bool escaped = *s == '\\' && s[1];
		if (mark == '`' && s[0] == '$' && s[1] == '{')
			return NULL;
		if (escaped)
			s++;
		if (*s == '"' || *s == '\\' || (escaped && strchr("ntrux", *s)))
			buf_putc(yaml, '\\');
		buf_putc(yaml, *s);
	}
	buf_putc(yaml, '"');
	return *s ? s + 1 : NULL;
}

/* A name, number or word; NULL: it is a call or the like. */
static const char *take_word(const char *s, struct buf *yaml)
{
	const char *start = s;
	while (ascii_is_letter_or_digit(*s) || (*s && strchr("_$.-", *s)))
		s++;
	const char *behind = s + strspn(s, " \t\r\n");
	if (s == start || strncmp(start, "...", 3) == 0 || !*behind || !strchr(",:}]", *behind))
		return NULL;
	buf_add(yaml, start, (size_t)(s - start));
	return s;
}

bool js_literal(const char *text, struct buf *yaml)
{
	size_t depth = 0;
	for (const char *s = text; s && *s;) {
		if (*s == '\'' || *s == '"' || *s == '`') {
			s = take_string(s, yaml);
		} else if (ascii_is_space(*s) || strchr("{}[],:", *s)) {
			depth += *s == '{' || *s == '[';
			depth -= *s == '}' || *s == ']';
			buf_putc(yaml, *s == '\t' ? ' ' : *s);
			buf_puts(yaml, *s == ':' || *s == ',' ? " " : "");
			if (depth == 0)
				return true;
			s++;
		} else {
			s = take_word(s, yaml);
		}
	}
	return false;
}
