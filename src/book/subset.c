/* Fonts with the glyphs alone that the book uses. */
#include "book/book_parts.h"

#include "base/zlib.h"
#include "media/font.h"

#include <string.h>

/* Whatever the book may show: its documents, mark-up and all, its code and its contents. */
static void gather(const struct edition *edition, struct font_characters *characters)
{
	*characters = font_characters_new();
	for (size_t i = 0; i < edition->documents.count; i++) {
		const struct document *document = &edition->documents.items[i];
		const struct buf *bytes = &document->xhtml.bytes;
		font_characters_add(characters, bytes->data, bytes->size);
		font_characters_add(characters, document->label, strlen(document->label));
	}
	for (size_t i = 0; i < edition->code.count; i++)
		font_characters_add(characters, edition->code.items[i]->text,
				    edition->code.items[i]->size);
	for (size_t i = 0; i < edition->toc.count; i++)
		font_characters_add(characters, edition->toc.items[i].label,
				    strlen(edition->toc.items[i].label));
	for (size_t i = 0; i < edition->documents.count; i++)
		for (size_t m = 0; m < edition->documents.items[i].marks.count; m++) {
			const char *label = edition->documents.items[i].marks.items[m].label;
			font_characters_add(characters, label, strlen(label));
		}
}

/* What the bytes are now: a subset is never packed. */
static void settle(struct asset *font, struct arena *arena)
{
	struct font_info info;
	font_identify((const unsigned char *)font->bytes.data, font->bytes.size, arena, &info);
	font->media_type = info.media_type;
	font->ending = info.ending;
	font->packed = false;
	font->sum = zlib_checksum(font->bytes.data, font->bytes.size);
}

const char *subset_make(const struct edition *edition, struct asset *font,
			struct font_characters *characters)
{
	static const char *const reasons[] = {
	    [FONT_SUBSET_NO_LIBRARY] = "HarfBuzz, or the decoder of WOFF 2, isn't there",
	    [FONT_SUBSET_FAILED] = "no subset of it has all that the book uses",
	};
	if (font->is_indivisible)
		return "its licence, by its own word, allows no subset";
	if (!characters->bits)
		gather(edition, characters);
	const struct limits *limits = sources_limits(edition->manuscript->sources);
	enum font_subset made = font_subset(&font->bytes, limit_of(limits, LIMIT_FONT), characters);
	if (made == FONT_SUBSET_MADE)
		settle(font, edition->arena);
	return made == FONT_SUBSET_MADE ? NULL : reasons[made];
}
