/* Plain text: the number that a heading begins with, in the writings of many languages. */
#include "base/ascii.h"
#include "base/roman.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "read/text/lines/text_lines.h"

#include <string.h>

enum { LONGEST_WORD = 20, MOST_WORDS = 3 };

struct number_reader {
	const char *s, *end;
};

static unsigned peek(struct number_reader in)
{
	return in.s < in.end ? utf8_next(&in.s, in.end) : 0;
}

static unsigned next(struct number_reader *in)
{
	return in->s < in->end ? utf8_next(&in->s, in->end) : 0;
}

/* A decimal digit of any script: 10 if c is none. Scripts encode their ten digits in a row. */
static unsigned digit_value(unsigned c)
{
	static const unsigned zeros[] = {'0',   0x660,  0x6F0,  0x966,  0x9E6, 0xA66, 0xAE6,
					 0xB66, 0xBE6,  0xC66,  0xCE6,  0xD66, 0xE50, 0xED0,
					 0xF20, 0x1040, 0x17E0, 0x1810, 0xFF10};
	for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++)
		if (c >= zeros[i] && c < zeros[i] + 10)
			return c - zeros[i];
	return 10;
}

/* "12", "2.4.1": the last number, and how many there were. */
static bool read_digits(struct number_reader *in, struct numbering *numbering)
{
	unsigned depth = 0, value = 0;
	struct number_reader at = *in;
	while (digit_value(peek(at)) < 10) {
		unsigned digits = 0;
		for (value = 0; digit_value(peek(at)) < 10; digits++)
			value = value * 10 + digit_value(next(&at));
		if (digits > 3)
			return false;
		depth++;
		*in = at;
		if (peek(at) != '.')
			break;
		next(&at);
	}
	numbering->value = value;
	numbering->depth = depth;
	return depth > 0;
}

/* "B.2.1": a letter, as appendices have it, before the numbers. */
static bool read_lettered(struct number_reader *in, struct numbering *numbering)
{
	struct number_reader at = *in;
	unsigned letter = next(&at);
	if (!unicode_is_upper(letter) || next(&at) != '.' || !read_digits(&at, numbering))
		return false;
	numbering->depth++;
	*in = at;
	return true;
}

static bool read_roman(struct number_reader *in, struct numbering *numbering)
{
	struct number_reader at = *in;
	while (at.s < at.end && ascii_is_upper(*at.s))
		at.s++;
	unsigned value = roman_value(in->s, (size_t)(at.s - in->s));
	if (!value || unicode_is_letter(peek(at)) || unicode_is_digit(peek(at)))
		return false;
	*in = at;
	numbering->value = value;
	numbering->depth = 1;
	return true;
}

static bool read_han(struct number_reader *in, struct numbering *numbering)
{
	static const unsigned digits[] = {0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB,
					  0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D};
	unsigned total = 0, digit = 0, count = 0;
	for (struct number_reader at = *in;; *in = at, count++) {
		unsigned c = next(&at), value = 10;
		for (unsigned i = 0; i < 10; i++)
			if (digits[i] == c)
				value = i;
		if (value < 10)
			digit = digit * 10 + value;
		else if (c == 0x5341 || c == 0x767E) /* ten, hundred */
			total += (digit ? digit : 1) * (c == 0x5341 ? 10 : 100), digit = 0;
		else if (c == 0x96F6) /* zero between others */
			digit = 0;
		else
			break;
	}
	numbering->value = total + digit;
	numbering->depth = 1;
	return count > 0 && count < 8;
}

static bool is_separator(unsigned c)
{
	static const unsigned marks[] = {'.',    ')',    ':',    '-',    0x2013, 0x2014, 0x3001,
					 0xFF0E, 0xFF1A, 0xFF09, 0x3002, 0xB7,   0x61B,  0x60C};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (marks[i] == c)
			return true;
	return false;
}

/* What may stand between a number and the title. */
static void skip_separator(struct number_reader *in)
{
	for (unsigned c; (c = peek(*in)); next(in))
		if (!is_separator(c) && !unicode_is_space(c))
			return;
}

