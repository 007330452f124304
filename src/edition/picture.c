/* Making a picture fit for a book. */
#include "edition/picture.h"

#include "base/mem.h"
#include "edition/image_parts.h"
#include "edition/jpeg.h"
#include "edition/webp.h"

enum {
	RST0 = 0xD0,
	RST7 = 0xD7,
	EOI = 0xD9,
	SOS = 0xDA,
	APP0 = 0xE0,
	APP2 = 0xE2,
	APP14 = 0xEE,
	COM = 0xFE
};

static enum image_type identify(const struct buf *bytes, struct image_info *info)
{
	const char *data = bytes->data ? bytes->data : "";
	return image_identify((const unsigned char *)data, bytes->size, info);
}

static void replace(struct buf *bytes, struct buf *by)
{
	buf_clear(bytes);
	*bytes = *by;
	*by = (struct buf)BUF_EMPTY;
}

/* How colours are meant has to stay; what else applications wrote goes. */
static bool is_private(unsigned marker, const unsigned char *data, size_t size)
{
	if (marker == APP2)
		return !begins(data, size, "ICC_PROFILE\0", 12);
	return marker == COM || (marker > APP0 && marker < COM && marker != APP14);
}

/* The bytes up to the next marker, of data that are known to hold one. */
static size_t scan_size(const struct bytes *bytes)
{
	size_t size = 0;
	while (bytes->at[size] != 0xFF || bytes->at[size + 1] == 0 || bytes->at[size + 1] == 0xFF ||
	       (bytes->at[size + 1] >= RST0 && bytes->at[size + 1] <= RST7))
		size++;
	return size;
}

/* Copies a whole JPEG without what is private. */
static void strip_jpeg(const struct buf *from, struct buf *out)
{
	struct bytes bytes = {(const unsigned char *)from->data, from->size};
	buf_add(out, take(&bytes, 2), 2);
	for (;;) {
		while (bytes.at[1] == 0xFF)
			take(&bytes, 1);
		unsigned marker = bytes.at[1];
		size_t size = marker == EOI ? 2 : 2 + (size_t)be16(bytes.at + 2);
		const unsigned char *segment = take(&bytes, size);
		if (!is_private(marker, segment + 4, size - 4))
			buf_add(out, segment, size);
		if (marker == EOI)
			return;
		if (marker == SOS) {
			size = scan_size(&bytes);
			buf_add(out, take(&bytes, size), size);
		}
	}
}

/* Copies a whole PNG without texts and, as long as it is upright, without EXIF data. */
static void strip_png(const struct buf *from, bool upright, struct buf *out)
{
	static const char *const private_chunks[] = {"tEXt", "zTXt", "iTXt", "tIME", "eXIf"};
	size_t count = sizeof private_chunks / sizeof *private_chunks - !upright;
	struct bytes bytes = {(const unsigned char *)from->data, from->size};
	buf_add(out, take(&bytes, 8), 8);
	for (bool at_end = false; !at_end;) {
		size_t size = 12 + (size_t)be32(bytes.at);
		const unsigned char *chunk = take(&bytes, size);
		bool is_kept = true;
		for (size_t i = 0; i < count; i++)
			is_kept &= memcmp(chunk + 4, private_chunks[i], 4) != 0;
		if (is_kept)
			buf_add(out, chunk, size);
		at_end = memcmp(chunk + 4, "IEND", 4) == 0;
	}
}

static void fit_jpeg(struct buf *bytes, unsigned orientation)
{
	struct buf turned = BUF_EMPTY, stripped = BUF_EMPTY;
	if (orientation != 1) {
		bool done = jpeg_turn((const unsigned char *)bytes->data, bytes->size, orientation,
				      &turned);
		struct image_info info;
		if (!done || identify(&turned, &info) != IMAGE_JPEG || info.damage) {
			buf_clear(&turned);
			return; /* many readers turn it by its EXIF data, which therefore stay */
		}
		replace(bytes, &turned);
	}
	strip_jpeg(bytes, &stripped);
	replace(bytes, &stripped);
}

static const char *fit_webp(struct buf *bytes, unsigned orientation)
{
	struct pixels pixels;
	struct buf made = BUF_EMPTY;
	bool is_exact = false;
	const char *wrong =
	    webp_decode((const unsigned char *)bytes->data, bytes->size, &pixels, &is_exact);
	if (wrong)
		return wrong;
	pixels_turn(&pixels, orientation);
	if (is_exact || !jpeg_write(&pixels, &made))
		pixels_write_png(&pixels, &made);
	pixels_clear(&pixels);
	replace(bytes, &made);
	return NULL;
}

enum image_type picture_fit(struct buf *bytes, struct image_info *info, bool *converted)
{
	enum image_type type = identify(bytes, info);
	*converted = false;
	struct buf stripped = BUF_EMPTY;
	if (info->damage)
		return type;
	if (type == IMAGE_WEBP) {
		info->damage = fit_webp(bytes, info->orientation);
		*converted = !info->damage;
		return info->damage ? type : identify(bytes, info);
	}
	if (type == IMAGE_JPEG) {
		fit_jpeg(bytes, info->orientation);
	} else if (type == IMAGE_PNG) {
		strip_png(bytes, info->orientation == 1, &stripped);
		replace(bytes, &stripped);
	} else {
		return type;
	}
	return identify(bytes, info);
}
