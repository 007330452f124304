/* Decoding: the bytes of any article become clean UTF-8, once, at the door. */
#ifndef OCTAVO_BASE_DECODE_H
#define OCTAVO_BASE_DECODE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"

#include <stdbool.h>

/* Makes bytes valid UTF-8 in place: no byte order mark, LF for line ends, no character that XML 1.0
 * forbids and no control character but tab and LF (a form feed becomes a space, so that lines keep
 * their numbers). Bytes that are so already are only looked at, and a NUL stands behind the last.
 *
 * A byte order mark decides. Without one, encoding does: a label such as a page's <meta> or an HTTP
 * header gives ("iso-8859-2", "Shift_JIS"); NULL: UTF-8 if it can be, else Windows-1252, with a
 * warning. name is for places. NUL bytes are left out, with a warning. False, without a diagnostic:
 * so many of them that it is no text. */
bool decode(struct buf *bytes, const char *encoding, const char *name, struct diags *diags);

/* The same, but form feeds stay, as they part the pages of a bare text. */
bool decode_pages(struct buf *bytes, const char *encoding, const char *name, struct diags *diags);

/* The same for a text that is UTF-8 already, as values of book.yaml with their escapes are: itself
 * or a copy in the arena. What is left out is told at its place. */
const char *decode_text(struct arena *arena, const char *text, struct place at,
			struct diags *diags);

#endif
