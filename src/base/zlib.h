/* Checksums and zlib's format, by libdeflate: what pictures and fonts are made of. */
#ifndef OCTAVO_BASE_ZLIB_H
#define OCTAVO_BASE_ZLIB_H

#include "base/buf.h"

#include <stdbool.h>
#include <stdint.h>

uint32_t zlib_checksum(const void *bytes, size_t size); /* CRC-32 */

void zlib_pack(const void *bytes, size_t size, struct buf *out); /* appends; small, not fast */

/* Unpacks into out, of just the size that was packed; false if that isn't what the bytes hold. */
bool zlib_unpack(const void *bytes, size_t size, void *out, size_t out_size);

/* The same for what is deflated alone, without zlib's head and checksum. */
bool zlib_inflate(const void *bytes, size_t size, void *out, size_t out_size);

/* What was found where the size isn't sure. */
struct zlib_found {
	size_t size;       /* as large as the room: that, or more */
	bool sum_is_right; /* the checksum behind the data; not looked at where there may be more */
};

/* Where there is more than room for, so many bytes at the end of the room may not be written. */
enum { ZLIB_SLACK = 1 << 16 };

/* Unpacks what there is room for; false: the data are broken. */
bool zlib_unpack_some(const void *bytes, size_t size, void *out, size_t room,
		      struct zlib_found *found);

#endif
