/* Plain text: what several of the lines that may be headings do alike: ask, top their paragraphs,
 * open prose with a colon, stand below a heading or a ruler. */
#include "read/text/headings/text_headings.h"

enum { RULER = 30 /* cells */ };

static bool asks_above_prose(const struct candidate *it)
{
	return it->asks && !it->parted && text_is_prose(it, it->next);
}

/* Whether the line opens its paragraph as a heading would, where blank lines part paragraphs. */
static bool tops_paragraph(const struct candidate *it)
{
	const struct block *block = &it->text->blocks.items[it->block];
	return it->text->airy && (block->gap || !it->block) && it->next == block + 1 &&
	       !block[1].gap && !it->stops && !it->opens && !it->lower_case && !it->commas &&
	       !it->after && (text_is_prose(it, it->next) || it->next->kind == BLOCK_ITEM);
}

static bool opens_prose(const struct candidate *it)
{
	return it->opens && !it->in_series && !it->parted && it->repeats == 1 && !it->before &&
	       !it->after && text_is_prose(it, it->next) && it->previous &&
	       text_block_ends_sentence(it->text, it->previous);
}

/* Above prose and below one more such line: a heading below a heading. */
static bool is_second(const struct candidate *it)
{
	return it->before == 1 && !it->after && !it->stops && !it->opens && !it->in_series &&
	       it[-1].previous && text_is_prose(it, it->next);
}

/* Whether a ruler as long as a line stands right above; the first line, above itself, is none. */
static bool is_ruled(const struct candidate *it)
{
	const struct block *block = &it->text->blocks.items[it->block];
	const struct typed_line *above = &it->text->lines.items[block->first - (block->first > 0)];
	return above->kind == LINE_BREAK && above->number && above->cells >= RULER;
}

/* How many others ask above prose, top their paragraphs, and so on. */
void text_count_manners(candidate_list *list)
{
	uint32_t askers = 0, tops = 0, openers = 0, seconds = 0, rulers = 0;
	for (size_t i = 0; i < list->count; i++) {
		askers += asks_above_prose(&list->items[i]);
		tops += tops_paragraph(&list->items[i]);
		openers += opens_prose(&list->items[i]);
		seconds += is_second(&list->items[i]);
		rulers += is_ruled(&list->items[i]);
	}
	for (size_t i = 0; i < list->count; i++) {
		struct candidate *it = &list->items[i];
		it->tops = tops_paragraph(it);
		it->askers = askers - asks_above_prose(it);
		it->other_tops = tops - it->tops;
		it->opens_prose = opens_prose(it);
		it->openers = openers - it->opens_prose;
		it->second = is_second(it);
		it->seconds = seconds - it->second;
		it->ruled = is_ruled(it);
		it->rulers = rulers - it->ruled;
	}
}
