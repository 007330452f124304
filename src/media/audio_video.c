/* What a file of sound or film is. */
#include "media/media_parts.h"

#include <string.h>

static bool is_mp3(const unsigned char *bytes, size_t size)
{
	if (size >= 3 && memcmp(bytes, "ID3", 3) == 0)
		return true;
	bool sync = size >= 4 && bytes[0] == 0xFF && (bytes[1] & 0xE0) == 0xE0;
	return sync && (bytes[1] & 0x06) == 0x02 && bytes[2] >> 4 != 0x0F; /* layer 3, a bit rate */
}

struct media_type media_identify(const char *bytes, size_t size, bool film)
{
	if (size >= 12 && memcmp(bytes + 4, "ftyp", 4) == 0)
		return film ? (struct media_type){"video/mp4", "mp4"}
			    : (struct media_type){"audio/mp4", "m4a"};
	if (film && size >= 4 && memcmp(bytes, "\x1A\x45\xDF\xA3", 4) == 0)
		return (struct media_type){"video/webm", "webm"};
	if (!film && is_mp3((const unsigned char *)bytes, size))
		return (struct media_type){"audio/mpeg", "mp3"};
	return (struct media_type){NULL, NULL};
}
