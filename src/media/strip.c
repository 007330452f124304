/* What a picture keeps beside its pixels. The pictures here have been found whole (image.h). */
#include "media/media_parts.h"

#include "media/image_parts.h"

enum {
	RST0 = 0xD0,
	RST7 = 0xD7,
	SOI = 0xD8,
	EOI = 0xD9,
	SOS = 0xDA,
	APP0 = 0xE0,
	APP2 = 0xE2,
	APP14 = 0xEE,
	COM = 0xFE
};

static struct bytes bytes_of(const struct buf *buf)
{
	return (struct bytes){(const unsigned char *)buf->data, buf->size};
}

/* Moves what stays of a picture to its place behind what stayed before it. */
static void keep(struct buf *picture, size_t *kept, const unsigned char *at, size_t size)
{
	if ((const unsigned char *)picture->data + *kept != at)
		memmove(picture->data + *kept, at, size);
	*kept += size;
}

/* How colours are meant has to stay; what else applications wrote goes. */
static bool is_profile(unsigned marker, const unsigned char *data, size_t size)
{
	return marker == APP2 && begins(data, size, "ICC_PROFILE\0", 12);
}

static bool is_private(unsigned marker, const unsigned char *data, size_t size)
{
	return marker == COM || (marker > APP0 && marker < COM && marker != APP14 &&
				 !is_profile(marker, data, size));
}

/* The bytes up to the next marker, of data that are known to hold one. */
static size_t scan_size(const struct bytes *bytes)
{
	for (const unsigned char *at = bytes->at;; at++) {
		at = memchr(at, 0xFF, bytes->left - (size_t)(at - bytes->at));
		if (at[1] != 0 && at[1] != 0xFF && !(at[1] >= RST0 && at[1] <= RST7))
			return (size_t)(at - bytes->at);
	}
}

struct segment {
	unsigned marker;
	const unsigned char *at; /* of the marker */
	size_t size;             /* with the marker, without the picture's data behind SOS */
};

static struct segment next_segment(struct bytes *bytes)
{
	while (bytes->at[1] == 0xFF)
		take(bytes, 1);
	unsigned marker = bytes->at[1];
	bool bare = marker == SOI || marker == EOI;
	size_t size = bare ? 2 : 2 + (size_t)be16(bytes->at + 2);
	return (struct segment){marker, take(bytes, size), size};
}

void strip_jpeg(struct buf *picture)
{
	struct bytes bytes = bytes_of(picture);
	size_t kept = 0;
	for (struct segment s = {0}; s.marker != EOI;) {
		s = next_segment(&bytes);
		if (s.marker == SOI || s.marker == EOI ||
		    !is_private(s.marker, s.at + 4, s.size - 4))
			keep(picture, &kept, s.at, s.size);
		if (s.marker == SOS) {
			size_t size = scan_size(&bytes);
			keep(picture, &kept, take(&bytes, size), size);
		}
	}
	buf_cut(picture, kept);
}

/* The profile comes before the first scan. */
void strip_jpeg_keep_profile(const struct buf *from, const struct buf *made, struct buf *out)
{
	struct bytes bytes = bytes_of(made), old = bytes_of(from);
	struct segment s = next_segment(&bytes);
	buf_add(out, s.at, s.size);
	if (bytes.at[1] == APP0) {
		s = next_segment(&bytes);
		buf_add(out, s.at, s.size);
	}
	for (s = next_segment(&old); s.marker != SOS; s = next_segment(&old))
		if (s.marker != SOI && is_profile(s.marker, s.at + 4, s.size - 4))
			buf_add(out, s.at, s.size);
	buf_add(out, bytes.at, bytes.left);
}

static bool is_chunk(const unsigned char *chunk, const char *name)
{
	return memcmp(chunk + 4, name, 4) == 0;
}

static const unsigned char *next_chunk(struct bytes *bytes, size_t *size)
{
	*size = 12 + (size_t)be32(bytes->at);
	return take(bytes, *size);
}

void strip_png(struct buf *picture, bool keep_exif)
{
	static const char *const private_chunks[] = {"tEXt", "zTXt", "iTXt", "tIME", "eXIf"};
	size_t count = sizeof private_chunks / sizeof *private_chunks - keep_exif, size, kept = 8;
	struct bytes bytes = bytes_of(picture);
	take(&bytes, kept);
	for (bool at_end = false; !at_end;) {
		const unsigned char *chunk = next_chunk(&bytes, &size);
		bool is_kept = true;
		for (size_t i = 0; i < count; i++)
			is_kept &= !is_chunk(chunk, private_chunks[i]);
		at_end = is_chunk(chunk, "IEND");
		if (is_kept)
			keep(picture, &kept, chunk, size);
	}
	buf_cut(picture, kept);
}

/* The profile comes behind the header. */
void strip_png_keep_profile(const struct buf *from, const struct buf *made, struct buf *out)
{
	enum { HEAD = 8 + 25 };
	struct bytes bytes = bytes_of(from);
	take(&bytes, 8);
	buf_add(out, made->data, HEAD);
	for (bool at_end = false; !at_end;) {
		size_t size;
		const unsigned char *chunk = next_chunk(&bytes, &size);
		if (is_chunk(chunk, "iCCP"))
			buf_add(out, chunk, size);
		at_end = is_chunk(chunk, "IDAT");
	}
	buf_add(out, made->data + HEAD, made->size - HEAD);
}

/* Moves behind a chain of sub-blocks. */
static void skip_sub_blocks(struct bytes *bytes)
{
	for (size_t size = 1; size;) {
		size = *take(bytes, 1);
		take(bytes, size);
	}
}

static void skip_palette(struct bytes *bytes, unsigned flags)
{
	if (flags & 0x80)
		take(bytes, (size_t)3 << ((flags & 7) + 1));
}

/* Moves behind the block that begins with its kind; whether it is kept: comments and what
 * applications wrote go, but for how often an animation runs. */
static bool skip_gif_block(struct bytes *bytes)
{
	enum { EXTENSION = 0x21, FRAME = 0x2C, COMMENT = 0xFE, APPLICATION = 0xFF };
	unsigned kind = *take(bytes, 1);
	bool is_kept = true;
	if (kind == FRAME) {
		skip_palette(bytes, take(bytes, 9)[8]);
		take(bytes, 1);
	} else if (kind == EXTENSION) {
		unsigned label = *take(bytes, 1);
		bool runs = begins(bytes->at, bytes->left, "\x0BNETSCAPE2.0", 12);
		is_kept = label != COMMENT && (label != APPLICATION || runs);
	}
	skip_sub_blocks(bytes);
	return is_kept;
}

void strip_gif(struct buf *picture)
{
	enum { TRAILER = 0x3B };
	struct bytes bytes = bytes_of(picture);
	take(&bytes, 6);
	skip_palette(&bytes, take(&bytes, 7)[4]);
	size_t kept = picture->size - bytes.left;
	while (*bytes.at != TRAILER) {
		const unsigned char *start = bytes.at;
		if (skip_gif_block(&bytes))
			keep(picture, &kept, start, (size_t)(bytes.at - start));
	}
	keep(picture, &kept, bytes.at, 1);
	buf_cut(picture, kept);
}
