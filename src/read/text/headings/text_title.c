/* Plain text: the title of the whole, and the lines below it that belong to it. */
#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "read/text/headings/text_headings.h"

#include <string.h>

enum {
	TITLE_LINES = 3, /* as many short lines may follow a title beside names and dates */
	SHORT_TITLE = 60,
	FIRST_BLOCKS = 8,
	SET_IN = 3,
	CELLS_OF_WORD = 4,   /* of a script without spaces, two letters */
	TITLE_MARK = 0x300A, /* before the titles of Chinese books */
};

static bool is_word(const struct candidate *it)
{
	return it->words < 2 && !(it->lettering == LETTERING_NONE && it->cells >= 4);
}

/* "3/5": of a date. */
static bool holds_fraction(const struct candidate *it)
{
	for (uint32_t i = 1; i + 1 < it->size; i++)
		if (it->s[i] == '/' && ascii_is_digit(it->s[i - 1]) && ascii_is_digit(it->s[i + 1]))
			return true;
	return false;
}

/* Whether the line says where someone is to be found: a street, a telephone, a mailbox. */
static bool says_where(const char *s, size_t size)
{
	size_t digits = 0;
	while (digits < size && ascii_is_digit(s[digits]))
		digits++;
	bool comma = memchr(s, ',', size), capital = false;
	if (digits + 1 < size && s[digits] == ' ') {
		const char *at = s + digits + 1;
		capital = unicode_is_upper(utf8_next(&at, s + size));
	}
	for (size_t i = 0; i + 1 < size; i++)
		if ((s[i] == '@' && ascii_is_letter(s[i + 1])) ||
		    (s[i] == '+' && ascii_is_digit(s[i + 1])))
			return true;
	return comma && capital;
}

/* Whether the paragraph that opens the text, and ends above the block, is a letterhead. */
static bool is_letterhead(const struct text *text, const struct block *end)
{
	bool found = false;
	for (const struct block *block = text->blocks.items; block < end; block++) {
		if (block->gap && block > text->blocks.items)
			return false;
		for (uint32_t i = 0; i < block->count; i++) {
			const struct typed_line *line = &text->lines.items[block->first + i];
			found |= says_where(line_text(text, line), line->size);
		}
	}
	return found;
}

/* NULL: the text ends there. */
static const struct block *block_below(const struct candidate *it)
{
	const struct text *text = it->text;
	return it->block + 1 < text->blocks.count ? &text->blocks.items[it->block + 1] : NULL;
}

/* In the middle below what an institution sets above its papers, in columns; or below its address,
 * and above other short lines. */
static bool is_below_head(const struct candidate *it)
{
	const struct block *block = &it->text->blocks.items[it->block];
	if (it->block == 1 && block->centred && block[-1].kind == BLOCK_CODE)
		return true;
	const struct block *below = block_below(it);
	return block->gap && it->block < FIRST_BLOCKS && is_letterhead(it->text, block) &&
	       (it->after || (below && below->role == ROLE_BYLINE));
}

/* Whether the first line of the text can be the title of all of it. */
static bool can_be_title(const struct candidate *it)
{
	const struct text *text = it->text;
	bool numbers = it->after && it[1].in_series; /* head the sections */
	if (!numbers && text->blocks.items[it->block].indent + (unsigned)SET_IN <= text->base)
		return false; /* it stands out to the left, as the sections' headings do */
	return (!it->previous || is_below_head(it)) && !it->in_series && !it->stops && !it->opens &&
	       it->words <= 20 && !it->lower_case && !it->numeric && !it->address && !it->parted &&
	       !it->signs &&
	       (it->first_mark <= 1 || it->first_mark == TITLE_MARK ||
		text_is_quote_mark(it->first_mark)) &&
	       !holds_fraction(it);
}

/* Of more than two words, or as many letters where no spaces part them. */
static bool says_much(const struct candidate *it)
{
	return it->words > 2 || (it->lettering == LETTERING_NONE && it->cells > 2 * CELLS_OF_WORD);
}

/* Whether the line says more than one of the sections' headings would, or they look different. */
static bool is_apart(const candidate_list *list, const struct candidate *it)
{
	size_t accepted = 0, same = 0;
	const struct candidate *end = list->items + list->count;
	for (const struct candidate *other = it + 1; other < end; other++) {
		accepted += other->accepted;
		same += other->accepted && !other->in_series && other->lettering == it->lettering;
	}
	const struct block *below = block_below(it);
	return !is_word(it) && ((says_much(it) && !it->asks) || same * 2 < accepted ||
				accepted < 2 || (below && below->gap > 1));
}

/* What stands before a text and is as short as a name. */
static bool is_foreword(const struct candidate *it)
{
	static const char *const forewords[] = {"はじめに", "まえがき", "前書き",
						"머리말",   "들어가며", "프롤로그",
						"作者序",   "译者序",   "譯者序"};
	for (size_t i = 0; i < sizeof forewords / sizeof *forewords; i++)
		if (strlen(forewords[i]) == it->size && memcmp(it->s, forewords[i], it->size) == 0)
			return true;
	return false;
}

/* A name in a script without capitals or spaces: three or four letters, each of two cells and of
 * three bytes, between the title and a heading. */
