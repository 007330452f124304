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

const char *read_emoji(struct reader *reader, const char *at, const char *end)
{
	char name[LONGEST_NAME + 1];
	size_t size = 0;
	if (ascii_is_letter_or_digit(at[-1]) || at[-1] == ':')
		return at;
	for (const char *c = at + 1; c < end && size < LONGEST_NAME; c++) {
		if (!ascii_is_lower(*c) && !ascii_is_digit(*c) && !strchr("_+-", *c))
			break;
		name[size++] = *c;
	}
	name[size] = '\0';
	const char *close = at + 1 + size;
	if (!size || close >= end || *close != ':' || ascii_is_letter_or_digit(close[1]))
		return at;
	const struct emoji *found =
	    bsearch(name, all, sizeof all / sizeof *all, sizeof *all, by_name);
	if (!found)
		return at;
	reader_keep(reader, at);
	reader_push(reader, TOKEN_TEXT, found->text, strlen(found->text));
	return close + 1;
}
