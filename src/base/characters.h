/* The gate of a book: which characters it may hold. Whatever comes in by another way than the bytes
 * of an article (decode.h) passes here as well: references and escapes in a text, values of
 * book.yaml, names of files. */
#ifndef OCTAVO_BASE_CHARACTERS_H
#define OCTAVO_BASE_CHARACTERS_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

/* XML 1.0 forbids most controls, lone surrogates, U+FFFE and U+FFFF; and the other controls and
 * noncharacters of Unicode no reader can show. Tab and line feed may stay. */
bool character_may_stay(unsigned code_point);

/* The white space that stands for a control that is one: a line's end or a space; 0: it is none. */
char character_as_space(unsigned code_point);

/* The number of leading bytes that are valid UTF-8 and may stay as they are: size, if all may. */
size_t characters_prefix(const char *text, size_t size);

/* The text as a book may hold it: itself, or what was added to kept, which is empty before and the
 * caller clears. What may not stay is left out and counted, bytes that aren't UTF-8 become U+FFFD.
 */
const char *characters_clean(const char *text, size_t size, struct buf *kept, size_t *left_out);

#endif
