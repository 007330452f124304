/* Checksums and zlib's format, by libdeflate. */
#include "base/zlib.h"

#include "base/mem.h"

#include <libdeflate.h>

enum { LEVEL = 9 };

uint32_t zlib_checksum(const void *bytes, size_t size)
{
	return libdeflate_crc32(0, bytes, size);
}

void zlib_pack(const void *bytes, size_t size, struct buf *out)
{
	struct libdeflate_compressor *packer = libdeflate_alloc_compressor(LEVEL);
	if (!packer)
		mem_free(mem_alloc(SIZE_MAX)); /* ends the process as any want of memory does */
	buf_reserve(out, libdeflate_zlib_compress_bound(packer, size));
	size_t room = out->room - out->size - 1;
	out->size += libdeflate_zlib_compress(packer, bytes, size, out->data + out->size, room);
	out->data[out->size] = '\0';
	libdeflate_free_compressor(packer);
}

bool zlib_unpack(const void *bytes, size_t size, void *out, size_t out_size)
{
	struct libdeflate_decompressor *unpacker = libdeflate_alloc_decompressor();
	bool done = unpacker && libdeflate_zlib_decompress(unpacker, bytes, size, out, out_size,
							   NULL) == LIBDEFLATE_SUCCESS;
	libdeflate_free_decompressor(unpacker);
	return done;
}