/* Behind brackets that open the line, and the title of the book: "[(", "《长路》". */
static void skip_book(struct number_reader *in)
{
	static const unsigned brackets[] = {'[', '(', '{', 0x3010, 0xFF08, 0x3014, 0x300C, 0x3016};
	struct number_reader at = *in;
	for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++)
		if (peek(at) == brackets[i]) {
			next(&at);
			i = SIZE_MAX; /* from the first one on again */
		}
	if (peek(at) == 0x300A || peek(at) == 0x3008) {
		unsigned close = next(&at) + 1;
		for (unsigned letters = 0; letters < LONGEST_WORD && peek(at) != close; letters++)
			next(&at);
		if (next(&at) != close)
			return;
	}
	while (unicode_is_space(peek(at)))
		next(&at);
	if (peek(at) == 0x7B2C || peek(at) == 0xC81C)
		*in = at;
}

/* "(2)" behind the number of a chapter: which part of it. */
static void read_piece(struct number_reader *in, struct numbering *numbering)
{
	struct number_reader at = *in;
	struct numbering piece = {0};
	unsigned open = next(&at);
	if ((open != '(' && open != 0xFF08) || !read_digits(&at, &piece))
		return;
	unsigned close = next(&at);
	if (close != ')' && close != 0xFF09)
		return;
	numbering->value = piece.value;
	numbering->depth = 2;
	*in = at;
}

/* 第三章, 第 3 回, 제1장: the ordinal sign, a number, a word of one or two letters. */
static bool read_ordinal(struct number_reader *in, struct numbering *numbering)
{
	struct number_reader at = *in;
	skip_book(&at);
	unsigned sign = next(&at);
	if (sign != 0x7B2C && sign != 0xC81C)
		return false;
	while (peek(at) == ' ')
		next(&at);
	if (!read_digits(&at, numbering) && !read_han(&at, numbering))
		return false;
	while (peek(at) == ' ')
		next(&at);
	numbering->prefix = next(&at);
	numbering->kind = NUMBERING_HAN;
	if (!unicode_is_letter(numbering->prefix))
		return false;
	read_piece(&at, numbering);
	*in = at;
	return true;
}

/* Hebrew letters as numbers, with their marks: "ג", "י״א". */
static bool read_hebrew(struct number_reader *in, struct numbering *numbering)
{
	static const unsigned values[27] = {1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 20, 20,
					    30, 40, 40, 50, 50, 60, 70, 80, 80, 90, 90, 100};
	unsigned value = 0, count = 0;
	struct number_reader at = *in;
	for (;; next(&at)) {
		unsigned c = peek(at);
		bool mark = c == 0x5F3 || c == 0x5F4 || c == '\'' || c == '"';
		if (!mark && (c < 0x5D0 || c >= 0x5D0 + 24))
			break;
		value += mark ? 0 : values[c - 0x5D0];
		count += !mark;
	}
	if (!count || count > 3 || unicode_is_letter(peek(at)))
		return false;
	*in = at;
	numbering->value = value;
	numbering->depth = 1;
	return true;
}

static bool read_number_word(struct number_reader *in, struct numbering *numbering)
{
	unsigned value = text_number_word(&in->s, in->end);
	numbering->value = value;
	numbering->depth = 1;
	return value > 0;
}

/* "7-1" behind a word counts as two numbers, as "7.1" does. */
static bool read_pair(struct number_reader *in, struct numbering *numbering, bool *pair)
{
	struct numbering second;
	if (!read_digits(in, numbering))
		return false;
	struct number_reader at = *in;
	if (next(&at) == '-' && read_digits(&at, &second)) {
		numbering->value = second.value;
		numbering->depth += second.depth;
		*pair = true;
		*in = at;
	}
	return true;
}

/* A word's letters; 0: it is too short or too long. */
static unsigned read_letters(struct number_reader *in, unsigned *hash)
{
	unsigned letters = 0;
	while (unicode_is_letter(peek(*in)) || unicode_is_mark(peek(*in))) {
		*hash = *hash * 33 ^ unicode_to_lower(next(in));
		letters++;
	}
	return letters <= LONGEST_WORD ? letters : 0;
}

/* "Chapter 3", "chapter.001", "PART IV": whether the word belongs to a series shows only when other
 * lines have it too. */
