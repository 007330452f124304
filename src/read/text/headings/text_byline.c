/* Plain text: the line below a title that says who wrote the text. */
#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "read/text/headings/text_headings.h"

#include <string.h>

enum {
	LONGEST = 70,
	LONGEST_LINE = 110,
	LONGEST_ENDING = 2,
	LONGEST_NAME = 4,
	MOST_WORDS = 8,
	FIRST_BLOCKS = 8
};

/* What stands before a name, by language. */
static const char *const words[] = {
    "written by", "text by",  "words by", "by",       "von",        "par",    "por",
    "door",       "av",       "af",       "di",       "napsal",     "autor",  "autora",
    "autore",     "auteur",   "author",   "scris de", "írta",       "szerző", "kirjoittanut",
    "автор",      "автори",   "του",      "της",      "συγγραφέας", "yazan",  "yazar",
    "作者",       "著者",     "文",       "글",       "지은이",     "글쓴이", "بقلم",
    "تأليف",      "نویسنده",  "مصنف",     "מאת",      "लेखक",        "लेखिका",  "লেখক",
    "লেখিকা",     "எழுதியவர்", "రచయిత",     "โดย",      "ผู้เขียน",      "ผู้แต่ง",   "bởi",
    "tác giả",    "oleh",     "penulis",  "저자",
};

/* White space, or a colon with white space around it. */
static bool take_space(const char **s, const char *end)
{
	const char *start = *s;
	while (*s < end) {
		const char *at = *s;
		unsigned c = utf8_next(&at, end);
		if (!unicode_is_space(c) && c != ':' && c != 0xFF1A && c != 0xFF0F)
			break;
		*s = at;
	}
	return *s > start;
}

/* What people do who write for a paper; in capitals or not. */
static const char *const offices[] = {
    "correspondent",  "reporter",    "editor",          "columnist",   "writer",
    "contributor",    "producer",    "journalist",      "staff",       "korrespondent",
    "redakteur",      "journaliste", "corresponsal",    "redactor",    "redação",
    "corrispondente", "redacteur",   "korrespondentin", "redakteurin", "correspondant",
};

/* Whether the text begins with such a word, also with an ending: "editors", not "editorial". */
static bool is_office(const char *s, const char *end)
{
	for (size_t i = 0; i < sizeof offices / sizeof *offices; i++) {
		const char *at = s;
		size_t more = 0;
		if (!unicode_take_word(&at, end, offices[i]))
			continue;
		while (at < end && unicode_is_letter(utf8_next(&at, end)))
			more++;
		if (more <= LONGEST_ENDING)
			return true;
	}
	return false;
}

/* Whether a word before the next comma says what someone does. */
static bool says_office(const char *s, const char *end)
{
	for (const char *p = s; p < end && *p != ','; p++)
		if (p[-1] == ' ' && is_office(p, end))
			return true;
	return false;
}

/* Where the names end: before a date or an office that stands behind them. */
static const char *end_of_people(const char *s, const char *end)
{
	static const char *const marks[] = {" | ", " · ", " • ", " – ", " — ", " - ", " / "};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		for (const char *p = s; p + strlen(marks[i]) < end; p++)
			if (memcmp(p, marks[i], strlen(marks[i])) == 0)
				end = p;
	for (const char *p = s; p + 2 < end; p++)
		if (*p == ',' && p[1] == ' ' && (ascii_is_digit(p[2]) || says_office(p + 2, end)))
			end = p;
	while (end > s && end[-1] == ',')
		end--;
	return end;
}

/* What can be a person's name, or several: few words, the first with a capital if it has case. */
static bool is_people(const char *s, const char *end)
{
	const char *at = s;
	unsigned first = at < end ? utf8_next(&at, end) : 0, count = 1;
	for (const char *p = s; p < end; p++)
		count += *p == ' ';
	return first && unicode_is_letter(first) && !unicode_is_lower(first) &&
	       count <= MOST_WORDS && !memchr("?!:;", end[-1], 4) &&
	       text_cells(s, (size_t)(end - s)) <= LONGEST;
}

