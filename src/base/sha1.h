/* SHA-1 (FIPS 180-4): what other formats make keys of; no protection against anybody. */
#ifndef OCTAVO_BASE_SHA1_H
#define OCTAVO_BASE_SHA1_H

#include <stddef.h>

enum { SHA1_SIZE = 20 };

void sha1(const char *bytes, size_t size, unsigned char digest[SHA1_SIZE]);

#endif
