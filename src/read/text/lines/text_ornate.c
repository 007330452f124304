/* Plain text: ornaments on both sides of a line of words, as around headings: "== Words ==",
 * "-=[ Words ]=-", "~ Words ~"; or equals signs before it alone. */
#include "base/ornaments.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "read/text/lines/text_lines.h"

#include <string.h>

enum {
	MOST_SIGNS = 8, /* that differ from the one before them */
	LONGEST = 100,  /* cells of the line */
	MOST_EQUALS = 6,
};

/* The signs on one side, outermost first, as many of one kind once. */
struct side {
	unsigned signs[MOST_SIGNS];
	size_t kinds, count;
	size_t bytes; /* with the space inside of them */
	bool spaced;
};

/* c: from bytes to end. */
static bool is_ornament(unsigned c, const char *bytes, const char *end)
{
	struct ornaments ornaments;
	return (c && c < 0x80 && strchr(":/\\|<>[](){}^", (int)c)) ||
	       ornaments_only(bytes, end, &ornaments);
}

static bool is_among(unsigned c, const char *signs)
{
	return c < 0x80 && strchr(signs, (int)c);
}

static bool add_sign(struct side *side, unsigned c)
{
	side->count++;
	if (side->kinds && side->signs[side->kinds - 1] == c)
		return true;
	if (side->kinds == MOST_SIGNS)
		return false;
	side->signs[side->kinds++] = c;
	return true;
}

/* Reads the signs from the front on, or from the back. */
static bool read_side(const char *s, const char *end, bool back, struct side *side)
{
	*side = (struct side){0};
	while (s < end) {
		const char *from = back ? end : s, *to = from;
		unsigned c = back ? utf8_before(s, &from) : utf8_next(&to, end);
		bool space = unicode_is_space(c);
		if (!space && !is_ornament(c, from, to))
			break;
		if (!space && !add_sign(side, c))
			return false;
		side->spaced = space;
		side->bytes += (size_t)(to - from);
		s = back ? s : to;
		end = back ? from : end;
	}
	return side->kinds > 0;
}

static unsigned mirrored(unsigned c)
{
	static const char pairs[] = "[]()<>{}/\\";
	const char *found = c < 0x80 ? strchr(pairs, (int)c) : NULL;
	return found ? (unsigned char)pairs[(found - pairs) ^ 1] : c;
}

static bool are_alike(const struct side *front, const struct side *back)
{
	if (front->kinds != back->kinds)
		return false;
	for (size_t i = 0; i < front->kinds; i++)
		if (back->signs[i] != front->signs[i] &&
		    back->signs[i] != mirrored(front->signs[i]))
			return false;
	return true;
}

/* Whether the signs are but what emphasizes, or a bracket around the words. */
static bool is_plain(const struct side *side)
{
	unsigned c = side->signs[0];
	return side->kinds == 1 &&
	       ((side->count < 2 && is_among(c, "[({<")) || (!side->spaced && is_among(c, "*_-/")));
}

bool text_find_ornaments(const char *s, size_t size, size_t *before, size_t *behind)
{
	struct side front, back;
	const char *end = s + size, *word;
	if (text_cells(s, size) > LONGEST || !read_side(s, end, false, &front) ||
	    front.bytes == size || front.bytes > UINT8_MAX)
		return false;
	word = s + front.bytes;
	*before = front.bytes;
	*behind = 0;
	unsigned first = utf8_next(&word, end);
	if (!unicode_is_letter(first) && !unicode_is_digit(first))
		return false;
	if (!unicode_is_lower(first) && front.kinds == 1 && *s == '=' && front.spaced &&
	    front.count <= MOST_EQUALS && end[-1] != '=')
		return true;
	if (!read_side(word, end, true, &back) || !are_alike(&front, &back) || is_plain(&front) ||
	    front.spaced != back.spaced || back.bytes > UINT8_MAX)
		return false;
	*behind = back.bytes;
	return !text_ends_open(s + front.bytes, size - front.bytes - back.bytes);
}

bool text_is_ornate(const struct text *text, const struct typed_line *line)
{
	size_t before, behind;
	return text_find_ornaments(line_text(text, line), line->size, &before, &behind);
}

static bool may_be_undressed(const struct block *block)
{
	return (block->kind == BLOCK_PROSE || block->underlined) && block->count == 1 &&
	       !block->quote && !block->continues;
}

void text_undress(struct text *text)
{
	for (size_t i = 0; i < text->blocks.count; i++) {
		struct block *block = &text->blocks.items[i];
		struct typed_line *line = &text->lines.items[block->first];
		size_t before, behind;
		if (!may_be_undressed(block) ||
		    !text_find_ornaments(line_text(text, line), line->size, &before, &behind))
			continue;
		line->before = (uint8_t)before;
		line->behind = (uint8_t)behind;
		line->start += line->before;
		line->size -= line->before + line->behind;
		block->cells = line->cells = text_cells(line_text(text, line), line->size);
	}
}

void text_dress(struct text *text)
{
	for (size_t i = 0; i < text->blocks.count; i++) {
		struct block *block = &text->blocks.items[i];
		struct typed_line *line = &text->lines.items[block->first];
		if (block->kind == BLOCK_HEADING || block->role == ROLE_MERGED)
			continue;
		line->start -= line->before;
		line->size += line->before + line->behind;
		line->before = line->behind = 0;
	}
}
