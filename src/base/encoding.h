/* Encodings: what their labels mean, their bytes to UTF-8, and which one a text has that names
 * none. */
#ifndef OCTAVO_BASE_ENCODING_H
#define OCTAVO_BASE_ENCODING_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

/* encoding_convert.c. Labels are such as the web has them ("iso-8859-2", "Shift_JIS"), in any case.
 */
bool encoding_is_utf_8(const char *label);
bool encoding_is_known(const char *label);

/* Adds the bytes as UTF-8; bad: how many of them meant nothing. False: the label is not known. */
bool encoding_convert(struct buf *out, const struct buf *bytes, const char *label, size_t *bad);
void encoding_from_utf_16(struct buf *out, const struct buf *bytes, bool big_endian);
unsigned encoding_windows_1252(unsigned char byte); /* its code point */

/* encoding.c: the label of the encoding that the bytes, which aren't UTF-8, look like, or NULL
 * where they are too few to tell, or where the library that tells (libuchardet, loaded when first
 * asked) isn't there. label holds what is given. */
const char *encoding_of_bytes(const char *bytes, size_t size, char label[32]);

/* encoding_older.c: the label, or that of an encoding of the old Mac or of DOS, if the bytes read
 * better so. */
const char *encoding_older(const char *label, const char *bytes, size_t size);

/* Which of the encodings of DOS the bytes are in; NULL: no lines of boxes are drawn, as only those
 * have them. */
const char *encoding_of_boxes(const char *bytes, size_t size);

/* Whether the bytes hold the escape sequences of ISO-2022, which is ASCII otherwise. */
bool encoding_is_escaped(const char *bytes, size_t size);

#endif
