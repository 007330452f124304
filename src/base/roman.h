/* Roman numbers. */
#ifndef OCTAVO_BASE_ROMAN_H
#define OCTAVO_BASE_ROMAN_H

#include <stddef.h>

/* The number that so many bytes are, in capitals or small letters and in the right order, IIII as
 * IV; 0: they are none. To CDXCIX: D and M open too many words. */
unsigned roman_value(const char *text, size_t size);

#endif
