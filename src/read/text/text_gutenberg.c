/* Plain text: a text of Project Gutenberg. What the library says of it and its licence stand around
 * it, parted by marks; they become back matter, so that the text is read by itself. */
#include "base/ascii.h"
#include "base/buf.h"
#include "base/mem.h"
#include "base/unicode.h"
#include "read/text/text.h"

#include <string.h>

enum {
	HEADER = 1000, /* lines in which the text must have begun */
	FAREWELL = 12, /* lines before the end's mark that may say the same */
	CREDITS = 4    /* paragraphs in which those who typed the text are named */
};

/* Whether the bytes hold the words, in any case. */
static bool holds(const char *s, size_t size, const char *words)
{
	size_t length = strlen(words);
	for (size_t i = 0; i + length <= size; i++) {
		size_t same = 0;
		while (same < length && ascii_lower(s[i + same]) == ascii_lower(words[same]))
			same++;
		if (same == length)
			return true;
	}
	return false;
}

static bool line_holds(const struct text *text, size_t at, const char *words)
{
	const struct typed_line *line = &text->lines.items[at];
	return holds(line_text(text, line), line->size, words);
}

static bool line_begins(const struct text *text, size_t at, const char *words)
{
	const struct typed_line *line = &text->lines.items[at];
	size_t length = strlen(words);
	return line->size >= length && holds(line_text(text, line), length, words);
}

/* The line of asterisks that begins or ends the text. */
static bool is_mark(const struct text *text, size_t at, const char *word)
{
	return line_begins(text, at, "***") && line_holds(text, at, word) &&
	       (line_holds(text, at, "GUTENBERG") || line_holds(text, at, " OF TH"));
}

static size_t paragraph_end(const struct text *text, size_t at)
{
	while (at < text->lines.count && text->lines.items[at].kind != LINE_BLANK)
		at++;
	return at;
}

/* Behind the mark of the beginning, which may take several lines; 0: there is none. */
static size_t find_start(const struct text *text)
{
	bool named = false;
	for (size_t i = 0; i < text->lines.count && i < HEADER; i++) {
		named |= line_holds(text, i, "Project Gutenberg");
		bool old = line_begins(text, i, "*END") && line_holds(text, i, "SMALL PRINT");
		if (named && (old || is_mark(text, i, "START OF")))
			return paragraph_end(text, i);
	}
	return 0;
}

/* The credits that stand between the mark and the text are the library's, too. */
static size_t skip_credits(const struct text *text, size_t start)
{
	static const char *const words[] = {"Produced by", "E-text prepared by", "This etext",
					    "This eBook",  "Transcribed from",   "Prepared by"};
	size_t end = start, at = start;
	for (int paragraphs = 0; paragraphs < CREDITS; paragraphs++) {
		while (at < text->lines.count && text->lines.items[at].kind == LINE_BLANK)
			at++;
		bool credits = false;
		for (size_t i = 0; at < text->lines.count && i < sizeof words / sizeof *words; i++)
			credits |= line_begins(text, at, words[i]);
		at = paragraph_end(text, at);
		end = credits ? at : end;
	}
	return end;
}

/* Where the text ends. */
static size_t find_end(const struct text *text, size_t start)
{
	size_t end = start;
	while (end < text->lines.count && !is_mark(text, end, "END OF"))
		end++;
	size_t from = end > start + FAREWELL && end < text->lines.count ? end - FAREWELL : start;
	for (size_t i = from; i < end; i++)
		if (line_begins(text, i, "End of ") && line_holds(text, i, "Project Gutenberg"))
			return i;
	return end;
}

void text_find_library(struct text *text)
{
	size_t mark = find_start(text), start = mark ? skip_credits(text, mark) : 0;
	if (!start)
		return;
	size_t end = find_end(text, start), count = text->lines.count;
	struct typed_line *lines = mem_zeroed(count + 2, sizeof *lines);
	size_t body = end - start, first = 0;
	memcpy(lines, text->lines.items + start, body * sizeof *lines);
	while (first < start && (text->lines.items[first].kind == LINE_BLANK ||
				 text->lines.items[first].kind == LINE_BREAK))
		first++; /* its first words are its heading */
	memcpy(lines + body + 1, text->lines.items + first, (start - first) * sizeof *lines);
	memcpy(lines + body + 1 + start - first + 1, text->lines.items + end,
	       (count - end) * sizeof *lines);
	text->lines.count = 0;
	for (size_t i = 0; i < count + 2 - first; i++)
		vec_push(&text->lines, lines[i]);
	text->back = body + 1;
	mem_free(lines);
}

