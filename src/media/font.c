/* What a font is, and where its tables are. */
#include "media/font_parts.h"

#include "base/zlib.h"

static const char is_short[] = "shorter than it says";
static const char is_broken[] = "of a broken structure";

/* Name, weight and style stand in small tables; a larger one is none to unpack. */
enum { LARGEST_TABLE = 1 << 20 };

/* The tables that a font can't do without, beside its outlines. */
static const char *const needed[] = {"head", "hhea", "hmtx", "maxp", "cmap"};

static const char *read_sfnt(struct font *font);
static const char *read_woff(struct font *font);
static const char *read_woff2(struct font *font);

static const struct font_kind {
	enum font_type type;
	const char *signature;
	const char *name, *media_type, *ending;
	const char *(*read)(struct font *font);
} kinds[] = {
    {FONT_TTF, "\0\1\0\0", "TrueType", "font/ttf", "ttf", read_sfnt},
    {FONT_TTF, "true", "TrueType", "font/ttf", "ttf", read_sfnt},
    {FONT_OTF, "OTTO", "OpenType", "font/otf", "otf", read_sfnt},
    {FONT_WOFF, "wOFF", "WOFF", "font/woff", "woff", read_woff},
    {FONT_WOFF2, "wOF2", "WOFF 2", "font/woff2", "woff2", read_woff2},
    {FONT_REFUSED, "ttcf", "a collection of fonts", NULL, NULL, NULL},
    {FONT_REFUSED, "\x80\1", "PostScript Type 1", NULL, NULL, NULL},
    {FONT_REFUSED, "%!PS", "PostScript Type 1", NULL, NULL, NULL},
};

/* Packed as in WOFF, if packed is less than size. */
static void keep_table(struct font *font, const unsigned char *tag, const unsigned char *data,
		       size_t packed, size_t size)
{
	struct font_table *table = font_table(font, (const char *)tag);
	if (!table || table->is_known || size > LARGEST_TABLE)
		return;
	*table = (struct font_table){.bytes = data, .size = size, .is_known = true};
	if (packed == size)
		return;
	unsigned char *unpacked = arena_alloc(font->arena, size + 1);
	bool good = zlib_unpack(data, packed, unpacked, size);
	table->bytes = good ? unpacked : NULL;
	table->size = good ? size : 0;
}

/* Ticks off the tables of which each font has to have one. */
struct census {
	bool has[sizeof needed / sizeof *needed];
	bool has_outlines;
};

static void count_table(struct census *census, const unsigned char *tag)
{
	static const char *const outlines[] = {"glyf", "CFF ", "CFF2", "CBDT", "sbix", "SVG "};
	for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
		census->has[i] |= memcmp(tag, needed[i], 4) == 0;
	for (size_t i = 0; i < sizeof outlines / sizeof *outlines; i++)
		census->has_outlines |= memcmp(tag, outlines[i], 4) == 0;
}

static const char *check(const struct census *census)
{
	bool all = census->has_outlines;
	for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
		all &= census->has[i];
	return all ? NULL : "without the tables that a font needs";
}

static const char *read_sfnt(struct font *font)
{
	struct census census = {0};
	if (font->size < 12)
		return is_short;
	size_t count = be16(font->bytes + 4);
	if (font->size < 12 + 16 * count)
		return is_short;
	for (size_t i = 0; i < count; i++) {
		const unsigned char *entry = font->bytes + 12 + 16 * i;
		size_t start = be32(entry + 8), size = be32(entry + 12);
		if (start > font->size || size > font->size - start)
			return is_short;
		count_table(&census, entry);
		keep_table(font, entry, font->bytes + start, size, size);
	}
	return check(&census);
}

static const char *read_woff(struct font *font)
{
	struct census census = {0};
	if (font->size < 44 || be32(font->bytes + 8) > font->size)
		return is_short;
	size_t count = be16(font->bytes + 12);
	if (font->size < 44 + 20 * count)
		return is_short;
	for (size_t i = 0; i < count; i++) {
		const unsigned char *entry = font->bytes + 44 + 20 * i;
		size_t start = be32(entry + 4), packed = be32(entry + 8), size = be32(entry + 12);
		if (packed > size)
			return is_broken;
		if (start > font->size || packed > font->size - start)
			return is_short;
		count_table(&census, entry);
		keep_table(font, entry, font->bytes + start, packed, size);
	}
	return check(&census);
}

static const char *read_woff2(struct font *font)
{
	if (font->size < 48 || be32(font->bytes + 8) > font->size)
		return is_short;
	return be16(font->bytes + 12) ? NULL : "without the tables that a font needs";
}

static const struct font_kind *find_kind(const unsigned char *bytes, size_t size)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		size_t length = kinds[i].signature[0] == '\x80' ? 2 : 4;
		if (size >= length && memcmp(bytes, kinds[i].signature, length) == 0)
			return &kinds[i];
	}
	return NULL;
}

static bool is_eot(const unsigned char *bytes, size_t size)
{
	return size >= 36 && bytes[34] == 0x4C && bytes[35] == 0x50;
}

enum font_type font_identify(const unsigned char *bytes, size_t size, struct arena *arena,
			     struct font_info *info)
{
	*info = (struct font_info){.weight = 400};
	const struct font_kind *kind = find_kind(bytes, size);
	if (!kind) {
		info->name = is_eot(bytes, size) ? "Embedded OpenType" : NULL;
		return info->name ? FONT_REFUSED : FONT_UNKNOWN;
	}
	info->name = kind->name;
	info->media_type = kind->media_type;
	info->ending = kind->ending;
	struct font font = {.bytes = bytes, .size = size, .arena = arena};
	if (kind->read)
		info->damage = kind->read(&font);
	if (kind->read && !info->damage)
		font_describe(&font, info);
	return kind->type;
}
