/* The encoding of a text that names none. */
#ifndef OCTAVO_BASE_ENCODING_H
#define OCTAVO_BASE_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

/* The label of the encoding that the bytes, which aren't UTF-8, look like, or NULL where they are
 * too few to tell, or where the library that tells (libuchardet, loaded when first asked) isn't
 * there. label holds what is given. */
const char *encoding_of_bytes(const char *bytes, size_t size, char label[32]);

/* Whether the bytes hold the escape sequences of ISO-2022, which is ASCII otherwise. */
bool encoding_is_escaped(const char *bytes, size_t size);

#endif
