/* Plain text: what the lines look like that may be headings. */
#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "read/text/headings/text_headings.h"

#include <string.h>

enum {
	LONG_WORD = 4,
	SET_IN = 3, /* cells of the margin of prose from which headings stand out */
	MOST_QUOTED = 2,
	SPOKEN = 30,
	PHRASES = 3,
	LONG_PHRASES = 40, /* cells */
	CELLS_A_WORD = 8   /* of a script without spaces */
};

/* The bytes before one of the marks that the text ends with; its size, where there is none. */
static size_t without(const char *s, size_t size, const char *const *marks)
{
	for (; *marks; marks++) {
		size_t length = strlen(*marks);
		if (size >= length && memcmp(s + size - length, *marks, length) == 0)
			return size - length;
	}
	return size;
}

static const char *const closings[] = {"\"", "'", "”", "’", "»", "」", "』", "“", NULL};

bool text_ends_in_colon(const char *s, size_t size)
{
	static const char *const marks[] = {":", "：", NULL};
	return without(s, size, marks) < size;
}

/* With a full stop, also one inside quotation marks. */
static bool ends_in_stop(const char *s, size_t size)
{
	static const char *const stops[] = {".", "。", "．", "۔", "।", "…", NULL};
	size = without(s, size, closings);
	return without(s, size, stops) < size;
}

size_t text_without_note(const char *s, size_t size)
{
	size_t left = size;
	while (left && s[left - 1] == ']') {
		size_t open = left - 1;
		while (open && ascii_is_digit(s[open - 1]))
			open--;
		if (open < 2 || s[open - 1] != '[')
			break;
		left = open - 1;
	}
	return left;
}

/* From its first character to its last in quotation marks. */
static bool is_quoted(const char *s, size_t size)
{
	static const char *const pairs[][2] = {{"\"", "\""}, {"'", "'"}, {"“", "”"}, {"„", "“"},
					       {"„", "”"},   {"«", "»"}, {"»", "«"}, {"「", "」"},
					       {"『", "』"}, {"‘", "’"}};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		size_t open = strlen(pairs[i][0]), close = strlen(pairs[i][1]);
		if (size > open + close && memcmp(s, pairs[i][0], open) == 0 &&
		    memcmp(s + size - close, pairs[i][1], close) == 0)
			return true;
	}
	return false;
}

struct word_traits {
	unsigned count, numeric, capitals;
	bool first_capital, last_capital;
	unsigned longs, capital; /* of long words: all, and those with a capital */
	unsigned letters, upper, lower, latin;
	unsigned first, last; /* code points */
	unsigned first_word;  /* a hash */
	unsigned commas;
	unsigned inner_dots;
	bool lower_first, parted, address, signs, colon, dash, bracket, slash, emoji, year;
};

static void end_word(struct word_traits *words, unsigned letters, bool capital, unsigned digits)
{
	words->count++;
	words->year |= digits == 4 && !letters;
	words->numeric += digits > 0;
	words->capitals += capital;
	words->first_capital |= capital && words->count == 1;
	words->last_capital = capital;
	if (letters >= LONG_WORD) {
		words->longs++;
		words->capital += capital;
	}
}

/* Marks of direction, joiners, variation selectors. */
static bool is_unseen(unsigned c)
{
	return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
	       (c >= 0x2066 && c <= 0x2069) || c == 0xFE0F || c == 0xFEFF || c == 0xAD;
}

static bool is_emoji(unsigned c)
{
	return c >= 0x1F000 || (c >= 0x2600 && c <= 0x2604) || (c >= 0x2607 && c <= 0x27BF) ||
	       (c >= 0x2B00 && c <= 0x2BFF);
}

static void read_sign(struct word_traits *words, unsigned c, unsigned before, bool last)
{
	words->address |= c == '@' || c == 0xA9 || c == 0xAE || (c == '/' && before == '/');
	words->commas += c == ',' || c == 0xFF0C || c == 0x60C || c == 0x3001;
	words->signs |= c && c < 0x80 && strchr("={}|\\_;`^<>$", (int)c) && !(c == ';' && last);
	words->colon |= !last && (c == ':' || c == 0xFF1A);
	words->dash |= before == ' ' && (c == '-' || c == 0x2013 || c == 0x2014);
	words->bracket |= c == '(' || c == 0xFF08;
	words->slash |= c == '/';
}

