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

#endif
