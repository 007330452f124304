/* Base64 (RFC 4648), with the letters of either alphabet. */
#ifndef OCTAVO_BASE_BASE64_H
#define OCTAVO_BASE_BASE64_H

#include "base/buf.h"

#include <stdbool.h>

/* Appends what the text says, up to its end or a "="; white space doesn't count. False: something
 * else is among it, or its end is missing. */
bool base64_decode(const char *text, size_t size, struct buf *bytes);

#endif
