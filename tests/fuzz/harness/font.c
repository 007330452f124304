/* A font, and what is packed in one. */
#include "../fuzz.h"

#include "media/font.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena *arena = arena_new();
	struct buf unpacked = BUF_EMPTY;
	struct font_info info;
	enum font_type type = font_identify(bytes, size, arena, &info);
	if (!info.damage)
		font_unpack(type, bytes, size, 64 << 20, &unpacked);
	buf_clear(&unpacked);
	arena_free(arena);
	return 0;
}