static bool ends_sentence(unsigned c)
{
	return c == '.' || c == '!' || c == '?' || c == 0x61F;
}

/* In scripts where no blank need stand behind the mark, nor three letters before it. */
static bool ends_wide_sentence(unsigned c)
{
	return c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0x964 || c == 0x6D4;
}

static bool opens_quotation(unsigned c)
{
	return c == 0x300C || c == 0x300E || c == 0x201C;
}

static void read_words(struct word_traits *words, const char *s, const char *end)
{
	unsigned letters = 0, digits = 0, before = 0, hash = 5381;
	bool capital = false, in_word = false;
	while (s < end) {
		unsigned c = utf8_next(&s, end);
		bool letter = unicode_is_letter(c), space = unicode_is_space(c);
		if (is_unseen(c))
			continue;
		if (is_emoji(c)) {
			words->emoji = true;
			continue;
		}
		if (!space) {
			words->first = words->first ? words->first : c;
			words->last = c;
		}
		read_sign(words, c, before, s == end);
		words->parted |=
		    (space && letters > 2 && ends_sentence(before)) ||
		    ((letter || space || opens_quotation(c)) && ends_wide_sentence(before));
		if (letter) {
			bool upper = unicode_is_upper(c), lower = unicode_is_lower(c);
			if (!words->letters)
				words->lower_first = lower;
			if (!letters)
				capital = upper;
			words->letters++;
			words->upper += upper;
			words->lower += lower;
			words->latin += c < 0x250 || (c >= 0x1E00 && c < 0x1F00);
			letters++;
			if (!words->count)
				words->first_word = hash = hash * 33 ^ unicode_to_lower(c);
		}
		digits += unicode_is_digit(c);
		words->inner_dots += letter && (before == '.' || before == '_' || before == '-');
		if ((space || s == end) && (in_word || !space))
			end_word(words, letters, capital, digits), letters = digits = 0,
								   capital = false;
		in_word = !space;
		before = c;
	}
}

static enum lettering lettering_of(const struct word_traits *words)
{
	if ((words->upper + words->lower) * 2 <= words->letters)
		return LETTERING_NONE;
	if (words->upper >= 3 && words->lower * 8 <= words->upper)
		return LETTERING_CAPITALS;
	if (words->longs >= 2 && words->capital * 4 >= words->longs * 3)
		return LETTERING_TITLE;
	return LETTERING_SENTENCE;
}

enum lettering text_lettering(const char *s, size_t size)
{
	struct word_traits words = {0};
	read_words(&words, s, s + size);
	return lettering_of(&words);
}

static unsigned mark_class(unsigned c)
{
	if (unicode_is_letter(c) || unicode_is_mark(c))
		return 0;
	if (c == '(' || c == ')' || c == 0xFF08 || c == 0xFF09)
		return 0;
	return unicode_is_digit(c) ? 1 : c;
}

bool text_is_quote_mark(unsigned c)
{
	return c == '"' || c == '\'' || c == 0x201C || c == 0x201D || c == 0x201E || c == 0xAB ||
	       c == 0xBB || c == 0x2018 || c == 0x2019 || (c >= 0x300C && c <= 0x300F);
}

static void look_at_end(struct candidate *it)
{
	size_t size = text_without_note(it->s, it->size);
	unsigned last = it->last_mark;
	it->asks =
	    last == '?' || last == 0xFF1F || last == 0x61F || text_asks_in_greek(it->s, size);
	it->exclaims = last == '!' || last == 0xFF01;
	it->stops = ends_in_stop(it->s, size);
	it->opens = text_ends_in_colon(it->s, size);
	it->quoted = is_quoted(it->s, size) ||
		     (it->emoji && text_is_quote_mark(it->first_mark) && text_is_quote_mark(last));
}

