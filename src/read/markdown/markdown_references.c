/* Definitions of links, "[label]: address 'title'", and the parts of links that they share
 * (CommonMark, 4.7 "Link reference definitions" and 6.3 "Links"). */
#include "read/markdown/markdown_parts.h"

#include <stdio.h>
#include <string.h>

enum { LONGEST_LABEL = 999, MOST_PARENTHESES = 32 };

#define NAME_MARK "\x0E" /* before the number that a definition goes by */

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\v';
}

/* Text in a larger one. */
struct stretch {
	const char *text;
	size_t size;
};

/* The next character, or the one behind it where a backslash makes it mean nothing. */
static const char *past(const char *at)
{
	return at + 1 + (at[0] == '\\' && escapes_mean(at[1]));
}

/* The parts of a link, at the start of a text that ends with a NUL. Each of these returns what is
 * behind one, or NULL if none stands there; the stretch is what it holds, as written. */

/* "[words]" */
static const char *link_label(const char *text, struct stretch *label)
{
	if (*text != '[')
		return NULL;
	bool words = false;
	const char *at = text + 1;
	for (; *at && *at != ']' && *at != '[' && at - text <= LONGEST_LABEL; at = past(at))
		words |= !is_space(*at);
	*label = (struct stretch){text + 1, (size_t)(at - text - 1)};
	return *at == ']' && words ? at + 1 : NULL;
}

/* "<a b>" */
static const char *pointed_destination(const char *text, struct stretch *holds)
{
	const char *at = text + 1;
	while (*at && *at != '<' && *at != '>' && *at != '\n')
		at = past(at);
	*holds = (struct stretch){text + 1, (size_t)(at - text - 1)};
	return *at == '>' ? at + 1 : NULL;
}

/* "<a b>", "a" */
static const char *link_destination(const char *text, struct stretch *holds)
{
	if (*text == '<')
		return pointed_destination(text, holds);
	const char *at = text;
	int open = 0;
	for (; (unsigned char)*at > ' ' || (*at > '\0' && *at < '\t'); at = past(at)) {
		if (*at == ')' && open-- == 0)
			break;
		if (*at == '(' && ++open > MOST_PARENTHESES)
			return NULL;
	}
	*holds = (struct stretch){text, (size_t)(at - text)};
	return at > text && open <= 0 ? at : NULL;
}

/* "'words'", "(words)" */
static const char *link_title(const char *text, struct stretch *title)
{
	char close = *text == '(' ? ')' : *text;
	if (!*text || !strchr("\"'(", *text))
		return NULL;
	const char *at = text + 1;
	while (*at && *at != close && !(*at == '(' && close == ')'))
		at = past(at);
	*title = (struct stretch){text + 1, (size_t)(at - text - 1)};
	return *at == close ? at + 1 : NULL;
}

/* Behind blanks, of which one may be a line's end. */
static const char *link_blanks(const char *text)
{
	bool line = false;
	for (; is_space(*text) && !(*text == '\n' && line); text++)
		line |= *text == '\n';
	return text;
}

static const char *link_parentheses(const char *text)
{
	struct stretch held;
	const char *at = link_blanks(text + 1), *behind;
	if ((behind = link_destination(at, &held)))
		at = link_blanks(behind);
	if (behind && at > behind && (behind = link_title(at, &held)))
		at = link_blanks(behind);
	return *at == ')' ? at + 1 : NULL;
}

const char *link_tail(const char *text)
{
	struct stretch held;
	const char *behind = *text == '(' ? link_parentheses(text) : NULL;
	if (!behind && strncmp(text, "[]", 2) == 0)
		behind = text + 2;
	if (!behind)
		behind = link_label(text, &held);
	return behind ? behind : text;
}

void references_clear(struct references *references)
{
	vec_clear(&references->all);
}

/* The end of the line, if nothing but blanks stands before it; else NULL. */
static const char *line_end(const char *text)
{
	while (*text == ' ' || *text == '\t')
		text++;
	return *text == '\n' ? text + 1 : *text ? NULL : text;
}

struct definition {
	struct stretch label, address, title;
};

/* A title that something follows is none: then the definition ends with the line before. */
static const char *definition_end(const char *text, struct definition *definition)
{
	const char *at = link_label(text, &definition->label);
	if (!at || *at != ':')
		return NULL;
	at = link_destination(link_blanks(at + 1), &definition->address);
	if (!at)
		return NULL;
	const char *title = link_blanks(at), *behind = NULL;
	if (title > at && (behind = link_title(title, &definition->title)))
		behind = line_end(behind);
	if (behind)
		return behind;
	definition->title = (struct stretch){NULL, 0};
	return line_end(at);
}

const char *reference_read(struct references *references, struct words *words,
			   struct escapes *escapes, const char *text)
{
	struct definition found = {0};
	const char *end = definition_end(text, &found);
	if (!end)
		return text;
	char name[32];
	snprintf(name, sizeof name, NAME_MARK "%zu", references->all.count);
	words_define(words, found.label.text, found.label.size, name);
	struct reference reference = {
	    .address = escapes_read(escapes, found.address.text, found.address.size),
	};
	if (found.title.text)
		reference.title = escapes_read(escapes, found.title.text, found.title.size);
	vec_push(&references->all, reference);
	return end;
}

const struct reference *reference_named(const struct references *references, const char *name,
					size_t size)
{
	size_t index = 0;
	if (!size || *name != *NAME_MARK)
		return NULL;
	for (size_t i = 1; i < size; i++)
		index = index * 10 + (size_t)(name[i] - '0');
	return &references->all.items[index];
}
