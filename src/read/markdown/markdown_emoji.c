/* Emoji by name: ":smile:". */
#include "read/markdown/markdown_tokens.h"

#include "base/ascii.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST_NAME = 20, LONGEST_TEXT = 13 };

static const struct emoji {
	char name[LONGEST_NAME + 1], text[LONGEST_TEXT + 1];
} all[] = {
#define EMOJI(name, text) {name, text},
#include "read/markdown/emoji.def"
#undef EMOJI
};

static int by_name(const void *name, const void *emoji)
{
	return strcmp(name, ((const struct emoji *)emoji)->name);
}

const char *emoji_named(const char *name, size_t size)
{
	char copy[LONGEST_NAME + 1];
	if (size > LONGEST_NAME)
		return NULL;
	memcpy(copy, name, size);
	copy[size] = '\0';
	const struct emoji *found =
	    bsearch(copy, all, sizeof all / sizeof *all, sizeof *all, by_name);
	return found ? found->text : NULL;
}

const char *read_emoji(struct reader *reader, const char *at, const char *end)
{
	const char *name = at + 1, *close = name;
	if (ascii_is_letter_or_digit(at[-1]) || at[-1] == ':')
		return at;
	while (close < end && close - name < LONGEST_NAME &&
	       (ascii_is_lower(*close) || ascii_is_digit(*close) || strchr("_+-", *close)))
		close++;
	if (close >= end || *close != ':' || ascii_is_letter_or_digit(close[1]))
		return at;
	const char *text = emoji_named(name, (size_t)(close - name));
	if (!text)
		return at;
	reader_keep(reader, at);
	reader_push(reader, TOKEN_TEXT, text, strlen(text));
	return close + 1;
}
