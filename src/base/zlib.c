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
		mem_exhausted();
	buf_reserve(out, libdeflate_zlib_compress_bound(packer, size));
	size_t room = out->room - out->size - 1;
	out->size += libdeflate_zlib_compress(packer, bytes, size, out->data + out->size, room);
	out->data[out->size] = '\0';
	libdeflate_free_compressor(packer);
}

static struct libdeflate_decompressor *new_unpacker(void)
{
	struct libdeflate_decompressor *unpacker = libdeflate_alloc_decompressor();
	if (!unpacker)
		mem_exhausted();
	return unpacker;
}

bool zlib_unpack(const void *bytes, size_t size, void *out, size_t out_size)
{
	struct libdeflate_decompressor *unpacker = new_unpacker();
	bool done = libdeflate_zlib_decompress(unpacker, bytes, size, out, out_size, NULL) ==
		    LIBDEFLATE_SUCCESS;
	libdeflate_free_decompressor(unpacker);
	return done;
}

bool zlib_inflate(const void *bytes, size_t size, void *out, size_t out_size)
{
	struct libdeflate_decompressor *unpacker = new_unpacker();
	bool done = libdeflate_deflate_decompress(unpacker, bytes, size, out, out_size, NULL) ==
		    LIBDEFLATE_SUCCESS;
	libdeflate_free_decompressor(unpacker);
	return done;
}

/* RFC 1950: deflate, no larger window than is known, no dictionary. */
static bool has_head(const unsigned char *head)
{
	return (head[0] & 15) == 8 && head[0] >> 4 <= 7 && !(head[1] & 0x20) &&
	       (head[0] << 8 | head[1]) % 31 == 0;
}

bool zlib_unpack_some(const void *bytes, size_t size, void *out, size_t room,
		      struct zlib_found *found)
{
	enum { HEAD = 2, SUM = 4 };
	const unsigned char *in = bytes;
	*found = (struct zlib_found){0};
	if (size < HEAD || !has_head(in))
		return false;
	struct libdeflate_decompressor *unpacker = new_unpacker();
	size_t used = 0;
	enum libdeflate_result result = libdeflate_deflate_decompress_ex(
	    unpacker, in + HEAD, size - HEAD, out, room, &used, &found->size);
	libdeflate_free_decompressor(unpacker);
	if (result == LIBDEFLATE_INSUFFICIENT_SPACE)
		found->size = room;
	else if (result != LIBDEFLATE_SUCCESS)
		return false;
	const unsigned char *sum = in + HEAD + used;
	found->sum_is_right =
	    result == LIBDEFLATE_SUCCESS && size - HEAD - used >= SUM &&
	    libdeflate_adler32(1, out, found->size) ==
		((uint32_t)sum[0] << 24 | (uint32_t)sum[1] << 16 | (uint32_t)sum[2] << 8 | sum[3]);
	return true;
}
