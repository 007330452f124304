/* What an image is: signatures, and the kinds that no book may hold. */
#include "media/image_parts.h"

#include "media/metafile.h"

const char image_is_short[] = "shorter than it says";
const char image_is_altered[] = "not what its checksum says";
const char image_is_broken[] = "of a broken structure";

/* The kinds that a book may hold. */
static const struct image_kind {
	enum image_type type;
	const char *signature;
	size_t size;
	const char *name, *media_type, *ending;
	const char *(*read)(struct bytes bytes, struct image_info *info, bool closely);
} kinds[] = {
    {IMAGE_JPEG, "\xFF\xD8\xFF", 3, "JPEG", "image/jpeg", "jpg", jpeg_read},
    {IMAGE_PNG, "\x89PNG\r\n\x1A\n", 8, "PNG", "image/png", "png", png_read},
    {IMAGE_GIF, "GIF87a", 6, "GIF", "image/gif", "gif", gif_read},
    {IMAGE_GIF, "GIF89a", 6, "GIF", "image/gif", "gif", gif_read},
};

static const struct image_kind webp = {IMAGE_WEBP,   "RIFF", 4,        "WebP",
				       "image/webp", "webp", webp_read};
static const struct image_kind svg = {IMAGE_SVG, "", 0, "SVG", "image/svg+xml", "svg", svg_read};

/* Those that it may not. */
static const struct {
	const char *signature;
	size_t size;
	const char *name;
} refused[] = {
    {"II*\0", 4, "TIFF"},
    {"MM\0*", 4, "TIFF"},
    {"II+\0", 4, "TIFF"},
    {"MM\0+", 4, "TIFF"},
    {"8BPS", 4, "PSD"},
    {"\0\0\1\0", 4, "ICO"},
    {"\xFF\x0A", 2, "JPEG XL"},
    {"\0\0\0\x0CJXL \r\n\x87\n", 12, "JPEG XL"},
    {"\0\0\0\x0CjP  \r\n\x87\n", 12, "JPEG 2000"},
    {"\xFF\x4F\xFF\x51", 4, "JPEG 2000"},
};

/* Brands of the files that begin with an ftyp box. */
static const struct {
	const char brand[5];
	const char *name;
} brands[] = {
    {"avif", "AVIF"}, {"avis", "AVIF"}, {"heic", "HEIC"}, {"heix", "HEIC"}, {"heim", "HEIC"},
    {"heis", "HEIC"}, {"hevc", "HEIC"}, {"hevx", "HEIC"}, {"mif1", "HEIC"}, {"msf1", "HEIC"},
};

/* The brand that says most stands first in the table; a file may have several. */
static const char *name_by_brand(const unsigned char *bytes, size_t size)
{
	if (size < 16 || memcmp(bytes + 4, "ftyp", 4) != 0)
		return NULL;
	size_t end = be32(bytes) < size ? be32(bytes) : size;
	for (size_t i = 0; i < sizeof brands / sizeof *brands; i++)
		for (size_t at = 8; at + 4 <= end && at < 256; at += at == 8 ? 8 : 4)
			if (memcmp(bytes + at, brands[i].brand, 4) == 0)
				return brands[i].name;
	return NULL;
}

static const char *refused_name(const unsigned char *bytes, size_t size)
{
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
		if (begins(bytes, size, refused[i].signature, refused[i].size))
			return refused[i].name;
	if (begins(bytes, size, "BM", 2) && size >= 18 && be32(bytes + 6) == 0 &&
	    le32(bytes + 14) >= 12 && le32(bytes + 14) <= 124)
		return "BMP";
	const char *metafile = metafile_name(bytes, size);
	return metafile ? metafile : name_by_brand(bytes, size);
}

static const struct image_kind *find_kind(const unsigned char *bytes, size_t size)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (begins(bytes, size, kinds[i].signature, kinds[i].size))
			return &kinds[i];
	if (begins(bytes, size, "RIFF", 4) && size >= 12 && memcmp(bytes + 8, "WEBP", 4) == 0)
		return &webp;
	return svg_is(bytes, size) ? &svg : NULL;
}

const char *image_set_size(struct image_info *info, uint32_t width, uint32_t height)
{
	info->width = width;
	info->height = height;
	if (!width || !height)
		return "without width or height";
	if (width > IMAGE_SIDE_MOST || height > IMAGE_SIDE_MOST)
		return "longer or wider than the " IMAGE_WORDS(
		    IMAGE_SIDE_MOST) " pixels that octavo takes";
	if (!image_within(width, height, info->most_pixels))
		return "larger than '--limit pixels' allows";
	return NULL;
}

static enum image_type read_image(const unsigned char *bytes, size_t size, uint64_t most_pixels,
				  struct image_info *info, bool closely)
{
	*info = (struct image_info){.orientation = 1, .most_pixels = most_pixels};
	const struct image_kind *kind = find_kind(bytes, size);
	if (!kind) {
		info->name = refused_name(bytes, size);
		return info->name ? IMAGE_REFUSED : IMAGE_UNKNOWN;
	}
	info->name = kind->name;
	info->media_type = kind->media_type;
	info->ending = kind->ending;
	info->damage = kind->read((struct bytes){bytes, size}, info, closely);
	return kind->type;
}

enum image_type image_identify(const unsigned char *bytes, size_t size, uint64_t most_pixels,
			       struct image_info *info)
{
	return read_image(bytes, size, most_pixels, info, false);
}

enum image_type image_examine(const unsigned char *bytes, size_t size, uint64_t most_pixels,
			      struct image_info *info)
{
	return read_image(bytes, size, most_pixels, info, true);
}
