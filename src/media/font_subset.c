/* Subsets of fonts, by HarfBuzz. */
#include "media/font_subset.h"

#include "base/mem.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "media/font.h"
#include "media/font_libs.h"

#include <string.h>

enum { CHARACTERS = 0x110000 };

static void add_character(struct font_characters *characters, unsigned c)
{
	if (c < CHARACTERS)
		characters->bits[c / 8] |= (uint8_t)(1u << c % 8);
}

struct font_characters font_characters_new(void)
{
	/* numbers of lines and lists, marks of lists, what style sheets put before and behind */
	static const unsigned always[] = {0xA0,   0xAD,   0x2010, 0x2011, 0x2013, 0x2014,
					  0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026,
					  0x25AA, 0x25CB, 0x25CF, 0x25E6};
	struct font_characters characters = {mem_zeroed(CHARACTERS / 8, 1)};
	for (unsigned c = ' '; c < 0x7F; c++)
		add_character(&characters, c);
	for (size_t i = 0; i < sizeof always / sizeof *always; i++)
		add_character(&characters, always[i]);
	return characters;
}

void font_characters_clear(struct font_characters *characters)
{
	mem_free(characters->bits);
	characters->bits = NULL;
}

void font_characters_add(struct font_characters *characters, const char *text, size_t size)
{
	for (const char *end = text + size; text < end;) {
		unsigned c = utf8_next(&text, end);
		if (c < 0x80 || c == UTF8_BAD)
			continue; /* ASCII is in already */
		add_character(characters, c);
		add_character(characters, unicode_to_upper(c));
		add_character(characters, unicode_to_lower(c));
	}
}

static hb_set_t *wanted_of(const struct font_libs *hb, const struct font_characters *characters)
{
	hb_set_t *wanted = hb->hb_set_create();
	for (unsigned c = 0; c < CHARACTERS; c++)
		if (characters->bits[c / 8] & 1u << c % 8)
			hb->hb_set_add(wanted, c);
	return wanted;
}

/* Whether the one has all of the characters that the other has of those wanted. */
static bool has_all(const struct font_libs *hb, hb_face_t *made, hb_face_t *whole,
		    const hb_set_t *wanted)
{
	hb_set_t *had = hb->hb_set_create(), *has = hb->hb_set_create();
	hb->hb_face_collect_unicodes(whole, had);
	hb->hb_set_intersect(had, wanted);
	hb->hb_face_collect_unicodes(made, has);
	hb->hb_set_subtract(had, has);
	bool all = hb->hb_set_is_empty(had);
	hb->hb_set_destroy(had);
	hb->hb_set_destroy(has);
	return all;
}

/* All that a style sheet may ask of the font's layout stays. */
static hb_face_t *make(const struct font_libs *hb, hb_face_t *whole, const hb_set_t *wanted)
{
	hb_subset_input_t *input = hb->hb_subset_input_create_or_fail();
	if (!input)
		return NULL;
	hb_set_t *features = hb->hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG);
	hb_set_t *unicodes = hb->hb_subset_input_unicode_set(input);
	hb->hb_set_clear(features);
	hb->hb_set_invert(features);
	hb->hb_set_clear(unicodes);
	hb->hb_set_invert(unicodes);
	hb->hb_set_intersect(unicodes, wanted);
	hb_face_t *made = hb->hb_subset_or_fail(whole, input);
	hb->hb_subset_input_destroy(input);
	return made;
}

/* Whether it is a font still, which HarfBuzz's result need not be. */
static bool is_font(const char *bytes, size_t size)
{
	struct arena *arena = arena_new();
	struct font_info info;
	enum font_type type = font_identify((const unsigned char *)bytes, size, arena, &info);
	bool good = (type == FONT_TTF || type == FONT_OTF) && !info.damage;
	arena_free(arena);
	return good;
}

static bool subset(const struct font_libs *hb, const struct buf *font, struct buf *out,
		   const struct font_characters *characters)
{
	hb_blob_t *blob = hb->hb_blob_create(font->data, (unsigned)font->size,
					     HB_MEMORY_MODE_READONLY, NULL, NULL);
	hb_face_t *whole = hb->hb_face_create(blob, 0);
	hb_set_t *wanted = wanted_of(hb, characters);
	hb_face_t *made = make(hb, whole, wanted);
	if (made && has_all(hb, made, whole, wanted)) {
		hb_blob_t *result = hb->hb_face_reference_blob(made);
		unsigned size = 0;
		const char *data = hb->hb_blob_get_data(result, &size);
		if (data && is_font(data, size))
			buf_add(out, data, size);
		hb->hb_blob_destroy(result);
	}
	if (made)
		hb->hb_face_destroy(made);
	hb->hb_set_destroy(wanted);
	hb->hb_face_destroy(whole);
	hb->hb_blob_destroy(blob);
	return out->size > 0;
}

enum font_subset font_subset(struct buf *bytes, size_t most,
			     const struct font_characters *characters)
{
	struct arena *arena = arena_new();
	struct font_info info;
	struct font_libs hb;
	struct buf font = BUF_EMPTY, made = BUF_EMPTY;
	const unsigned char *data = (const unsigned char *)bytes->data;
	enum font_type type = font_identify(data, bytes->size, arena, &info);
	enum font_subset result = FONT_SUBSET_NO_LIBRARY;
	if (font_unpack(type, data, bytes->size, most, &font) && font_libs_load(&hb)) {
		result =
		    subset(&hb, &font, &made, characters) ? FONT_SUBSET_MADE : FONT_SUBSET_FAILED;
		if (result == FONT_SUBSET_MADE) {
			buf_clear(bytes);
			*bytes = made;
			made = (struct buf)BUF_EMPTY;
		}
	}
	buf_clear(&made);
	buf_clear(&font);
	arena_free(arena);
	return result;
}
