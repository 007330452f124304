/* The language of a draft, and of passages in others.
 *
 * Word processors mark every word with the language that it is checked for, which is often just the
 * one of the program: so the words themselves must agree. */
#include "read/word/draft_tree.h"

#include "base/bcp47.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "read/language.h"

#include <string.h>

enum { ENOUGH = 8192 }; /* bytes of text that tell a language */

struct survey {
	struct map tags; /* -> which */
	VEC(const char *) names;
	VEC(size_t) letters;
	struct buf text;
};

static bool is_text(const struct draft_piece *piece)
{
	return piece->kind == PIECE_TEXT || piece->kind == PIECE_RUBY;
}

static void survey(struct draft *draft, struct draft_paragraph *paragraph, void *user)
{
	struct survey *of = user;
	(void)draft;
	for (const struct draft_piece *piece = paragraph->first; piece; piece = piece->next) {
		if (!is_text(piece))
			continue;
		if (of->text.size < ENOUGH)
			buf_puts(&of->text, piece->text);
		if (!piece->run.language)
			continue;
		size_t *number = map_at(&of->tags, piece->run.language);
		if (*number == MAP_NONE) {
			*number = of->names.count;
			vec_push(&of->names, piece->run.language);
			vec_push(&of->letters, 0);
		}
		of->letters.items[*number] += strlen(piece->text);
	}
	if (paragraph->first && of->text.size < ENOUGH)
		buf_putc(&of->text, '\n');
}

static bool same_language(const char *a, const char *b)
{
	size_t size = strcspn(a, "-");
	return strcspn(b, "-") == size && strncmp(a, b, size) == 0;
}

/* The book's language: of the tags, the one that most letters have, if the text looks like it. */
static const char *main_language(struct draft *draft, const struct survey *of)
{
	const char *looks = language_of_text(of->text.data ? of->text.data : "", of->text.size);
	const char *said = draft->claims.language;
	const char *best = said ? bcp47_canonical(draft->in->arena, said) : NULL;
	size_t most = 0;
	for (size_t i = 0; i < of->names.count; i++) {
		const char *tag = bcp47_canonical(draft->in->arena, of->names.items[i]);
		bool fits = tag && (!looks || same_language(tag, looks));
		if (fits && of->letters.items[i] > most) {
			most = of->letters.items[i];
			best = tag;
		}
	}
	return best && (!looks || same_language(best, looks)) ? best : looks;
}

/* The languages that are written in a block of letters, where that tells anything. */
static const struct {
	unsigned first, last;
	const char *languages;
} blocks[] = {
    {0x0590, 0x05FF, " he yi "},
    {0x0600, 0x06FF, " ar fa ur ps ku sd ug "},
    {0x3040, 0x30FF, " ja "},
    {0xAC00, 0xD7AF, " ko "},
    {0x0370, 0x03FF, " el grc "},
    {0x1F00, 0x1FFF, " el grc "},
    {0x0400, 0x04FF, " ru uk bg sr be mk kk "},
    {0x4E00, 0x9FFF, " zh ja ko "},
    {0x0900, 0x097F, " hi mr ne sa "},
    {0x0E00, 0x0E7F, " th "},
};

/* Whether the script of the first letter says that the tag is right. */
static bool script_agrees(struct arena *arena, const char *tag, const char *text)
{
	const char *primary = arena_format(arena, " %.*s ", (int)strcspn(tag, "-"), tag);
	for (const char *s = text, *end = text + strlen(text); s < end;) {
		unsigned c = utf8_next(&s, end);
		if (!unicode_is_letter(c))
			continue;
		for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
			if (c >= blocks[i].first && c <= blocks[i].last)
				return strstr(blocks[i].languages, primary) != NULL;
		return false;
	}
	return false;
}

/* Whether the text begins in Latin letters, in a book that isn't written in them. */
static bool stands_out(struct arena *arena, const char *main, const char *text)
{
	enum { BEHIND_LATIN = 0x250 };
	const char *primary = arena_format(arena, " %.*s ", (int)strcspn(main, "-"), main);
	bool is_other = false;
	for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
		is_other |= strstr(blocks[i].languages, primary) != NULL;
	for (const char *s = text, *end = text + strlen(text); is_other && s < end;) {
		unsigned c = utf8_next(&s, end);
		if (unicode_is_letter(c))
			return c < BEHIND_LATIN;
	}
	return false;
}

/* The pieces from first on that have its tag, as text; *end is the one behind them. */
static void passage(struct buf *text, struct draft_piece *first, struct draft_piece **end)
{
	struct draft_piece *piece = first;
	buf_cut(text, 0);
	for (; piece &&
	       (!is_text(piece) ||
		(piece->run.language && strcmp(piece->run.language, first->run.language) == 0));
	     piece = piece->next)
		if (is_text(piece))
			buf_puts(text, piece->text);
	*end = piece;
}

/* What a passage is said to be in, if it is another language and its words agree; else NULL. */
static const char *confirmed(struct draft *draft, const char *said, const struct buf *text)
{
	const char *tag = bcp47_canonical(draft->arena, said);
	const char *main = draft->language;
	if (!tag || !text->data || (main && same_language(tag, main)))
		return NULL;
	if (script_agrees(draft->arena, tag, text->data) ||
	    (main && stands_out(draft->arena, main, text->data)))
		return tag;
	const char *looks = language_of_text(text->data, text->size);
	return looks && same_language(tag, looks) ? tag : NULL;
}

/* What all words of the paragraph are in becomes its own. */
static void raise_language(struct draft_paragraph *paragraph)
{
	const char *language = NULL;
	for (const struct draft_piece *piece = paragraph->first; piece; piece = piece->next) {
		if (!draft_has_words(piece))
			continue;
		const char *own = piece->run.language;
		if (!own || (language && strcmp(language, own) != 0))
			return;
		language = own;
	}
	paragraph->language = language;
	for (struct draft_piece *piece = paragraph->first; language && piece; piece = piece->next)
		piece->run.language = NULL;
}

static void settle_paragraph(struct draft *draft, struct draft_paragraph *paragraph, void *user)
{
	struct buf *text = user;
	for (struct draft_piece *piece = paragraph->first, *end; piece; piece = end) {
		end = piece->next;
		if (!piece->run.language || !is_text(piece))
			continue;
		passage(text, piece, &end);
		const char *language = confirmed(draft, piece->run.language, text);
		for (; piece != end; piece = piece->next)
			piece->run.language = language;
	}
	raise_language(paragraph);
}

void draft_settle_languages(struct draft *draft)
{
	struct survey of = {0};
	draft_each(draft, &draft->body, survey, &of);
	draft->language = main_language(draft, &of);
	buf_cut(&of.text, 0);
	draft_each_of_all(draft, settle_paragraph, &of.text);
	map_clear(&of.tags);
	vec_clear(&of.names);
	vec_clear(&of.letters);
	buf_clear(&of.text);
}