static bool is_unspaced_name(const struct candidate *it)
{
	return it->before == 1 && !is_foreword(it) && it->cells >= 3 * 2 && it->cells <= 4 * 2 &&
	       it->size * 2 == it->cells * 3 && it->after && it[1].accepted;
}

/* Whether the line, in a row below the title, begins the text proper: a heading that does well and
 * is nobody's name. */
static bool begins_text(const struct candidate *it)
{
	if (it->in_series || it->heads_contents)
		return true;
	const struct block *below = block_below(it);
	if (is_unspaced_name(it) || (below && below->role == ROLE_BYLINE))
		return false;
	bool name = (text_is_name(it) && (it->after || it->alike_well < 2)) ||
		    (it->after && it[1].in_series && it->alike_well < 2);
	bool above = it->after ? it[1].accepted && it->alike_well > 1
			       : it->alike_well && text_is_prose(it, it->next);
	bool short_head = it->words <= 2 && !it->asks && above;
	return (it->score >= ENOUGH || short_head) && !name;
}

/* Whether headings of the first line's kind, parts above numbered chapters, come again. */
static bool is_part(const candidate_list *list)
{
	size_t parts = 0;
	for (size_t i = 0; i + 1 < list->count; i++) {
		const struct candidate *it = &list->items[i];
		parts += it->after && !it->in_series && it[1].in_series && it->accepted;
	}
	return parts > 1 && list->items[0].after && list->items[1].in_series;
}

static unsigned gap_of(const struct candidate *it)
{
	return it->text->blocks.items[it->block].gap;
}

/* The lines below the title that belong to it, up to a wider gap; others: of them, those that are
 * neither names nor dates, and don't share its paragraph. */
static uint32_t lines_below(const struct candidate *title, uint32_t *others)
{
	uint32_t below = 0;
	while (below < title->after && !begins_text(&title[below + 1]) &&
	       !(below && gap_of(&title[below + 1]) > gap_of(&title[below]))) {
		const struct candidate *it = &title[++below];
		*others += gap_of(it) && !it->date && !text_is_name(it);
	}
	return below;
}

static void mark_below(struct text *text, struct candidate *title, uint32_t below)
{
	for (uint32_t i = 1; i <= below; i++) {
		struct candidate *it = &title[i];
		bool byline = it->date || (it->year && it->words <= 3) || text_is_name(it) ||
			      i > 1 || it->lettering == LETTERING_NONE;
		text->blocks.items[it->block].author = text_is_name(it) || is_unspaced_name(it);
		text->blocks.items[it->block].role = byline ? ROLE_BYLINE : ROLE_SUBTITLE;
	}
}

/* Whether a line further up than the end says who wrote the text. */
static bool is_named(const struct text *text, const struct block *end)
{
	for (const struct block *block = text->blocks.items; block < end; block++)
		if (block->role == ROLE_BYLINE)
			return true;
	return false;
}

/* Bylines without a title are words like others. */
static void drop_bylines(struct text *text)
{
	for (size_t i = 0; i < text->blocks.count && i < FIRST_BLOCKS; i++)
		if (text->blocks.items[i].role == ROLE_BYLINE)
			text->blocks.items[i].role = ROLE_NONE;
}

/* Whether what follows is the text itself: prose, or verse and the like. */
static bool is_body(const struct block *next)
{
	return next->kind == BLOCK_VERSE ||
	       (next->kind != BLOCK_ITEM && next->cells >= SHORT_TITLE);
}

/* The line that can be the title; NULL: there is none. */
static struct candidate *first_line(const candidate_list *list)
{
	if (list->count == 0)
		return NULL;
	struct candidate *it = list->items, *end = list->items + list->count;
	while (it < end && !is_below_head(it))
		it++;
	if (it == end)
		it = list->items;
	return can_be_title(it) ? it : NULL;
}

static bool find_title(struct text *text, candidate_list *list, uint32_t *below)
{
	struct candidate *it = first_line(list);
	uint32_t others = 0;
	if (!it)
		return false;
	*below = lines_below(it, &others);
	const struct block *next = it[*below].next;
	const struct candidate *other = it + *below + 1, *end = list->items + list->count;
	bool divided = *below < it->after || /* by a heading that follows */
		       (other < end && other->heads_contents);
	bool named = next && is_named(text, next);
	if (others > TITLE_LINES || !next || (!divided && !named && !is_body(next)) ||
	    (!*below && !divided && !named && !is_apart(list, it)))
		return false;
	for (const struct candidate *above = list->items; above < it; above++)
		text->blocks.items[above->block].role = ROLE_ASIDE;
	it->title = !is_part(list);
	mark_below(text, it, *below);
	return true;
}

/* The name right below a title that the author marked or underlined. */
static void mark_name(struct text *text, const candidate_list *list)
{
	struct block *block = &text->blocks.items[1];
	if (list->count && list->items[0].block == 1 && text_is_name(&list->items[0]) &&
	    !(list->items[0].after && block->gap)) {
		block->role = ROLE_BYLINE;
		block->author = true;
	}
}

/* The title: other short lines stand below it, and then the text begins; or prose at once, if it
 * stands apart from the headings of sections. */
bool text_find_title(struct text *text, candidate_list *list)
{
	uint32_t below = 0;
	if (find_title(text, list, &below))
		return true;
	if (text->blocks.count && text->blocks.items[0].kind == BLOCK_HEADING)
		mark_name(text, list);
	else
		drop_bylines(text);
	return false;
}
