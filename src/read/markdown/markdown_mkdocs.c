/* Marks among words that articles for MkDocs have (pymdownx): keys, "++ctrl+alt+del++", words that
 * came, "^^words^^", and icons, ":material-home:". */
#include "read/markdown/markdown_blocks.h"
#include "read/markdown/markdown_tokens.h"

#include "base/ascii.h"

#include <string.h>

enum { LONGEST_KEYS = 100 };

/* The end of a key, of which each is a name or words in quotes; the same place: none is there. */
static const char *key_end(const char *at, const char *end)
{
	if (at == end || *at != '"')
		return at + name_end(at, 0, (size_t)(end - at));
	const char *close = memchr(at + 1, '"', (size_t)(end - at) - 1);
	return close ? close + 1 : at;
}

/* "page-up" is "Page Up"; what is in quotes stays. */
static const char *key_name(struct arena *arena, const char *at, const char *end)
{
	if (*at == '"')
		return arena_copy(arena, at + 1, (size_t)(end - at) - 2);
	char *name = arena_copy(arena, at, (size_t)(end - at));
	for (char *c = name; *c; c++) {
		if (*c == '-' || *c == '_')
			*c = ' ';
		else if (c == name || c[-1] == ' ')
			*c = (char)ascii_upper(*c);
	}
	return name;
}

static void push_keys(struct reader *reader, const char *at)
{
	struct arena *arena = reader->markdown->tree->arena;
	for (bool first = true; *at != '+'; first = false) {
		const char *end = key_end(at, at + LONGEST_KEYS);
		const char *name = key_name(arena, at, end);
		if (!first)
			reader_push(reader, TOKEN_TEXT, "+", 1);
		reader_push(reader, TOKEN_OPEN, "", 0)->element = EL_KBD;
		reader_push(reader, TOKEN_TEXT, name, strlen(name));
		reader_push(reader, TOKEN_CLOSE, "", 0);
		at = end + 1;
	}
}

const char *read_keys(struct reader *reader, const char *at, const char *end)
{
	if (reader->markdown->in->dialect != DIALECT_MKDOCS || end - at < 5 || at[1] != '+')
		return at;
	if (end - at > LONGEST_KEYS)
		end = at + LONGEST_KEYS;
	const char *key = at + 2, *close = key_end(key, end);
	while (close > key && close + 1 < end && *close == '+' && close[1] != '+') {
		key = close + 1;
		close = key_end(key, end);
	}
	if (close == key || close + 1 >= end || close[0] != '+' || close[1] != '+')
		return at;
	reader_keep(reader, at);
	push_keys(reader, at + 2);
	return close + 2;
}

const char *read_icon(struct reader *reader, const char *at, const char *end)
{
	static const char *const families[] = {"material-", "fontawesome-", "octicons-", "simple-"};
	const char *name = at + 1, *close = name + name_end(name, 0, (size_t)(end - name));
	bool is_icon = false;
	if (close == end || *close != ':' || ascii_is_letter_or_digit(at[-1]))
		return at;
	for (size_t i = 0; i < sizeof families / sizeof *families; i++)
		is_icon |= strncmp(name, families[i], strlen(families[i])) == 0;
	if (!is_icon)
		return at;
	const char *attributes = close[1] == '{' ? attributes_end(close + 1, end) : NULL;
	const char *behind = attributes ? attributes : close + 1;
	reader_keep(reader, at);
	reader_push(reader, TOKEN_TEXT, "", 0);
	while (behind < end && *behind == ' ' && strchr(" \t([", at[-1]))
		behind++;
	return behind;
}
