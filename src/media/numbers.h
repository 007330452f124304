/* Numbers in the bytes of pictures and fonts: b big-, l little-endian. The bytes have to be there.
 */
#ifndef OCTAVO_MEDIA_NUMBERS_H
#define OCTAVO_MEDIA_NUMBERS_H

#include <stdint.h>

static inline uint32_t be16(const unsigned char *s)
{
	return (uint32_t)s[0] << 8 | s[1];
}
static inline uint32_t be32(const unsigned char *s)
{
	return be16(s) << 16 | be16(s + 2);
}
static inline uint32_t le16(const unsigned char *s)
{
	return (uint32_t)s[1] << 8 | s[0];
}
static inline uint32_t le24(const unsigned char *s)
{
	return (uint32_t)s[2] << 16 | le16(s);
}
static inline uint32_t le32(const unsigned char *s)
{
	return le16(s + 2) << 16 | le16(s);
}

#endif