/* What the library calls the languages that it has most texts in. */
static const char *code_of(const char *language)
{
	static const char *const names[][2] = {
	    {"english", "en"},    {"french", "fr"},       {"german", "de"},
	    {"finnish", "fi"},    {"dutch", "nl"},        {"spanish", "es"},
	    {"italian", "it"},    {"portuguese", "pt"},   {"hungarian", "hu"},
	    {"chinese", "zh"},    {"greek", "el"},        {"swedish", "sv"},
	    {"esperanto", "eo"},  {"latin", "la"},        {"danish", "da"},
	    {"tagalog", "tl"},    {"catalan", "ca"},      {"polish", "pl"},
	    {"japanese", "ja"},   {"norwegian", "no"},    {"welsh", "cy"},
	    {"czech", "cs"},      {"russian", "ru"},      {"icelandic", "is"},
	    {"hebrew", "he"},     {"bulgarian", "bg"},    {"afrikaans", "af"},
	    {"irish", "ga"},      {"serbian", "sr"},      {"romanian", "ro"},
	    {"slovenian", "sl"},  {"galician", "gl"},     {"frisian", "fy"},
	    {"friulian", "fur"},  {"yiddish", "yi"},      {"estonian", "et"},
	    {"lithuanian", "lt"}, {"old english", "ang"}, {"middle english", "enm"},
	};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strlen(language) == strlen(names[i][0]) &&
		    holds(language, strlen(language), names[i][0]))
			return names[i][1];
	return NULL;
}

static void add_person(struct metadata *metadata, struct field name, const char *role)
{
	struct person person = {.text = name, .role = role};
	if (strcmp(role, "aut") == 0)
		vec_push(&metadata->authors, person);
	else
		vec_push(&metadata->contributors, person);
}

static void read_field(const struct text *text, const struct frontend *in, size_t at,
		       struct metadata *metadata)
{
	static const struct {
		const char *key, *role;
	} people[] = {
	    {"Author", "aut"}, {"Translator", "trl"}, {"Editor", "edt"}, {"Illustrator", "ill"}};
	struct place place = {in->name, text->lines.items[at].row, 0};
	const char *title = text_field(text, in->arena, at, "Title");
	if (title && !metadata->titles.count)
		vec_push(&metadata->titles, (struct title){.text = {title, place}, .type = "main"});
	const char *language = text_field(text, in->arena, at, "Language");
	const char *code = language ? code_of(language) : NULL;
	if (code && !metadata->languages.count)
		vec_push(&metadata->languages, (struct field){code, place});
	for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
		const char *name = text_field(text, in->arena, at, people[i].key);
		if (name)
			add_person(metadata, (struct field){name, place}, people[i].role);
	}
}

/* Whether the line says the words, or begins with them, as far as its letters go. */
static bool says(const struct text *text, const struct block *block, const char *words,
		 struct arena *arena)
{
	const struct typed_line *line = &text->lines.items[block->first];
	const char *said =
	    unicode_folded(arena, arena_copy(arena, line_text(text, line), line->size));
	const char *wanted = unicode_folded(arena, words);
	return block->count == 1 && strstr(wanted, said) == wanted;
}

static bool names_author(const struct text *text, const struct block *block,
			 const struct metadata *metadata, struct arena *arena)
{
	const struct typed_line *line = &text->lines.items[block->first];
	const char *said =
	    unicode_folded(arena, arena_copy(arena, line_text(text, line), line->size));
	for (size_t i = 0; i < metadata->authors.count; i++)
		if (strstr(said, unicode_folded(arena, metadata->authors.items[i].text.text)))
			return true;
	return false;
}

/* A title and names that say again what the library said, and no more, up to the next heading,
 * stand on the title page already. */
static void pass_over_title(struct text *text, const struct metadata *metadata, struct arena *arena)
{
	struct block *blocks = text->blocks.items;
	size_t count = text->blocks.count, end = 1;
	if (!count || !blocks->title || !metadata->titles.count ||
	    !says(text, blocks, metadata->titles.items[0].text.text, arena))
		return;
	while (end < count && blocks[end].role == ROLE_BYLINE &&
	       names_author(text, &blocks[end], metadata, arena))
		end++;
	if (end == count || blocks[end].kind != BLOCK_HEADING)
		return;
	for (size_t i = 0; i < end; i++)
		blocks[i].role = ROLE_SAID;
}

void text_read_library(struct text *text, const struct frontend *in, struct metadata *metadata)
{
	if (text->back == SIZE_MAX)
		return;
	for (size_t i = text->back; i < text->lines.count && i < text->back + HEADER; i++) {
		if (is_mark(text, i, "START OF"))
			break;
		read_field(text, in, i, metadata);
	}
	pass_over_title(text, metadata, in->arena);
}
