/* EXIF: the one tag that a picture's display depends on. */
#include "media/image_parts.h"

enum { ORIENTATION = 0x0112, SHORT = 3, ENTRY = 12 };

unsigned exif_orientation(const unsigned char *bytes, size_t size)
{
	bool little = begins(bytes, size, "II*\0", 4);
	if (size < 8 || (!little && !begins(bytes, size, "MM\0*", 4)))
		return 1;
	uint32_t at = little ? le32(bytes + 4) : be32(bytes + 4);
	if (at > size || size - at < 2)
		return 1;
	uint32_t count = little ? le16(bytes + at) : be16(bytes + at);
	const unsigned char *entry = bytes + at + 2;
	for (; count && (size_t)(bytes + size - entry) >= ENTRY; count--, entry += ENTRY) {
		uint32_t tag = little ? le16(entry) : be16(entry);
		uint32_t type = little ? le16(entry + 2) : be16(entry + 2);
		uint32_t value = little ? le16(entry + 8) : be16(entry + 8);
		if (tag == ORIENTATION)
			return type == SHORT && value >= 1 && value <= 8 ? value : 1;
	}
	return 1;
}