static bool read_word(struct number_reader *in, struct numbering *numbering)
{
	struct number_reader at = *in;
	unsigned hash = 5381;
	if (read_letters(&at, &hash) < 3)
		return false;
	bool space = unicode_is_space(peek(at));
	if (!space && peek(at) != '.')
		return false;
	while (unicode_is_space(peek(at)) || peek(at) == '.')
		next(&at);
	if (space)
		unicode_take_word(&at.s, at.end, "the "); /* "Part the First" */
	bool pair = false;
	if (!read_pair(&at, numbering, &pair) && !read_roman(&at, numbering) &&
	    !read_hebrew(&at, numbering) && !read_number_word(&at, numbering))
		return false;
	if (unicode_is_letter(peek(at)))
		return false;
	numbering->kind = NUMBERING_WORD;
	numbering->prefix = hash;
	bool parts = pair || (numbering->depth > 1 && (at.s == at.end || is_separator(peek(at))));
	numbering->caption = parts && numbering->value; /* no figure is 1.0 */
	*in = at;
	return true;
}

/* "Common Mistake #3: ...", "Lesson No. 4": words before a number that a mark shows to be one. */
static bool read_words(struct number_reader *in, struct numbering *numbering)
{
	struct number_reader at = *in;
	unsigned hash = 5381, words = 0;
	for (; words < MOST_WORDS && unicode_is_letter(peek(at)); words++) {
		if (!read_letters(&at, &hash) || (peek(at) != ' ' && peek(at) != '.'))
			return false;
		while (peek(at) == ' ' || peek(at) == '.')
			next(&at);
	}
	bool sign = peek(at) == '#';
	if (sign)
		next(&at);
	if (!words || !read_digits(&at, numbering) || numbering->depth > 1 ||
	    (!sign && peek(at) != ':'))
		return false;
	numbering->kind = NUMBERING_WORD;
	numbering->prefix = hash;
	*in = at;
	return true;
}

/* "Erstes Kapitel", "First Part": two words that make up the line, or a mark stands behind them. */
static bool read_order(struct number_reader *in, struct numbering *numbering)
{
	struct number_reader at = *in;
	unsigned hash = 5381;
	if (!read_number_word(&at, numbering) || !unicode_is_space(peek(at)))
		return false;
	next(&at);
	if (read_letters(&at, &hash) < 3)
		return false;
	struct number_reader behind = at;
	while (peek(behind) == ' ')
		next(&behind);
	if (behind.s < behind.end && !is_separator(peek(behind)))
		return false;
	numbering->kind = NUMBERING_WORD;
	numbering->prefix = hash;
	*in = at;
	return true;
}

static bool read_bare(struct number_reader *in, struct numbering *numbering)
{
	struct number_reader at = *in;
	unsigned open = peek(at);
	bool bracket = open == '(' || open == 0xFF08 || open == 0xA7; /* § too */
	if (bracket)
		next(&at);
	while (bracket && peek(at) == ' ')
		next(&at);
	if (read_digits(&at, numbering) || read_lettered(&at, numbering))
		numbering->kind = NUMBERING_PLAIN;
	else if (read_roman(&at, numbering))
		numbering->kind = NUMBERING_ROMAN;
	else if (read_han(&at, numbering))
		numbering->kind = NUMBERING_HAN;
	else
		return false;
	unsigned after = peek(at);
	bool marked = after == '.' || after == ')' || after == ':' || after == 0x3001 ||
		      after == 0xFF0E || after == 0xFF09 || after == 0xFF1A;
	if (!marked && at.s < at.end &&
	    !(numbering->kind == NUMBERING_PLAIN && (numbering->depth > 1 || open == 0xA7)) &&
	    !(numbering->kind == NUMBERING_PLAIN && unicode_is_space(after)))
		return false;
	numbering->prefix = (bracket ? open * 1000 : 0) + (marked && after != '.' ? after : 0);
	*in = at;
	return true;
}

struct numbering text_numbering(const char *bytes, size_t size)
{
	struct numbering numbering = {0}, none = {0};
	struct number_reader in = {bytes, bytes + size};
	if (!read_ordinal(&in, &numbering) && !read_word(&in, &numbering) &&
	    !read_words(&in, &numbering) && !read_order(&in, &numbering) &&
	    !read_bare(&in, &numbering))
		return none;
	skip_separator(&in);
	numbering.size = (size_t)(in.s - bytes);
	return numbering;
}
