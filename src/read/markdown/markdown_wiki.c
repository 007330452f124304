/* Links by name, as Obsidian and wikis have them: "[[note]]", "[[note#heading|words]]",
 * "![[picture.png|200]]". Whether there is what they name, only the book knows: until then, all
 * that was typed is the address (article/references/wiki_links.c). */
#include "read/markdown/markdown_tokens.h"

#include "base/file.h"
#include "base/url.h"

#include <string.h>

enum { LONGEST_WIKI_LINK = 400 }; /* bytes */

/* "200", "200x100", as attributes; NULL: it says no size. */
static const char *size_in(struct arena *arena, const char *words)
{
	size_t width = strspn(words, "0123456789"), height = 0;
	if (words[width] == 'x')
		height = strspn(words + width + 1, "0123456789");
	if (!width || words[width + (height ? 1 + height : 0)])
		return NULL;
	return height ? arena_format(arena, "{width=%.*s height=%s}", (int)width, words,
				     words + width + 1)
		      : arena_format(arena, "{width=%s}", words);
}

static void push(struct reader *reader, enum element element, const char *typed, const char *words,
		 struct spot spot)
{
	struct token *token = reader_push(reader, TOKEN_OPEN, NULL, 0);
	token->element = element;
	/* which reads as the text again */
	token->text = url_encoded(reader->markdown->tree->arena, typed, "[]!%?#|\\\"<> ");
	token->spot = spot;
	reader_push(reader, TOKEN_TEXT, words, strlen(words));
	reader_push(reader, TOKEN_CLOSE, "", 0);
}

/* words: behind the first bar; NULL: there is none. */
static void push_picture(struct reader *reader, const char *typed, char *words, struct spot spot)
{
	struct arena *arena = reader->markdown->tree->arena;
	char *bar = words ? strrchr(words, '|') : NULL;
	const char *size = words ? size_in(arena, bar ? bar + 1 : words) : NULL;
	if (size && bar)
		*bar = '\0';
	push(reader, EL_IMG, typed, words && (bar || !size) ? words : "", spot);
	if (size)
		reader_push(reader, TOKEN_ATTRIBUTES, size, strlen(size));
}

/* What Obsidian shows of a link without words: "note > heading". */
static const char *words_of(struct arena *arena, const char *target)
{
	const char *hash = strchr(target, '#');
	if (!hash)
		return target;
	if (hash == target)
		return target + 1 + strspn(target + 1, "^");
	if (hash[1] == '^') /* a passage without a name for people */
		return arena_copy(arena, target, (size_t)(hash - target));
	return arena_format(arena, "%.*s > %s", (int)(hash - target), target, hash + 1);
}

const char *read_wiki_link(struct reader *reader, const char *at, const char *end)
{
	const char *close = at + 2;
	if (end - at < 5 || at[1] != '[' || reader->links)
		return at;
	while (close < end && (unsigned char)*close >= ' ' && !strchr("[]", *close))
		close++;
	if (end - close < 2 || close[0] != ']' || close[1] != ']' || close == at + 2 ||
	    close - at > LONGEST_WIKI_LINK || strchr("({:", close[2]) || at[2] == ' ')
		return at;
	bool embeds = at > reader->kept && at[-1] == '!';
	const char *start = at - embeds;
	struct arena *arena = reader->markdown->tree->arena;
	const char *typed = arena_copy(arena, start, (size_t)(close + 2 - start));
	char *target = arena_copy(arena, at + 2, (size_t)(close - at - 2));
	char *bar = strchr(target, '|');
	if (bar)
		*bar = '\0';
	struct spot spot = reader_spot(reader, start);
	reader_keep(reader, start);
	if (embeds && path_is_picture(target))
		push_picture(reader, typed, bar ? bar + 1 : NULL, spot);
	else
		push(reader, EL_A, typed, bar && bar[1] ? bar + 1 : words_of(arena, target), spot);
	return close + 2;
}
