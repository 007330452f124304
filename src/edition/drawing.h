/* Drawings: SVG files, made fit for a book. */
#ifndef OCTAVO_EDITION_DRAWING_H
#define OCTAVO_EDITION_DRAWING_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

/* Writes the drawing again with what a book may show: no script, no document type, nothing from the
 * network, none of the private elements of drawing programs. *lost: how many pictures and the like
 * in it went. False, and bytes as they were, if it can't be read as XML or nothing of it is left.
 */
bool drawing_fit(struct buf *bytes, size_t *lost);

#endif
