/* Deflating with libdeflate. */
#include "archive/deflate.h"

#include "base/mem.h"

#include <libdeflate.h>

enum { LEVEL = 9 }; /* 12 takes six times as long for 1.2 % */

struct deflater {
	struct libdeflate_compressor *compressor;
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
	if (deflater->compressor)
		libdeflate_free_compressor(deflater->compressor);
	mem_free(deflater);
}

struct packed deflater_pack(struct deflater *deflater, const char *name, struct buf bytes,
			    bool store)
{
	struct packed packed = {
	    .name = name,
	    .bytes = bytes,
	    .size = bytes.size,
	    .crc = libdeflate_crc32(0, bytes.data, bytes.size),
	};
	if (store || bytes.size == 0)
		return packed;
	if (!deflater->compressor)
		deflater->compressor = libdeflate_alloc_compressor(LEVEL);
	if (!deflater->compressor)
		return packed;
	struct buf out = BUF_EMPTY;
	buf_reserve(&out, bytes.size);
	size_t size = libdeflate_deflate_compress(deflater->compressor, bytes.data, bytes.size,
						  out.data, bytes.size);
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
