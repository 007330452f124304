/* Roman numbers. */
#ifndef OCTAVO_BASE_ROMAN_H
#define OCTAVO_BASE_ROMAN_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

/* The number that so many bytes are, in capitals or small letters and in the right order, IIII as
 * IV; 0: they are none. To CDXCIX: D and M open too many words. */
unsigned roman_value(const char *text, size_t size);

enum { ROMAN_MOST = 3999 };

/* Adds the number, from 1 to ROMAN_MOST. */
void roman_put(struct buf *out, unsigned number, bool is_upper);

#endif
