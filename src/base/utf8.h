/* UTF-8, after RFC 3629: what octavo reads is turned into valid UTF-8 once, at the door. */
#ifndef OCTAVO_BASE_UTF8_H
#define OCTAVO_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>

#define UTF8_BAD 0xFFFFFFFFu

/* The code point at *text, which moves past it; UTF8_BAD (and one byte on) where none begins.
 * *text must be before end. */
unsigned utf8_next(const char **text, const char *end);

/* The code point before *at, which moves to its first byte. *at must be behind text, which is valid
 * UTF-8. */
unsigned utf8_before(const char *text, const char **at);

/* Bytes written to out, which holds 4. */
size_t utf8_write(unsigned code_point, char *out);

/* The number of leading bytes that are valid UTF-8: size, if all are. */
size_t utf8_valid_prefix(const char *text, size_t size);

size_t utf8_length(const char *text, size_t size); /* in code points */

#endif