size_t text_byline(const char *s, size_t size, const char **name)
{
	const char *end = s + size;
	if (text_cells(s, size) > LONGEST_LINE)
		return 0;
	if (size > 2 && *s == '(' && end[-1] == ')')
		s++, end--;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		const char *at = s;
		if (!unicode_take_word(&at, end, words[i]) || !take_space(&at, end))
			continue;
		const char *stop = end_of_people(at, end);
		if (is_people(at, stop)) {
			*name = at;
			return (size_t)(stop - at);
		}
	}
	return 0;
}

/* "A Play", "Ein Stück": an article opens it. */
static bool opens_with_article(const struct candidate *it)
{
	static const char *const articles[] = {"a ",   "an ",  "ein ", "eine ", "un ",
					       "une ", "una ", "uno ", "um ",   "uma ",
					       "en ",  "ett ", "een ", "egy "};
	for (size_t i = 0; i < sizeof articles / sizeof *articles; i++) {
		const char *at = it->s;
		if (unicode_take_word(&at, it->s + it->size, articles[i]))
			return true;
	}
	return false;
}

bool text_is_name(const struct candidate *it)
{
	return !opens_with_article(it) && it->all_capital && it->words > 1 &&
	       it->words <= LONGEST_NAME && !it->digits && it->lettering != LETTERING_CAPITALS &&
	       !it->colon && !it->dash && !it->slash && !it->asks && !it->exclaims && !it->signs &&
	       it->first_mark == 0 && !it->numbering.kind && !it->ornate;
}

/* Where one name ends and the next begins: a comma, or a word of a letter or few. */
static const char *const between[] = {", ",   " and ", " und ", " et ", " y ", " e ",
				      " en ", " og ",  " och ", " i ",  " и ", " & "};

static void add_people(const struct frontend *in, struct place at, const char *s, const char *end,
		       struct metadata *metadata)
{
	const char *stop = end, *next = end;
	for (size_t i = 0; i < sizeof between / sizeof *between; i++) {
		size_t size = strlen(between[i]);
		for (const char *p = s; p + size < stop; p++)
			if (memcmp(p, between[i], size) == 0)
				stop = p, next = p + size;
	}
	struct field name = {arena_copy(in->arena, s, (size_t)(stop - s)), at};
	vec_push(&metadata->authors, (struct person){.text = name, .role = "aut"});
	if (next < end)
		add_people(in, at, next, end, metadata);
}

/* The name in a byline, behind a word that says who wrote the text, or alone; 0: there is none. */
static size_t author_of(const struct text *text, const struct block *block, bool worded,
			const char **name)
{
	const struct typed_line *line = &text->lines.items[block->first];
	*name = line_text(text, line);
	if (block->role != ROLE_BYLINE)
		return 0;
	if (worded)
		return text_byline(*name, line->size, name);
	return block->author ? line->size : 0;
}

/* The authors of the first byline of such a kind, where none are known. */
static void read_authors(const struct text *text, const struct frontend *in,
			 struct metadata *metadata, bool worded)
{
	size_t count = text->blocks.count < FIRST_BLOCKS ? text->blocks.count : FIRST_BLOCKS;
	for (size_t i = 0; i < count && !metadata->authors.count; i++) {
		const struct block *block = &text->blocks.items[i];
		const char *name;
		size_t size = author_of(text, block, worded, &name);
		if (size)
			add_people(in, (struct place){in->name, text_row(text, block), 0}, name,
				   name + size, metadata);
	}
}

/* What a word says goes before what only looks like a name. */
void text_read_authors(const struct text *text, const struct frontend *in,
		       struct metadata *metadata)
{
	read_authors(text, in, metadata, true);
	read_authors(text, in, metadata, false);
}
