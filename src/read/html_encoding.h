/* The encoding that a page names at its start, before it can be decoded. */
#ifndef OCTAVO_READ_HTML_ENCODING_H
#define OCTAVO_READ_HTML_ENCODING_H

#include "base/arena.h"

/* The label that a meta element or an XML declaration gives within the first bytes, as written and
 * in the arena; NULL if there is none. A page that can be read so far isn't UTF-16, whatever it
 * says: it counts as UTF-8, as in HTML. So does one whose bytes are UTF-8 and that names another.
 */
const char *html_encoding(struct arena *arena, const char *bytes, size_t size);

#endif
