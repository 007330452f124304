/* Deflating with libdeflate. */
#include "container/deflate.h"

#include "base/mem.h"

#include <libdeflate.h>

enum { WORTH_HASTE = 64 << 10 }; /* bytes: below, a second compressor costs more than it saves */

/* 12 would take six times as long as 9 for 1.2 %. */
static const int levels[] = {[EFFORT_FAST] = 6, [EFFORT_FULL] = 9};

struct deflater {
	struct libdeflate_compressor *compressors[EFFORT_FULL + 1];
};

void packed_clear(struct packed *packed)
{
	buf_clear(&packed->bytes);
}

struct deflater *deflater_new(void)
{
	return mem_zeroed(1, sizeof(struct deflater));
}

void deflater_free(struct deflater *deflater)
{
	if (!deflater)
		return;
	for (int effort = EFFORT_FAST; effort <= EFFORT_FULL; effort++)
		if (deflater->compressors[effort])
			libdeflate_free_compressor(deflater->compressors[effort]);
	mem_free(deflater);
}

struct packed packed_stored(const char *name, struct buf bytes, uint32_t crc)
{
	return (struct packed){.name = name, .bytes = bytes, .size = bytes.size, .crc = crc};
}

struct packed deflater_pack(struct deflater *deflater, const char *name, struct buf bytes,
			    enum effort effort)
{
	struct packed packed =
	    packed_stored(name, bytes, libdeflate_crc32(0, bytes.data, bytes.size));
	if (bytes.size == 0)
		return packed;
	if (bytes.size < WORTH_HASTE)
		effort = EFFORT_FULL;
	struct libdeflate_compressor **compressor = &deflater->compressors[effort];
	if (!*compressor)
		*compressor = libdeflate_alloc_compressor(levels[effort]);
	if (!*compressor)
		return packed;
	struct buf out = BUF_EMPTY;
	buf_reserve(&out, bytes.size);
	size_t size =
	    libdeflate_deflate_compress(*compressor, bytes.data, bytes.size, out.data, bytes.size);
	if (size == 0) { /* it would grow */
		buf_clear(&out);
		return packed;
	}
	out.data = mem_resize(out.data, size + 1);
	out.size = size;
	out.room = size + 1;
	buf_clear(&packed.bytes);
	packed.bytes = out;
	packed.deflated = true;
	return packed;
}
