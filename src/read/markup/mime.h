/* A message of MIME (RFC 2045, 2046), as browsers save pages in one: its parts. */
#ifndef OCTAVO_READ_MARKUP_MIME_H
#define OCTAVO_READ_MARKUP_MIME_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/vec.h"

#include <stdbool.h>
#include <stdint.h>

enum mime_encoding { MIME_PLAIN, MIME_QUOTED, MIME_BASE64 };

struct mime_part {
	const char *type;     /* "text/html", in lower case; "" if it isn't said */
	const char *charset;  /* NULL: not said */
	const char *location; /* Content-Location; NULL: not said */
	const char *id;       /* Content-ID, without brackets; NULL: not said */
	enum mime_encoding encoding;
	const char *body; /* as it stands in the message */
	size_t size;
	uint32_t line; /* of the body's first */
};

typedef VEC(struct mime_part) mime_parts;

/* Lists the parts that hold no others, in their order. The text has a NUL behind it, and must
 * outlive them. */
void mime_read(struct arena *arena, const char *text, size_t size, mime_parts *parts);

typedef VEC(uint32_t) mime_lines;

/* Appends what the part says; lines, if that isn't NULL, receives for each line of it the line of
 * the message that it begins in. */
void mime_decode(const struct mime_part *part, struct buf *bytes, mime_lines *lines);

#endif
