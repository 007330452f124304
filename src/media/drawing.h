/* Drawings: SVG files, made fit for a book. */
#ifndef OCTAVO_MEDIA_DRAWING_H
#define OCTAVO_MEDIA_DRAWING_H

#include "base/arena.h"
#include "base/buf.h"

/* Writes the drawing again with what a book may show: no script, no document type, nothing from
 * outside, none of the private elements of drawing programs. *lost: how many pictures, words and
 * the like in it went. Returns what is wrong, as a message's predicate in the arena, if it can't be
 * read or nothing of it is left; NULL if it is fine. */
const char *drawing_fit(struct buf *bytes, struct arena *arena, size_t *lost);

#endif
