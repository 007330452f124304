/* References to files of the book: percent-encoding undone, data: URLs unpacked. */
#ifndef OCTAVO_MEDIA_LOCAL_H
#define OCTAVO_MEDIA_LOCAL_H

#include "base/arena.h"
#include "base/buf.h"

#include <stdbool.h>

/* The text with %XX undone (RFC 3986, section 2.1); what is no such code stays as it is. */
char *local_decoded(struct arena *arena, const char *text);

/* Appends what a data: URL holds (RFC 2397); false if it is none or its base64 is broken. */
bool local_unpack(const char *url, struct buf *bytes);

#endif
