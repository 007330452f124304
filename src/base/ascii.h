/* Characters of ASCII, whatever the locale; bytes of others are none of these. */
#ifndef OCTAVO_BASE_ASCII_H
#define OCTAVO_BASE_ASCII_H

#include <stdbool.h>
#include <stddef.h>

static inline bool ascii_is_digit(int c)
{
	return c >= '0' && c <= '9';
}

static inline bool ascii_is_upper(int c)
{
	return c >= 'A' && c <= 'Z';
}

static inline bool ascii_is_lower(int c)
{
	return c >= 'a' && c <= 'z';
}

static inline bool ascii_is_letter(int c)
{
	return ascii_is_upper(c) || ascii_is_lower(c);
}

static inline bool ascii_is_letter_or_digit(int c)
{
	return ascii_is_letter(c) || ascii_is_digit(c);
}

/* White space of HTML and CSS; XML has no form feed. */
static inline bool ascii_is_space(int c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static inline int ascii_lower(int c)
{
	return ascii_is_upper(c) ? c | 0x20 : c;
}

static inline int ascii_upper(int c)
{
	return ascii_is_lower(c) ? c & ~0x20 : c;
}

/* The value of a hexadecimal digit; -1: it is none. */
static inline int ascii_hex_value(int c)
{
	return ascii_is_digit(c)      ? c - '0'
	       : c >= 'a' && c <= 'f' ? c - 'a' + 10
	       : c >= 'A' && c <= 'F' ? c - 'A' + 10
				      : -1;
}

/* How many digits the text begins with. */
static inline size_t ascii_digits(const char *text)
{
	size_t count = 0;
	while (ascii_is_digit(text[count]))
		count++;
	return count;
}

/* Whether the two are the same but for the case of letters. */
static inline bool ascii_equal(const char *a, const char *b)
{
	while (*a && ascii_lower(*a) == ascii_lower(*b))
		a++, b++;
	return *a == *b;
}

/* The same of texts of that many bytes. */
static inline bool ascii_same(const char *a, size_t a_size, const char *b, size_t b_size)
{
	if (a_size != b_size)
		return false;
	for (size_t i = 0; i < a_size; i++)
		if (ascii_lower(a[i]) != ascii_lower(b[i]))
			return false;
	return true;
}

/* Whether the text begins with the word, but for the case of letters. */
static inline bool ascii_begins_with(const char *text, const char *word)
{
	while (*word && ascii_lower(*text) == ascii_lower(*word))
		text++, word++;
	return !*word;
}

/* Writes the text in lower case over itself. */
static inline char *ascii_lowered(char *text)
{
	for (char *s = text; *s; s++)
		*s = (char)ascii_lower(*s);
	return text;
}

#endif
