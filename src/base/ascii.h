/* Characters of ASCII, whatever the locale; bytes of others are none of these. */
#ifndef OCTAVO_BASE_ASCII_H
#define OCTAVO_BASE_ASCII_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

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

static inline char ascii_lower(char c)
{
	return ascii_is_upper(c) ? (char)(c | 0x20) : c;
}

/* The value of a hexadecimal digit; -1: it is none. */
static inline int ascii_hex_value(int c)
{
	return ascii_is_digit(c)      ? c - '0'
	       : c >= 'a' && c <= 'f' ? c - 'a' + 10
	       : c >= 'A' && c <= 'F' ? c - 'A' + 10
				      : -1;
}

/* The following compare without regard to case. */
static inline bool ascii_same(const char *a, size_t a_size, const char *b, size_t b_size)
{
	bool same = a_size == b_size;
	for (size_t i = 0; same && i < a_size; i++)
		same = ascii_lower(a[i]) == ascii_lower(b[i]);
	return same;
}

static inline bool ascii_begins_with(const char *text, const char *word)
{
	size_t size = strlen(word);
	return strnlen(text, size) == size && ascii_same(text, size, word, size);
}

static inline bool ascii_equal(const char *text, const char *word)
{
	return ascii_same(text, strlen(text), word, strlen(word));
}

#endif
