/* Plain text: what speaks for and against a heading in the place where the line stands. */
#include "read/text/headings/text_headings.h"

static bool prose_next(const struct candidate *it, unsigned limit)
{
	(void)limit;
	return text_is_prose(it, it->next);
}

static bool long_next(const struct candidate *it, unsigned cells)
{
	return text_is_text(it->next) && it->next->cells >= cells;
}

static bool list_next(const struct candidate *it, unsigned limit)
{
	(void)limit;
	return it->next && text_opens_list(it->text, it->next);
}

/* A few words without a colon above so many items: "Ingredients". */
static bool items_next(const struct candidate *it, unsigned least)
{
	const struct block *end = it->text->blocks.items + it->text->blocks.count;
	unsigned items = 0;
	if (it->words > 6 || it->opens || it->stops || it->lower_case || it->in_series)
		return false;
	for (const struct block *at = it->next; at && at < end && items < least; at++, items++)
		if (at->kind != BLOCK_ITEM)
			return false;
	return items == least;
}

static bool kind_next(const struct candidate *it, unsigned kind)
{
	return it->next && it->next->kind == kind;
}

static bool quote_next(const struct candidate *it, unsigned limit)
{
	(void)limit;
	return it->next && it->next->quote;
}

static bool short_next(const struct candidate *it, unsigned limit)
{
	(void)limit;
	return text_is_text(it->next) && !text_is_prose(it, it->next) && !it->after;
}

static bool shorter_next(const struct candidate *it, unsigned limit)
{
	(void)limit;
	return text_is_text(it->next) && it->next->cells < it->cells;
}

static bool colon_next(const struct candidate *it, unsigned limit)
{
	(void)limit;
	return text_is_text(it->next) && text_block_opens(it->text, it->next);
}

static bool nothing_next(const struct candidate *it, unsigned limit)
{
	(void)limit;
	return !it->next;
}

static bool speech_next(const struct candidate *it, unsigned cells)
{
	if (!text_is_text(it->next) || it->next->cells > cells)
		return false;
	const struct typed_line *first = &it->text->lines.items[it->next->first];
	return text_opens_speech(line_text(it->text, first), first->size);
}

static bool caption_next(const struct candidate *it, unsigned limit)
{
	(void)limit;
	return it->block + 1 < it->text->blocks.count &&
	       it->text->blocks.items[it->block + 1].role == ROLE_ASIDE &&
	       it->text->blocks.items[it->block + 1].kind == BLOCK_PROSE;
}

/* What follows goes on with a sentence, so the line above it interrupts one. */
static bool lower_next(const struct candidate *it, unsigned limit)
{
	(void)limit;
	return it->next && it->next->kind == BLOCK_PROSE &&
	       text_begins_low(it->text, &it->text->lines.items[it->next->first]);
}

static bool prose_before(const struct candidate *it, unsigned limit)
{
	(void)limit;
	return text_is_prose(it, it->previous);
}

static bool short_before(const struct candidate *it, unsigned cells)
{
	return text_is_text(it->previous) && !it->before && it->previous->cells < cells;
}

static bool kind_before(const struct candidate *it, unsigned kind)
{
	return it->previous && it->previous->kind == kind;
}

static bool quote_before(const struct candidate *it, unsigned limit)
{
	(void)limit;
	return it->previous && it->previous->quote;
}

static bool is_first(const struct candidate *it, unsigned limit)
{
	(void)limit;
	return !it->previous;
}

static bool colon_before(const struct candidate *it, unsigned limit)
{
	(void)limit;
	return it->previous && it->previous->kind != BLOCK_CODE &&
	       text_block_opens(it->text, it->previous);
}

static bool unfinished_before(const struct candidate *it, unsigned limit)
{
	(void)limit;
	return text_is_text(it->previous) && !it->before &&
	       !text_block_ends_sentence(it->text, it->previous);
}

static bool broken_off_before(const struct candidate *it, unsigned limit)
{
	(void)limit;
	return it->block && it->text->blocks.items[it->block - 1].kind == BLOCK_BREAK;
}

static bool has_block_after(const struct candidate *it)
{
	return it->block + 1 < it->text->blocks.count;
}

static bool broken_off_after(const struct candidate *it, unsigned limit)
{
	(void)limit;
	return has_block_after(it) && it->text->blocks.items[it->block + 1].kind == BLOCK_BREAK;
}

