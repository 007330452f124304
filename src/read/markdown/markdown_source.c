/* The text of a Markdown article: lines, control characters, disguises. */
#include "read/markdown/markdown_source.h"

#include "base/utf8.h"

#include <string.h>

static const char typed[DISGUISED_QUOTES][4] = {"“", "”", "‘", "’"};

/* The size of the character at text, of which left bytes are there, if it is one that texts are
 * without: numeric references can give it. 0: it is another. */
static size_t control_size(const char *text, size_t left)
{
	const unsigned char *s = (const unsigned char *)text;
	if ((*s < ' ' && *s != '\t' && *s != '\n') || *s == 0x7F)
		return 1;
	if (*s == 0xC2 && left > 1 && s[1] < 0xA0)
		return 2;
	return *s == 0xEF && left > 2 && s[1] == 0xBF && s[2] >= 0xBE ? 3 : 0;
}

void markdown_source_init(struct markdown_source *source, const char *text, size_t size,
			  unsigned first_line)
{
	*source = (struct markdown_source){.text = text, .size = size, .first_line = first_line};
	source->references = strstr(text, "&#") != NULL;
	vec_push(&source->lines, 0);
	for (size_t at = 0; at < size;) {
		const char *newline = memchr(text + at, '\n', size - at);
		at = newline ? (size_t)(newline - text) + 1 : size;
		vec_push(&source->lines, at);
	}
}

void markdown_source_clear(struct markdown_source *source)
{
	vec_clear(&source->lines);
	mem_free(source->copy);
	source->copy = NULL;
}

const char *markdown_source_line(const struct markdown_source *source, size_t line, size_t *size)
{
	size_t start = source->lines.items[line], end = source->lines.items[line + 1];
	*size = end - start - (end > start && source->text[end - 1] == '\n');
	return source->text + start;
}

static char *own_text(struct markdown_source *source)
{
	if (!source->copy)
		source->text = source->copy = mem_copy(source->text, source->size);
	return source->copy;
}

/* Finds stand-ins: punctuation of three bytes, as quotation marks are, that the text is without. */
static bool choose_quotes(struct markdown_source *source)
{
	int chosen = 0;
	for (unsigned code = 0x2E00; code < 0x2E2F && chosen < DISGUISED_QUOTES; code++) {
		char *stand_in = source->quotes[chosen];
		char bytes[5] = "";
		utf8_encode(code, bytes);
		if (strstr(source->text, bytes))
			continue;
		memcpy(stand_in, bytes, 3);
		chosen++;
	}
	return chosen == DISGUISED_QUOTES;
}

static int typed_quote(const char *text)
{
	for (int i = 0; i < DISGUISED_QUOTES; i++)
		if (memcmp(text, typed[i], 3) == 0)
			return i;
	return -1;
}

void markdown_source_disguise_quotes(struct markdown_source *source)
{
	const char *next = strstr(source->text, "\xE2\x80");
	if (!next || !choose_quotes(source))
		return;
	char *text = own_text(source), *at = strstr(text, "\xE2\x80");
	for (; at; at = strstr(at + 2, "\xE2\x80")) {
		int quote = typed_quote(at);
		if (quote < 0)
			continue;
		memcpy(at, source->quotes[quote], 3);
		source->typed_quotes = true;
	}
}

void markdown_source_disguise_bar(struct markdown_source *source, size_t offset)
{
	for (char control = 1; !source->bar && control < '\t'; control++)
		if (!memchr(source->text, control, source->size))
			source->bar = control;
	if (source->bar)
		own_text(source)[offset] = source->bar;
}

/* What the disguise or control character at text is worth, of which left bytes are there: NULL if
 * it is neither. */
static const char *worth(const struct markdown_source *source, const char *text, size_t left,
			 size_t *size)
{
	*size = 1;
	if (source->bar && *text == source->bar)
		return "|";
	*size = 3;
	for (int i = 0; source->typed_quotes && left > 2 && i < DISGUISED_QUOTES; i++)
		if (memcmp(text, source->quotes[i], 3) == 0)
			return typed[i];
	*size = control_size(text, left);
	bool space = (*text >= '\v' && *text <= '\r') || memcmp(text, "\xC2\x85", 2) == 0;
	return !*size ? NULL : space ? " " : "";
}

void markdown_source_reveal(const struct markdown_source *source, struct buf *out, const char *text,
			    size_t size)
{
	size_t kept = 0, skip;
	bool plain = !source->references && !source->bar && !source->typed_quotes;
	for (size_t i = 0; i < size && !plain; i += skip) {
		unsigned char c = (unsigned char)text[i];
		const char *instead = NULL;
		skip = 1;
		if (c < ' ' || c == 0x7F || c == 0xC2 || c == 0xE2 || c == 0xEF)
			instead = worth(source, text + i, size - i, &skip);
		if (instead) {
			buf_add(out, text + kept, i - kept);
			buf_puts(out, instead);
			kept = i + skip;
		} else {
			skip = 1;
		}
	}
	buf_add(out, text + kept, size - kept);
}