/* "INT. KITCHEN - DAY": where a scene of a film is, as screenplays in many languages have it. */
static bool is_scene(const char *s, size_t size)
{
	static const char *const places[] = {"INT. ", "EXT. ",     "INT ",      "EXT ",  "INT/EXT",
					     "I/E ",  "INT./EXT.", "EXT./INT.", "I/E. ", "EST. "};
	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		if (size > strlen(places[i]) && memcmp(s, places[i], strlen(places[i])) == 0)
			return true;
	return false;
}

/* "Name: ____": a place to write at. */
static bool has_blank(const char *s, size_t size)
{
	for (size_t i = 2; i < size; i++)
		if (s[i] == '_' && s[i - 1] == '_' && s[i - 2] == '_')
			return true;
	return false;
}

/* "a = b", "a ::= b": of code or a grammar. */
static bool is_equation(const char *s, size_t size)
{
	static const char *const signs[] = {" = ", " := ", " ::= ", " == ", " += ", " => "};
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		size_t length = strlen(signs[i]);
		for (size_t at = 1; at + length <= size; at++)
			if (memcmp(s + at, signs[i], length) == 0)
				return true;
	}
	return false;
}

/* "print(x)": a word calls what stands in brackets right behind it. */
static bool is_call(const char *s, size_t size)
{
	const char *open = memchr(s, '(', size);
	return open && open > s && open + 1 < s + size && ascii_is_letter(open[-1]) &&
	       memchr(open, ')', (size_t)(s + size - open)) && !memchr(s, ' ', (size_t)(open - s));
}

/* "ls -l /home", "cd; touch it": a word of a command is an option or a path, or ends in a
 * semicolon. */
static bool is_command(const char *s, size_t size)
{
	for (size_t i = 1; i + 1 < size; i++) {
		if (s[i] == ';' && s[i + 1] == ' ')
			return true;
		if (s[i - 1] == ' ' && (s[i] == '-' || s[i] == '/' || s[i] == '~') &&
		    (ascii_is_letter(s[i + 1]) || s[i + 1] == '-' || s[i + 1] == '/'))
			return true;
	}
	return false;
}

/* Said aloud: the sentence ends inside of its quotation marks. */
static bool is_speech(const char *s, size_t size)
{
	static const char *const ends[] = {".", "!", "?", ",", "。", "！", "？", "…", "—", NULL};
	size_t left = without(s, size, closings);
	return left < size && without(s, left, ends) < left;
}

/* Takes the marks off that emphasize all of the line. */
static void without_emphasis(struct candidate *it)
{
	for (size_t marks = 2; marks > 0; marks--) {
		char mark = it->size ? *it->s : '\0';
		if ((mark != '_' && mark != '*') || it->size < 2 * marks + 1 ||
		    it->s[marks - 1] != mark || it->s[it->size - 1] != mark ||
		    it->s[it->size - marks] != mark ||
		    memchr(it->s + marks, mark, it->size - 2 * marks))
			continue;
		it->s += marks;
		it->size -= (uint32_t)(2 * marks);
		it->emphasis = true;
		return;
	}
}

/* A long line of Thai or Lao, where no mark ends a sentence, and a space parts two. */
static bool is_unstopped_sentence(const struct candidate *it, const struct word_traits *words)
{
	return !words->latin && words->first >= 0xE00 && words->first < 0xF00 &&
	       words->count >= PHRASES && it->cells >= LONG_PHRASES;
}

static unsigned first_ornament(const struct text *text, const struct typed_line *line)
{
	return (unsigned char)line_text(text, line)[-line->before];
}

static unsigned hash_ornaments(const struct text *text, const struct typed_line *line)
{
	unsigned hash = 0;
	for (const char *end = line_text(text, line), *s = end - line->before; s < end; s++)
		hash = hash * 33 + (unsigned char)*s;
	return hash;
}

