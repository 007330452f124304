/* Files that are written into a reference. */
#include "base/data_url.h"

#include "base/base64.h"
#include "base/url.h"

#include <string.h>

bool data_url_unpack(const char *url, struct buf *bytes)
{
	static const char base64[] = ";base64";
	const char *comma = strchr(url, ',');
	if (!comma || !url_has_scheme(url, "data"))
		return false;
	size_t head = (size_t)(comma - url), tail = sizeof base64 - 1;
	struct arena *arena = arena_new();
	const char *data = url_decoded(arena, comma + 1);
	bool done = true;
	if (head > tail && memcmp(comma - tail, base64, tail) == 0)
		done = base64_decode(data, strlen(data), bytes);
	else
		buf_puts(bytes, data);
	arena_free(arena);
	return done && bytes->size > 0;
}