/* Where blank lines part paragraphs, it shares one with other lines. */
static bool crowded_above(const struct candidate *it, unsigned limit)
{
	(void)limit;
	return it->text->airy && it->block && !it->text->blocks.items[it->block].gap;
}

/* What heads its paragraph, as others do, or stands out above what is set in. */
static bool heads_paragraph(const struct candidate *it)
{
	const struct block *block = &it->text->blocks.items[it->block];
	return ((it->tops || it->in_series) && it->other_tops >= 2) ||
	       (block->indent + 3U <= it->text->base && has_block_after(it) &&
		block[1].indent >= it->text->base);
}

static bool crowded_below(const struct candidate *it, unsigned limit)
{
	(void)limit;
	return it->text->airy && has_block_after(it) &&
	       !it->text->blocks.items[it->block + 1].gap && !heads_paragraph(it);
}

static bool wider_gap(const struct candidate *it, unsigned limit)
{
	const struct block *block = &it->text->blocks.items[it->block];
	return block->gap >= limit && has_block_after(it) && block->gap > block[1].gap &&
	       !heads_paragraph(it);
}

static bool is_indented(const struct candidate *it, unsigned limit)
{
	return it->text->width && it->text->blocks.items[it->block].indent > it->text->base + limit;
}

/* Ordinary prose is set in, the line isn't: as in the pages of a manual. */
static bool is_outdented(const struct candidate *it, unsigned limit)
{
	return it->text->blocks.items[it->block].indent + limit <= it->text->base;
}

static bool asks_before_prose(const struct candidate *it, unsigned cells)
{
	return it->asks && long_next(it, cells);
}

static bool stops_before_prose(const struct candidate *it, unsigned cells)
{
	return it->stops && long_next(it, cells);
}

static bool names_before_prose(const struct candidate *it, unsigned words)
{
	return it->words <= words && text_is_prose(it, it->next) && it->text->airy;
}

/* Blank lines around it, where other lines have none. */
static bool stands_free(const struct candidate *it, unsigned limit)
{
	const struct block *block = &it->text->blocks.items[it->block];
	(void)limit;
	return !it->text->airy && block->gap && has_block_after(it) && block[1].gap;
}

static bool item_around(const struct candidate *it, unsigned limit)
{
	(void)limit;
	return kind_next(it, BLOCK_ITEM) && kind_before(it, BLOCK_ITEM);
}

static bool prose_around(const struct candidate *it, unsigned limit)
{
	return text_is_prose(it, it->next) && prose_before(it, limit);
}

static bool code_before_no_prose(const struct candidate *it, unsigned limit)
{
	(void)limit;
	return kind_before(it, BLOCK_CODE) && !text_is_prose(it, it->next);
}

static bool code_around(const struct candidate *it, unsigned limit)
{
	(void)limit;
	return kind_before(it, BLOCK_CODE) && kind_next(it, BLOCK_CODE);
}

/* Two short lines or more in one paragraph follow, where blank lines part the others. */
static bool lines_next(const struct candidate *it, unsigned limit)
{
	const struct block *end = it->text->blocks.items + it->text->blocks.count;
	(void)limit;
	return it->text->airy && !it->glued && text_is_text(it->next) && it->next->gap &&
	       it->next + 1 < end && text_is_text(it->next + 1) && !it->next[1].gap;
}

static bool unfinished_above_prose(const struct candidate *it, unsigned cells)
{
	return unfinished_before(it, 0) && long_next(it, cells);
}

static bool asks_above_colon(const struct candidate *it, unsigned limit)
{
	return it->asks && colon_next(it, limit);
}

static bool lower_above_prose(const struct candidate *it, unsigned words)
{
	return it->lower_case && it->words <= words && text_is_prose(it, it->next);
}

static bool opens_above_prose(const struct candidate *it, unsigned limit)
{
	(void)limit;
	return it->opens && !it->in_series && text_is_prose(it, it->next);
}

/* Whether the line stands nearer to what is before it. */
static bool belongs_above(const struct candidate *it)
{
	const struct block *block = &it->text->blocks.items[it->block];
	return !has_block_after(it) || block->gap < block[1].gap;
}

