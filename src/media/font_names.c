/* What a font says of itself: its family, weight, style and licence. */
#include "media/font_parts.h"

#include "base/buf.h"
#include "base/characters.h"

enum { FAMILY = 1, TYPOGRAPHIC_FAMILY = 16 };
enum { UNICODE = 0, MACINTOSH = 1, WINDOWS = 3, WINDOWS_ENGLISH = 0x409 };
enum {
	RESTRICTED = 0x0002,
	INDIVISIBLE = 0x0100,
	EMBEDDING_BITS = 0x000E,
	ITALIC = 1,
	OBLIQUE = 1 << 9,
	MAC_ITALIC = 2
};

/* One record of the name table. */
struct record {
	unsigned platform, language, id;
	const unsigned char *text;
	size_t size;
};

static bool read_record(const struct font_table *table, size_t index, struct record *record)
{
	const unsigned char *entry = table->bytes + 6 + 12 * index;
	size_t start = (size_t)be16(table->bytes + 4) + be16(entry + 10);
	*record = (struct record){.platform = be16(entry),
				  .language = be16(entry + 4),
				  .id = be16(entry + 6),
				  .size = be16(entry + 8)};
	if (start > table->size || record->size > table->size - start)
		return false;
	record->text = table->bytes + start;
	return record->size > 0;
}

/* How well a record serves as the family's name; 0: not at all. */
static unsigned worth(const struct record *record)
{
	if (record->id != FAMILY && record->id != TYPOGRAPHIC_FAMILY)
		return 0;
	unsigned of_id = record->id == TYPOGRAPHIC_FAMILY ? 10 : 0;
	switch (record->platform) {
	case WINDOWS:
		return of_id + (record->language == WINDOWS_ENGLISH ? 5 : 3);
	case UNICODE:
		return of_id + 4;
	case MACINTOSH:
		return of_id + 1;
	default:
		return 0;
	}
}

/* What would need an escape in a style sheet is left out of the name. */
static void add_character(struct buf *name, unsigned c)
{
	if (c < ' ' || c == '"' || c == '\'' || c == '\\' || c == '<' || !character_may_stay(c))
		return;
	buf_put_code_point(name, c);
}

/* Names are UTF-16, but for the Macintosh's, of which only ASCII is worth knowing. */
static const char *text_of(const struct record *record, struct arena *arena)
{
	struct buf name = BUF_EMPTY;
	for (size_t i = 0; record->platform == MACINTOSH && i < record->size; i++)
		if (record->text[i] < 0x7F)
			add_character(&name, record->text[i]);
	for (size_t i = 0; record->platform != MACINTOSH && i + 1 < record->size; i += 2) {
		unsigned c = be16(record->text + i);
		unsigned low = i + 3 < record->size ? be16(record->text + i + 2) : 0;
		if (c >= 0xD800 && c < 0xDC00 && low >= 0xDC00 && low < 0xE000) {
			c = 0x10000 + ((c - 0xD800) << 10 | (low - 0xDC00));
			i += 2;
		}
		add_character(&name, c);
	}
	const char *text = name.size ? arena_copy(arena, name.data, name.size) : NULL;
	buf_clear(&name);
	return text;
}

static const char *find_family(const struct font *font)
{
	const struct font_table *table = &font->name;
	struct record best = {0}, record;
	unsigned best_worth = 0;
	size_t count = table->size >= 6 ? be16(table->bytes + 2) : 0;
	for (size_t i = 0; i < count && 6 + 12 * (i + 1) <= table->size; i++) {
		if (!read_record(table, i, &record) || worth(&record) <= best_worth)
			continue;
		best = record;
		best_worth = worth(&record);
	}
	return best_worth ? text_of(&best, font->arena) : NULL;
}

/* Of a variable font: from which weight to which. */
static void read_weights(const struct font_table *fvar, struct font_info *info)
{
	enum { HEAD = 16, AXIS = 20 };
	size_t start = fvar->size >= HEAD ? be16(fvar->bytes + 4) : 0;
	size_t count = start ? be16(fvar->bytes + 8) : 0, size = start ? be16(fvar->bytes + 10) : 0;
	for (size_t i = 0; i < count && size >= AXIS && start + size <= fvar->size;
	     i++, start += size) {
		const unsigned char *axis = fvar->bytes + start;
		unsigned least = be16(axis + 4), most = be16(axis + 12);
		if (memcmp(axis, "wght", 4) != 0 || least < 1 || least >= most || most > 1000)
			continue;
		info->weight = least;
		info->heaviest = most;
		return;
	}
}

void font_describe(const struct font *font, struct font_info *info)
{
	const struct font_table *os2 = &font->os2, *head = &font->head;
	info->family = find_family(font);
	if (os2->size >= 64) {
		unsigned weight = be16(os2->bytes + 4),
			 rights = be16(os2->bytes + 8) & EMBEDDING_BITS;
		info->weight = weight < 1 || weight > 1000 ? 400
			       : weight < 10               ? weight * 100
							   : weight;
		info->is_restricted = rights == RESTRICTED;
		info->is_indivisible = be16(os2->bytes + 8) & INDIVISIBLE;
		info->is_italic = be16(os2->bytes + 62) & (ITALIC | OBLIQUE);
	} else if (head->size >= 46) {
		info->weight = be16(head->bytes + 44) & 1 ? 700 : 400;
		info->is_italic = be16(head->bytes + 44) & MAC_ITALIC;
	}
	read_weights(&font->fvar, info);
}
