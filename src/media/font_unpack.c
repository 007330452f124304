/* WOFF and WOFF 2 as the font that they hold. */
#include "media/font.h"

#include "base/library.h"
#include "base/zlib.h"
#include "media/numbers.h"

#include <stdint.h>
#include <string.h>

enum { HEAD = 12, ENTRY = 16, WOFF_HEAD = 44, WOFF_ENTRY = 20 };

static void put16(unsigned char *out, uint32_t value)
{
	out[0] = (unsigned char)(value >> 8);
	out[1] = (unsigned char)value;
}

static void put32(unsigned char *out, uint32_t value)
{
	put16(out, value >> 16);
	put16(out + 2, value);
}

static size_t padded(size_t size)
{
	return (size + 3) & ~(size_t)3;
}

/* Whether the tables lie in the file and come to a size that a font may have. */
static size_t size_of_woff(const unsigned char *bytes, size_t size, size_t most)
{
	size_t count = size >= WOFF_HEAD ? be16(bytes + 12) : 0;
	size_t whole = HEAD + ENTRY * count;
	if (!count || size < WOFF_HEAD + WOFF_ENTRY * count)
		return 0;
	for (size_t i = 0; i < count; i++) {
		const unsigned char *entry = bytes + WOFF_HEAD + WOFF_ENTRY * i;
		size_t start = be32(entry + 4), packed = be32(entry + 8), table = be32(entry + 12);
		if (start > size || packed > size - start || packed > table || table > most)
			return 0;
		whole += padded(table);
		if (whole > most)
			return 0;
	}
	return whole;
}

/* The head of a font: how many tables there are, and what a search by halving wants to know. */
static void put_head(unsigned char *out, const unsigned char *flavor, unsigned count)
{
	unsigned power = 0;
	while (2u << power <= count)
		power++;
	memcpy(out, flavor, 4);
	put16(out + 4, count);
	put16(out + 6, 16u << power);
	put16(out + 8, power);
	put16(out + 10, 16 * count - (16u << power));
}

static bool unpack_woff(const unsigned char *bytes, size_t size, size_t most, struct buf *out)
{
	size_t whole = size_of_woff(bytes, size, most);
	if (!whole)
		return false;
	unsigned count = be16(bytes + 12);
	buf_reserve(out, whole);
	unsigned char *font = (unsigned char *)out->data;
	memset(font, 0, whole);
	put_head(font, bytes + 4, count);
	size_t at = HEAD + ENTRY * (size_t)count;
	for (unsigned i = 0; i < count; i++) {
		const unsigned char *entry = bytes + WOFF_HEAD + WOFF_ENTRY * (size_t)i;
		const unsigned char *data = bytes + be32(entry + 4);
		size_t packed = be32(entry + 8), table = be32(entry + 12);
		unsigned char *row = font + HEAD + ENTRY * (size_t)i;
		memcpy(row, entry, 4);
		memcpy(row + 4, entry + 16, 4);
		put32(row + 8, (uint32_t)at);
		put32(row + 12, (uint32_t)table);
		if (packed == table)
			memcpy(font + at, data, table);
		else if (!zlib_unpack(data, packed, font + at, table))
			return false;
		at += padded(table);
	}
	out->size = whole;
	return true;
}

/* Google's decoder, whose functions are C++ and take what C has, too. */
struct woff2_functions {
	size_t (*final_size)(const uint8_t *data, size_t size);
	bool (*convert)(uint8_t *font, size_t font_size, const uint8_t *data, size_t size);
};

static bool load_woff2(struct woff2_functions *functions)
{
	static const char *const names[LIBRARY_NAMES] = {"libwoff2dec.so.1.0.2", "libwoff2dec.so",
							 "libwoff2dec.dylib"};
	static const char *const wanted[] = {"_ZN5woff221ComputeWOFF2FinalSizeEPKhm",
					     "_ZN5woff217ConvertWOFF2ToTTFEPhmPKhm"};
	return library_load(names, wanted, 2, functions);
}

static bool unpack_woff2(const unsigned char *bytes, size_t size, size_t most, struct buf *out)
{
	struct woff2_functions woff2;
	if (!load_woff2(&woff2))
		return false;
	size_t whole = woff2.final_size(bytes, size);
	if (whole < HEAD || whole > most)
		return false;
	buf_reserve(out, whole);
	if (!woff2.convert((uint8_t *)out->data, whole, bytes, size))
		return false;
	out->size = whole;
	return true;
}

size_t font_unpacked_size(enum font_type type, const unsigned char *bytes, size_t size)
{
	enum { UNPACKED_SIZE = 16 };
	bool is_packed = type == FONT_WOFF || type == FONT_WOFF2;
	return is_packed && size >= WOFF_HEAD ? be32(bytes + UNPACKED_SIZE) : size;
}

bool font_unpack(enum font_type type, const unsigned char *bytes, size_t size, size_t most,
		 struct buf *out)
{
	if (type == FONT_WOFF)
		return unpack_woff(bytes, size, most, out);
	if (type == FONT_WOFF2)
		return unpack_woff2(bytes, size, most, out);
	if (type == FONT_TTF || type == FONT_OTF)
		buf_add(out, bytes, size);
	return out->size > 0;
}
