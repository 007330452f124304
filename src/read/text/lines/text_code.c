/* Plain text: the lines that are code, commands or the output of programs: told by their signs. */
#include "base/ascii.h"
#include "base/unicode.h"
#include "read/text/lines/text_lines.h"

#include <string.h>

enum {
	SURE = 3,      /* points of a line that is code wherever it stands */
	LONGEST = 120, /* cells of a line that code around it can make code */
	FARTHEST = 2,  /* as many lines between two lines of code are code, too */
	WORDS_OF_PROSE = 9,
	LEAST_WORDS = 7, /* of a line of a wrapped paragraph */
	PART = 4,        /* one line of so many makes a paragraph code */
};

/* What a line of code begins with, ends with, or holds. */
static const struct {
	const char *sign;
	int points;
} openers[] = {{">>> ", 3},   {"#!", 3},        {"#include", 3}, {"//", 3},     {"/*", 3},
	       {"<?", 3},     {"</", 3},        {"@@ ", 3},      {"+++ ", 3},   {"{%", 3},
	       {"def ", 2},   {"function ", 2}, {"import ", 2},  {"const ", 2}, {"return ", 1},
	       {"print(", 2}, {"└", 3},         {"├", 3},        {"│", 3}},
  enders[] = {{"{", 3},  {"}", 3}, {"};", 3}, {");", 3}, {"});", 3}, {"\\", 2},
	      {"/>", 3}, {";", 1}, {"=>", 3}, {"&&", 3}, {"[", 2},   {"*/", 3}},
  signs[] = {{"==", 2},  {"!=", 2},  {"+=", 2}, {"&&", 2},  {"||", 2},  {"::", 1},
	     {"->", 1},  {"=>", 1},  {"()", 1}, {" = ", 2}, {"${", 2},  {" --", 1},
	     {"</", 2},  {"\":", 1}, {"='", 1}, {"=\"", 2}, {"});", 2}, {"$(", 2},
	     {"(\"", 1}, {"\")", 1}, {"):", 1}, {" + ", 1}};

#define EACH(i, table) (size_t i = 0; i < sizeof(table) / sizeof *(table); i++)

static bool begins(const char *s, size_t size, const char *with)
{
	size_t length = strlen(with);
	return size >= length && memcmp(s, with, length) == 0;
}

static bool ends(const char *s, size_t size, const char *with)
{
	size_t length = strlen(with);
	return size >= length && memcmp(s + size - length, with, length) == 0;
}

static bool holds(const char *s, size_t size, const char *sign)
{
	size_t length = strlen(sign);
	for (const char *p = s, *end = s + size; (p = memchr(p, *sign, (size_t)(end - p))); p++)
		if ((size_t)(end - p) >= length && memcmp(p, sign, length) == 0)
			return true;
	return false;
}

/* "<tag>", but no "<https://example.org>" or "<me@example.org>". */
static bool is_tag(const char *s, size_t size)
{
	if (size < 3 || *s != '<' || !ascii_is_lower(s[1]) || s[size - 1] != '>')
		return false;
	const char *at = s + 1, *end = s + size - 1;
	while (at < end && *at != ':' && *at != '@')
		at++;
	struct address found = at < end ? text_address(s + 1, at, end) : (struct address){0};
	return found.start != s + 1 || found.end != end;
}

static int by_signs(const char *s, size_t size)
{
	int points = 0, best = 0;
	for
		EACH(i, openers)
	points = begins(s, size, openers[i].sign) ? openers[i].points : points;
	if (size > 2 && memchr("$%", *s, 2) && s[1] == ' ' && (ascii_is_lower(s[2]) || s[2] == '.'))
		points = SURE; /* a command behind its prompt */
	if (is_tag(s, size))
		points = SURE;
	for
		EACH(i, enders)
	if (enders[i].points > best && ends(s, size, enders[i].sign))
		best = enders[i].points;
	points += best;
	for
		EACH(i, signs)
	points += holds(s, size, signs[i].sign) ? signs[i].points : 0;
	return points;
}

/* "d8329fc1cc93", a path or an option among its words. */
static int by_words(const char *s, size_t size)
{
	int points = 0;
	for (const char *end = s + size, *word = s; word < end;) {
		const char *stop = memchr(word, ' ', (size_t)(end - word));
		stop = stop ? stop : end;
		size_t length = (size_t)(stop - word), digits = 0, letters = 0;
		for (const char *c = word; c < stop; c++) {
			digits += ascii_is_digit(*c);
			letters += ascii_is_lower(*c) && ascii_hex_value(*c) >= 0;
		}
		if (length >= 7 && digits && letters && digits + letters == length)
			points += 2;
		bool path = (*word == '/' && length > 2 && word[1] != '/') ||
			    begins(word, length, "~/") || begins(word, length, "./");
		bool option = length > 1 && *word == '-' && word > s &&
			      (ascii_is_lower(word[1]) ||
			       (begins(word, length, "--") && length > 2 && word[2] != '-'));
		points += path || option ? (ascii_is_lower(*s) ? 2 : 1) : 0;
		word = stop + (stop < end);
	}
	return points && ascii_is_lower(*s) ? points + 1 : points;
}

