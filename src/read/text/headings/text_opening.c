/* Plain text: the lines that open it in one paragraph, a title and who wrote it and when: each is a
 * block of its own, as it would be behind a blank line. */
#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "read/text/headings/text_headings.h"

#include <string.h>

enum {
	MOST_LINES = 4,
	SHORT_TITLE = 48, /* cells that nobody would set in two lines */
};

static bool holds_year(const char *s, size_t size)
{
	size_t digits = 0;
	for (size_t i = 0; i <= size; i++) {
		bool digit = i < size && ascii_is_digit(s[i]);
		const char *year = s + i - digits;
		if (!digit && digits == 4 && (*year == '1' || (*year == '2' && year[1] == '0')))
			return true;
		digits = digit ? digits + 1 : 0;
	}
	return false;
}

/* Whether the lines stand below one another's middle, or the page's. */
static bool is_set_out(const struct text *text, const struct block *block)
{
	const struct typed_line *lines = &text->lines.items[block->first];
	bool even = true;
	for (uint32_t i = 1; i < block->count; i++)
		even &= lines[i].indent == lines->indent;
	return block->centred || !even;
}

/* Whether a mark ends one of the lines, as lines of verse and sentences end; a title may ask. */
static bool is_marked(const struct text *text, const struct block *block)
{
	for (uint32_t i = 0; i < block->count; i++) {
		const struct typed_line *line = &text->lines.items[block->first + i];
		const char *s = line_text(text, line);
		bool asks = !i && memchr("?!", s[line->size - 1], 2);
		if (text_ends_open(s, line->size) || text_ends_in_colon(s, line->size) ||
		    (text_ends_sentence(s, line->size) && !asks))
			return true;
	}
	return false;
}

/* Whether the line is but a chapter's number, whose name stands below it. */
static bool is_number(const struct text *text, const struct typed_line *line)
{
	struct numbering numbering = text_numbering(line_text(text, line), line->size);
	return numbering.kind != NUMBERING_NONE && numbering.size == line->size;
}

/* Whether the line says something else than the one before, which it doesn't go on with. In the
 * middle of the page a long title has several lines, and a letterhead. */
static bool parts(const struct text *text, const struct block *block, const struct typed_line *line)
{
	const char *s = line_text(text, line), *before = line_text(text, line - 1), *name;
	if (text_byline(s, line->size, &name) || holds_year(s, line->size))
		return true;
	if (text_begins_low(text, line) || text_is_full(text, line - 1, line, line->width))
		return false;
	return !is_set_out(text, block) ||
	       (block->count == 2 &&
		(line[-1].cells + line->cells <= SHORT_TITLE ||
		 (text_lettering(before, line[-1].size) == LETTERING_CAPITALS &&
		  text_lettering(s, line->size) != LETTERING_CAPITALS)));
}

/* Cuts the block at each line that parts. */
static size_t cut(struct text *text, const struct block *block, struct block *pieces)
{
	size_t count = 1;
	pieces[0] = *block;
	for (uint32_t i = 1; i < block->count; i++) {
		const struct typed_line *line = &text->lines.items[block->first + i];
		if (parts(text, block, line)) {
			pieces[count] = *block;
			pieces[count].first = block->first + i;
			pieces[count].gap = 0;
			count++;
		}
	}
	for (size_t i = 0; i < count; i++) {
		struct block *piece = &pieces[i];
		uint32_t end = i + 1 < count ? piece[1].first : block->first + block->count;
		piece->count = end - piece->first;
		piece->kind = piece->count > 1 ? BLOCK_VERSE : BLOCK_PROSE;
		piece->indent = text->lines.items[piece->first].indent;
		piece->cells = 0;
		for (uint32_t j = piece->first; j < end; j++)
			piece->cells += text->lines.items[j].cells;
	}
	return count;
}

void text_part_opening(struct text *text)
{
	struct block pieces[MOST_LINES];
	if (text->head || !text->blocks.count)
		return;
	const struct block first = text->blocks.items[0];
	bool lines = first.kind == BLOCK_VERSE || first.kind == BLOCK_PROSE;
	if (!lines || first.count < 2 || first.count > MOST_LINES || first.quote ||
	    is_marked(text, &first) || is_number(text, &text->lines.items[first.first]))
		return;
	size_t count = cut(text, &first, pieces), old = text->blocks.count;
	if (count == 1)
		return;
	for (size_t i = 1; i < count; i++)
		vec_push(&text->blocks, (struct block){0});
	struct block *blocks = text->blocks.items;
	memmove(blocks + count, blocks + 1, (old - 1) * sizeof *blocks);
	memcpy(blocks, pieces, count * sizeof *blocks);
}
