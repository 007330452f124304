/* Abbreviations, as Markdown Extra has them: "*[HTML]: Hyper Text Markup Language" says what the
 * letters stand for wherever the article has them. One that it has nowhere stays as it is typed. */
#include "read/markdown/markdown_blocks.h"
#include "read/markdown/markdown_tokens.h"

#include "base/unicode.h"
#include "base/utf8.h"

#include <string.h>

enum { MOST_OF_A_WORD = 16, LONGEST_LABEL = 100 };

/* The first word of a label, by which it is found. */
static size_t word_size(const char *text, const char *end)
{
	const char *s = text;
	while (s < end) {
		const char *next = s;
		unsigned c = utf8_next(&next, end);
		if (c == UTF8_BAD || !unicode_is_word(c))
			break;
		s = next;
	}
	return (size_t)(s - text);
}

static void define(struct markdown *markdown, const char *label, size_t size, const char *title,
		   struct node *node)
{
	struct abbreviations *known = &markdown->abbreviations;
	struct arena *arena = markdown->tree->arena;
	const char *word = arena_copy(arena, label, word_size(label, label + size));
	size_t *first = map_at(&known->words, word);
	struct abbreviation new = {arena_copy(arena, label, size), title, size, *first, node};
	*first = known->all.count;
	vec_push(&known->all, new);
}

enum begun begin_abbreviation(struct blocks *blocks, struct line *line)
{
	struct markdown *markdown = blocks->markdown;
	const char *label = line->text + line->word + 2, *end = line->text + line->end;
	if (line->indent >= CODE_INDENT || line_char(line, 0) != '*' || line_char(line, 1) != '[')
		return NOTHING;
	const char *close = memchr(label, ']', (size_t)(end - label));
	if (!close || close + 1 >= end || close[1] != ':' || close - label > LONGEST_LABEL ||
	    !word_size(label, close))
		return NOTHING;
	const char *title = close + 2;
	while (title < end && is_blank(*title))
		title++;
	while (end > title && is_blank(end[-1]))
		end--;
	if (title == end || end[-1] == '*') /* emphasis */
		return NOTHING;
	blocks_make_room(blocks);
	struct node *node = blocks_add(blocks, EL_P, line);
	const char *typed = line->text + line->word;
	tree_append(node, tree_text(blocks->tree, typed, (size_t)(end - typed)));
	define(markdown, label, (size_t)(close - label),
	       escapes_read(&markdown->escapes, title, (size_t)(end - title)), node);
	return BEGUN_LEAF;
}

void abbreviations_clear(struct abbreviations *abbreviations)
{
	map_clear(&abbreviations->words);
	vec_clear(&abbreviations->all);
}

/* The abbreviation that begins with the word at text; NULL: none does. */
static struct abbreviation *find(const struct abbreviations *known, const char *text, size_t size,
				 const char *end)
{
	char word[LONGEST_LABEL + 1];
	if (!size || size > LONGEST_LABEL)
		return NULL;
	memcpy(word, text, size);
	word[size] = '\0';
	size_t i = map_find(&known->words, word);
	for (unsigned tries = 0; i != MAP_NONE && tries < MOST_OF_A_WORD; tries++) {
		struct abbreviation *one = &known->all.items[i];
		if (one->size <= (size_t)(end - text) && memcmp(text, one->label, one->size) == 0 &&
		    (one->size == size || !word_size(text + one->size, end)))
			return one;
		i = one->next;
	}
	return NULL;
}

static void push(token_list *out, struct token token, const char *text, const char *end)
{
	token.text = text;
	token.size = (size_t)(end - text);
	if (token.kind != TOKEN_WORDS || end > text)
		vec_push(out, token);
}

/* The words of the token, parted where abbreviations stand. */
static void part(struct markdown *markdown, token_list *out, const struct token *token)
{
	const char *end = token->text + token->size, *kept = token->text;
	for (const char *s = kept; s < end;) {
		size_t size = word_size(s, end);
		struct abbreviation *found = find(&markdown->abbreviations, s, size, end);
		if (found) {
			if (found->node)
				tree_unlink(found->node);
			found->node = NULL;
			struct token open = {.kind = TOKEN_OPEN, .element = EL_ABBR};
			open.title = found->title;
			push(out, *token, kept, s);
			push(out, open, "", "");
			push(out, *token, s, s + found->size);
			push(out, (struct token){.kind = TOKEN_CLOSE}, "", "");
			size = found->size;
			kept = s + size;
		}
		if (!size)
			utf8_next(&s, end);
		s += size;
	}
	push(out, *token, kept, end);
}

void abbreviations_mark(struct markdown *markdown, token_list *tokens)
{
	token_list out = {0};
	if (!markdown->abbreviations.all.count)
		return;
	for (size_t i = 0; i < tokens->count; i++)
		if (tokens->items[i].kind == TOKEN_WORDS)
			part(markdown, &out, &tokens->items[i]);
		else
			vec_push(&out, tokens->items[i]);
	vec_clear(tokens);
	*tokens = out;
}