/* Points; SURE or more: code by itself. */
int text_code_points(const struct text *text, const struct typed_line *line)
{
	const char *s = line_text(text, line);
	if (text_is_page_mark(s, line->size) || text_is_ornate(text, line))
		return 0;
	int points = by_signs(s, line->size) + by_words(s, line->size);
	if (points && text_ends_sentence(s, line->size) && text_count_words(s, line->size) > 3)
		points -= 2;
	if (text_count_words(s, line->size) > WORDS_OF_PROSE && !begins(s, line->size, "$ "))
		points -= 2;
	if (line->cells > 2 * LONGEST)
		points -= 2;
	return points;
}

/* Whether a line between lines of code, or right behind one and deeper, can be code. */
static bool may_be_code(const struct text *text, const struct typed_line *line)
{
	const char *s = line_text(text, line);
	return line->kind != LINE_BLANK && line->kind != LINE_TABLE && line->kind != LINE_LISTED &&
	       line->cells <= LONGEST &&
	       !(text_ends_sentence(s, line->size) && !ends(s, line->size, "...)") &&
		 text_count_words(s, line->size) > 3) &&
	       text_count_words(s, line->size) <= WORDS_OF_PROSE + 3;
}

void text_unquote(const struct text *text, struct typed_line *line)
{
	const char *start = line_text(text, line) - line->left;
	size_t indent = strspn(start, " \t");
	line->start -= line->left - (uint32_t)indent;
	line->size += line->left - (uint32_t)indent;
	line->left = (uint8_t)indent;
	line->indent = (uint16_t)indent;
	line->quote = line->marker = 0;
	line->cells = text_cells(line_text(text, line), line->size);
}

/* ">>>" before a line is a prompt where hardly anything else in the text is quoted: then the line
 * gets its mark back. */
static void find_prompts(struct text *text)
{
	size_t counts[4] = {0};
	for (size_t i = 0; i < text->lines.count; i++) {
		unsigned quote = text->lines.items[i].quote;
		counts[quote < 3 ? quote : 3]++;
	}
	for (size_t i = 0; counts[3] > counts[1] + counts[2] && i < text->lines.count; i++) {
		struct typed_line *line = &text->lines.items[i];
		if (line->quote != 3)
			continue;
		text_unquote(text, line);
		line->kind = LINE_CODE;
	}
}

/* A "#" that opens a line is a comment's beside code, a bare "#", or another such line. */
static bool is_comment(const struct text *text, size_t at)
{
	const struct typed_line *lines = text->lines.items;
	bool above = at > 0 && lines[at - 1].kind != LINE_BLANK;
	bool below = at + 1 < text->lines.count && lines[at + 1].kind != LINE_BLANK;
	const struct typed_line *near[] = {above ? &lines[at - 1] : NULL,
					   below ? &lines[at + 1] : NULL};
	for (size_t i = 0; i < 2; i++) {
		if (!near[i])
			continue;
		bool bare = near[i]->kind == LINE_BREAK && *line_text(text, near[i]) == '#';
		bool same = near[i]->kind == LINE_MARKED && near[i]->number == lines[at].number;
		if (near[i]->kind == LINE_CODE || bare || same)
			return true;
	}
	return false;
}

static void mark_comments(struct text *text)
{
	size_t count = text->lines.count;
	for (size_t i = 0; i < count; i++)
		if (text->lines.items[i].kind == LINE_MARKED && is_comment(text, i))
			text->lines.items[i].kind = LINE_CODE;
	for (size_t i = count; i-- > 0;) /* the first of several */
		if (text->lines.items[i].kind == LINE_MARKED && is_comment(text, i))
			text->lines.items[i].kind = LINE_CODE;
}

/* Whether the line is of words, many of them, and nothing of it looks like code. */
static bool is_wordy(const struct text *text, const struct typed_line *line)
{
	return (line->kind == LINE_TEXT || line->kind == LINE_ITEM ||
		line->kind == LINE_NUMBERED) &&
	       text_count_words(line_text(text, line), line->size) >= LEAST_WORDS &&
	       text_code_points(text, line) < SURE;
}

/* Whether spaces part its words as columns are, and not sentences. */
static bool is_aligned(const char *s, size_t size)
{
	for (size_t i = 1; i + 1 < size; i++)
		if (s[i] == ' ' && s[i + 1] == ' ' && !memchr(".?!: ", s[i - 1], 5))
			return true;
	return false;
}