void text_look_at(const struct text *text, struct candidate *it, bool latin, bool spoken)
{
	const struct block *block = &text->blocks.items[it->block];
	const struct typed_line *line = &text->lines.items[block->first];
	struct word_traits words = {0};
	it->s = line_text(text, line);
	it->size = line[block->count - 1].start + line[block->count - 1].size - line->start;
	without_emphasis(it);
	it->ornate = line->before;
	it->scene = is_scene(it->s, it->size);
	it->equation = is_equation(it->s, it->size);
	it->call = is_call(it->s, it->size);
	read_words(&words, it->s + it->numbering.size, it->s + it->size);
	it->cells = block->cells;
	it->words = words.count > it->cells / CELLS_A_WORD ? words.count : it->cells / CELLS_A_WORD;
	it->lettering = lettering_of(&words);
	it->lower_case = words.lower_first;
	it->all_capital = words.capitals == words.count && words.count > 0;
	it->near_title = it->lettering == LETTERING_SENTENCE && words.count >= 2 &&
			 words.capital == words.longs && words.first_capital && words.last_capital;
	it->numeric = words.numeric * 2 > words.count;
	it->digits = words.numeric > 0;
	it->date = words.year && words.numeric > 1;
	it->address = words.address;
	it->parted = words.parted;
	it->commas = words.commas;
	it->signs = words.signs;
	it->colon = words.colon;
	it->dash = words.dash;
	it->bracket = words.bracket;
	it->slash = words.slash;
	it->emoji = words.emoji;
	it->year = words.year;
	it->dotted = words.count == 1 && words.inner_dots > 0;
	it->identifier = it->dotted && memchr(it->s, '_', it->size);
	it->form = has_blank(it->s, it->size);
	it->closes = words.last == ')' || words.last == 0xFF09;
	it->foreign = words.letters && !latin && words.latin == words.letters;
	it->first_mark = mark_class(words.first);
	it->last_mark = mark_class(words.last);
	it->first_word = words.first_word;
	look_at_end(it);
	it->stops |= is_unstopped_sentence(it, &words);
	it->command = it->lower_case && words.latin == words.letters && is_command(it->s, it->size);
	it->speech = it->quoted &&
		     ((spoken && it->lettering == LETTERING_NONE) || is_speech(it->s, it->size));
	it->shape = it->first_mark * 31 + it->last_mark * 1009 + (unsigned)it->lettering * 7 +
		    (unsigned)it->numbering.kind * 100003 + it->numbering.prefix +
		    it->emoji * 500009 + it->lower_case * 700001 + it->emphasis * 900007 +
		    it->scene * 1100009 + (it->ornate ? first_ornament(text, line) * 1300021 : 0);
	it->ornaments = hash_ornaments(text, line);
	bool says = it->quoted && (it->speech || !it->below_number);
	it->weak = (!it->numbering.kind && (it->stops || it->opens || says)) || it->glued ||
		   (text->base >= SET_IN && block->indent >= text->base);
}

/* Whether people talk in the text: paragraphs begin with what they say. */
bool text_is_spoken(const struct text *text)
{
	uint32_t spoken = 0;
	for (size_t i = 0; i < text->blocks.count && spoken < MOST_QUOTED; i++) {
		const struct block *block = &text->blocks.items[i];
		const struct typed_line *line = &text->lines.items[block->first];
		const char *s = line_text(text, line), *end = s + line->size;
		bool whole = block->count == 1 && is_quoted(s, line->size);
		spoken += block->kind == BLOCK_PROSE && (!whole || block->cells >= SPOKEN) &&
			  s < end && text_is_quote_mark(utf8_next(&s, end));
	}
	return spoken >= MOST_QUOTED;
}

bool text_is_latin(const struct text *text)
{
	size_t latin = 0, others = 0;
	for (size_t i = 0; i < text->blocks.count; i++) {
		const struct block *block = &text->blocks.items[i];
		const struct typed_line *line = &text->lines.items[block->first];
		if (block->kind != BLOCK_PROSE && block->kind != BLOCK_ITEM)
			continue;
		const char *s = line_text(text, line);
		for (size_t j = 0; j < line->size && j < 400; j++) {
			unsigned char c = (unsigned char)s[j];
			latin += ascii_is_letter(c);
			others += c >= 0xCE && c != 0xE2; /* the first byte of Greek and beyond */
		}
	}
	return latin >= others;
}