/* Who wrote a poem or a letter. */
static bool signs_verse(const struct candidate *it, unsigned limit)
{
	(void)limit;
	return text_is_name(it) && kind_before(it, BLOCK_VERSE) && belongs_above(it) &&
	       !kind_next(it, BLOCK_VERSE);
}

static bool signs_letter(const struct candidate *it, unsigned cells)
{
	if (!text_is_name(it) || !text_is_text(it->previous) || it->previous->cells > cells)
		return false;
	const struct block *block = it->previous;
	const struct typed_line *last = &it->text->lines.items[block->first + block->count - 1];
	return text_ends_open(line_text(it->text, last), last->size);
}

static bool short_row_behind(const struct candidate *it, unsigned limit)
{
	return unfinished_before(it, limit) && prose_around(it, limit);
}

static const struct heading_rule rules[] = {
    {"a name right behind verse", -62, -60, signs_verse, 0},
    {"a name behind a greeting", -40, -40, signs_letter, 40},
    {"a colon above prose", -15, -19, opens_above_prose, 0},
    {"between unfinished prose and prose", -12, -12, short_row_behind, 0},
    {"an unfinished line before it, prose behind", -1, -1, unfinished_above_prose, 140},
    {"a question before something with a colon", -2, 7, asks_above_colon, 0},
    {"one or two words in lower case above prose", -9, 0, lower_above_prose, 2},
    {"several lines in one paragraph follow", 9, 10, lines_next, 0},
    {"one of several lines in a paragraph", -12, -13, TRAIT(glued)},
    {"blank lines around it, where others have none", 13, 14, stands_free, 0},
    {"an item follows", 1, 2, kind_next, BLOCK_ITEM},
    {"between items", 10, 6, item_around, 0},
    {"between prose and prose", -8, -3, prose_around, 0},
    {"code before it and no prose behind", 7, 9, code_before_no_prose, 0},
    {"between code and code", -4, -2, code_around, 0},
    {"prose follows", 19, 17, prose_next, 0},
    {"some prose follows", 6, 5, long_next, 140},
    {"a few words above a list of three and more", 19, 17, items_next, 3},
    {"a list follows", 4, 2, list_next, 0},
    {"code follows", -6, -9, kind_next, BLOCK_CODE},
    {"verse follows", -4, -1, kind_next, BLOCK_VERSE},
    {"a marked heading follows", -1, -2, kind_next, BLOCK_HEADING},
    {"a quotation follows", -6, -5, quote_next, 0},
    {"speech follows", -19, -11, speech_next, 300},
    {"only a short line follows", 3, 2, short_next, 0},
    {"a shorter line follows", -5, -3, shorter_next, 0},
    {"what follows ends with a colon", 15, 12, colon_next, 0},
    {"nothing follows", -32, -28, nothing_next, 0},
    {"a caption follows", -11, -11, caption_next, 0},
    {"what follows begins in lower case", -6, -3, lower_next, 0},
    {"prose stands before", 16, 8, prose_before, 0},
    {"a short line stands before", 0, 1, short_before, 60},
    {"a list stands before", 11, 8, kind_before, BLOCK_ITEM},
    {"code stands before", -6, -9, kind_before, BLOCK_CODE},
    {"verse stands before", 9, 9, kind_before, BLOCK_VERSE},
    {"a quotation stands before", -7, -5, quote_before, 0},
    {"opens the text", 49, 56, is_first, 0},
    {"a colon stands before", -12, -11, colon_before, 0},
    {"an unfinished line stands before", 0, -2, unfinished_before, 0},
    {"a scene break stands before", -10, -6, broken_off_before, 0},
    {"a scene break follows", -12, -10, broken_off_after, 0},
    {"shares a paragraph with lines above", -25, -22, crowded_above, 0},
    {"shares a paragraph with lines below", -24, -20, crowded_below, 0},
    {"a wider gap before it than after it", 8, 13, wider_gap, 2},
    {"a gap before it and none after it", -7, -12, wider_gap, 1},
    {"set in from the margin", 11, 11, is_indented, 3},
    {"set out to the margin", 25, 22, is_outdented, 3},
    {"a question before prose", 5, 8, asks_before_prose, 80},
    {"a full stop, and then prose", 1, -1, stops_before_prose, 300},
    {"few words alone before prose", -4, -4, names_before_prose, 6},
};

const struct rules text_rules_of_place = {rules, sizeof rules / sizeof *rules};