/* A line of many words inside a wrapped sentence is prose, though it holds signs of code. */
static void spare_prose(struct text *text)
{
	struct typed_line *lines = text->lines.items;
	for (size_t i = 1; i + 1 < text->lines.count; i++) {
		const char *s = line_text(text, &lines[i]), *below = line_text(text, &lines[i + 1]);
		if (lines[i].kind != LINE_CODE || !lines[i].size ||
		    memchr("{};\\", s[lines[i].size - 1], 4) ||
		    text_count_words(s, lines[i].size) < LEAST_WORDS ||
		    is_aligned(s, lines[i].size))
			continue;
		bool goes_on = is_wordy(text, &lines[i + 1]) && ascii_is_lower(*below) &&
			       lines[i + 1].indent == lines[i].indent;
		bool went_on =
		    is_wordy(text, &lines[i - 1]) && ascii_is_lower(*s) &&
		    !text_ends_sentence(line_text(text, &lines[i - 1]), lines[i - 1].size) &&
		    !ends(line_text(text, &lines[i - 1]), lines[i - 1].size, ":");
		if (goes_on || went_on)
			lines[i].kind = LINE_TEXT;
	}
}

/* Lines between two lines of code, and those that are set in behind one. */
static void fill_runs(struct text *text)
{
	struct typed_line *lines = text->lines.items;
	size_t last = SIZE_MAX;
	for (size_t i = 0; i < text->lines.count; i++) {
		if (lines[i].kind == LINE_BLANK || lines[i].kind == LINE_MARKED)
			last = SIZE_MAX;
		if (last != SIZE_MAX && last + 1 == i && lines[i].kind != LINE_CODE &&
		    lines[i].indent > lines[last].indent + 1 && may_be_code(text, &lines[i]))
			lines[i].kind = LINE_CODE;
		if (lines[i].kind != LINE_CODE)
			continue;
		bool near = last != SIZE_MAX && i - last <= FARTHEST + 1;
		for (size_t j = last + 1; near && j < i; j++)
			near = may_be_code(text, &lines[j]);
		for (size_t j = last + 1; near && j < i; j++)
			lines[j].kind = LINE_CODE;
		last = i;
	}
}

/* A paragraph whose lines all can be code, and a part of them are, is code. */
static void fill_paragraphs(struct text *text)
{
	struct typed_line *lines = text->lines.items;
	for (size_t first = 0, end; first < text->lines.count; first = end + 1) {
		size_t code = 0, possible = 0;
		for (end = first; end < text->lines.count && lines[end].kind != LINE_BLANK; end++) {
			code += lines[end].kind == LINE_CODE;
			possible += lines[end].kind == LINE_CODE || may_be_code(text, &lines[end]);
		}
		if (!code || possible < end - first || code * PART < end - first)
			continue;
		for (size_t i = first; i < end; i++)
			lines[i].kind = LINE_CODE;
	}
}

/* "f(x" or "(f": as code calls what it names. */
static bool holds_call(const char *s, size_t size)
{
	for (size_t i = 0; i + 1 < size; i++)
		if (s[i] == '(' && s[i + 1] != ' ' &&
		    (!i || ascii_is_letter(s[i - 1]) || s[i - 1] == '_'))
			return true;
	return false;
}

/* A paragraph whose lines are set in below its first, no sentences, and call something, is code. */
static void fill_nested(struct text *text)
{
	struct typed_line *lines = text->lines.items;
	for (size_t first = 0, end; first < text->lines.count; first = end + 1) {
		bool deeper = false, call = false, code = !text_are_lettered(text, first);
		for (end = first; end < text->lines.count && lines[end].kind != LINE_BLANK; end++) {
			deeper |= lines[end].indent > lines[first].indent;
			call |= holds_call(line_text(text, &lines[end]), lines[end].size);
			code &= lines[end].kind == LINE_CODE ||
				(lines[end].kind == LINE_TEXT && !lines[end].quote &&
				 may_be_code(text, &lines[end]));
		}
		for (size_t i = first; code && deeper && call && i < end; i++)
			lines[i].kind = LINE_CODE;
	}
}

void text_find_code(struct text *text)
{
	find_prompts(text);
	for (size_t i = 0; i < text->lines.count; i++) {
		struct typed_line *line = &text->lines.items[i];
		if (line->kind != LINE_BLANK && line->kind != LINE_BREAK && !line->quote &&
		    line->kind != LINE_TABLE && line->kind != LINE_LISTED &&
		    line->kind != LINE_MARKED && line->kind != LINE_ITEM &&
		    text_code_points(text, line) >= SURE)
			line->kind = LINE_CODE;
	}
	spare_prose(text);
	mark_comments(text);
	fill_runs(text);
	fill_paragraphs(text);
	fill_nested(text);
}
