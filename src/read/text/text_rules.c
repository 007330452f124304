/* Plain text: what speaks for and against a line's being a heading. The rules are data: a reason,
 * its points, and the test; none knows a language or a site. */
#include "base/unicode.h"
#include "base/utf8.h"
#include "read/text/text.h"

#include <stddef.h>
#include <string.h>

enum { LEAST = 30, AMPLE = 140 }; /* cells of prose */

typedef bool test(const struct candidate *it);

/* It holds where its test says so, or without one, where a trait of the candidate does. */
struct heading_rule {
	const char *reason;
	int points;
	test *holds;
	size_t trait;
};

#define TRAIT(field) NULL, offsetof(struct candidate, field)

static bool ends_in_colon(const struct text *text, const struct block *block)
{
	const struct line *last = &text->lines.items[block->first + block->count - 1];
	const char *end = line_text(text, last) + last->size;
	return (last->size && end[-1] == ':') || (last->size > 2 && memcmp(end - 3, "：", 3) == 0);
}

static bool opens_list(const struct text *text, const struct block *block)
{
	const struct block *end = text->blocks.items + text->blocks.count;
	return block < end && block->kind == BLOCK_ITEM &&
	       ((block + 1 < end && block[1].kind == BLOCK_ITEM) || block->cells >= AMPLE);
}

static bool is_prose(const struct candidate *it, const struct block *block)
{
	if (!block || (block->kind != BLOCK_PROSE && block->kind != BLOCK_VERSE) ||
	    block->cells < LEAST)
		return false;
	const struct line *last = &it->text->lines.items[block->first + block->count - 1];
	return block->cells >= AMPLE ||
	       (block->cells >= it->cells * 3 && block->cells >= AMPLE / 2) ||
	       (block->cells * 2 >= it->cells * 3 &&
		(text_ends_sentence(line_text(it->text, last), last->size) ||
		 (ends_in_colon(it->text, block) && opens_list(it->text, block + 1))));
}

static bool t_many(const struct candidate *it)
{
	return it->words > 12;
}

static bool t_wordy(const struct candidate *it)
{
	return it->words > 9 && it->lettering == LETTERING_SENTENCE && !it->in_series;
}

static bool t_prose_next(const struct candidate *it)
{
	return is_prose(it, it->next);
}

/* One more short line stands between: a subtitle, or a heading inside. */
static bool t_prose_after_next(const struct candidate *it)
{
	return it->after == 1 && !it->before && !is_prose(it, it->next) &&
	       is_prose(&it[1], it[1].next);
}

/* A row of two that look the same: links to other articles rather than a heading and a subtitle. */
static bool t_twin_next(const struct candidate *it)
{
	return t_prose_after_next(it) && !it->in_series && it->shape == it[1].shape &&
	       it->comma == it[1].comma && it->numeric == it[1].numeric;
}

static bool t_list_next(const struct candidate *it)
{
	return it->next && opens_list(it->text, it->next);
}

static bool t_short_next(const struct candidate *it)
{
	return it->next && !t_list_next(it) && !is_prose(it, it->next) && !it->after;
}

static bool t_nothing_next(const struct candidate *it)
{
	return !it->next;
}

static bool t_row_before(const struct candidate *it)
{
	return it->before > 0 && !it->in_series;
}

static bool t_long_row(const struct candidate *it)
{
	return it->before + it->after >= 2;
}

static bool t_long_section(const struct candidate *it)
{
	return it->section >= 400;
}

static bool t_short_section(const struct candidate *it)
{
	return it->section < 100 && !it->after;
}

static bool t_prose_before(const struct candidate *it)
{
	return is_prose(it, it->previous);
}

static bool t_caption_next(const struct candidate *it)
{
	return it->block + 1 < it->text->blocks.count &&
	       it->text->blocks.items[it->block + 1].role == ROLE_ASIDE &&
	       it->text->blocks.items[it->block + 1].kind == BLOCK_PROSE;
}

/* What follows goes on with a sentence, so the line above it interrupts one. */
static bool t_lower_next(const struct candidate *it)
{
	if (!it->next || it->next->kind != BLOCK_PROSE)
		return false;
	const struct line *first = &it->text->lines.items[it->next->first];
	const char *s = line_text(it->text, first);
	return unicode_is_lower(utf8_next(&s, s + first->size));
}

static bool t_list_before(const struct candidate *it)
{
	return it->previous && it->previous->kind == BLOCK_ITEM;
}

static bool t_first(const struct candidate *it)
{
	return !it->previous;
}

static bool t_colon_before(const struct candidate *it)
{
	return it->previous && ends_in_colon(it->text, it->previous);
}

static bool t_broken_before(const struct candidate *it)
{
	if (!it->previous || it->previous->kind == BLOCK_ITEM || it->before)
		return false;
	const struct line *last =
	    &it->text->lines.items[it->previous->first + it->previous->count - 1];
	return !text_ends_sentence(line_text(it->text, last), last->size);
}

static bool t_title_case(const struct candidate *it)
{
	return it->lettering == LETTERING_TITLE;
}

/* It can't show capitals, so what others get for them is open. */
static bool t_no_case(const struct candidate *it)
{
	return it->lettering == LETTERING_NONE && it->first_mark <= 1 && !it->comma;
}

static bool t_lower(const struct candidate *it)
{
	return it->lower_case && !it->numbering.kind;
}

/* A series of numbers goes on, or begins anew, right below: a part above its chapters. */
static bool t_series_next(const struct candidate *it)
{
	return it->after && !it->in_series && it[1].in_series;
}

/* A numbered line that is a sentence: a caption, or a step of instructions. */
static bool t_numbered_sentence(const struct candidate *it)
{
	return it->in_series && it->numbering.size < it->size &&
	       it->lettering != LETTERING_CAPITALS &&
	       (it->last_mark == '.' || it->last_mark == 0x3002 || it->last_mark == 0x964);
}

static bool t_question(const struct candidate *it)
{
	return it->last_mark == '?' || it->last_mark == 0xFF1F || it->last_mark == 0x61F;
}

static bool t_exclamation(const struct candidate *it)
{
	return it->last_mark == '!' || it->last_mark == 0xFF01;
}

static bool is_quote_mark(unsigned c)
{
	return c == '"' || c == '\'' || c == 0x201C || c == 0x201D || c == 0x201E || c == 0xAB ||
	       c == 0xBB || c == 0x2018 || c == 0x2019 || (c >= 0x300C && c <= 0x300F);
}

static bool t_quote_opens(const struct candidate *it)
{
	return is_quote_mark(it->first_mark);
}

static bool t_quote_closes(const struct candidate *it)
{
	return is_quote_mark(it->last_mark);
}

/* ■, ★, 【: before headings in East Asia. */
static bool t_heading_mark(const struct candidate *it)
{
	unsigned mark = it->first_mark;
	return (mark >= 0x25A0 && mark <= 0x25FF) || mark == 0x2605 || mark == 0x2606 ||
	       mark == 0x3010;
}

static bool t_odd_start(const struct candidate *it)
{
	return it->first_mark > 1 && !is_quote_mark(it->first_mark) && it->first_mark != 0xBF &&
	       !t_heading_mark(it);
}

static bool t_odd_end(const struct candidate *it)
{
	return it->last_mark > 1 && !is_quote_mark(it->last_mark) && !t_question(it) &&
	       !t_exclamation(it) && it->last_mark != ')' && it->last_mark != 0x3011;
}

static bool t_numeric(const struct candidate *it)
{
	return it->numeric && !it->in_series;
}

static bool t_parted(const struct candidate *it)
{
	return it->parted && !it->in_series;
}

/* Where blank lines part paragraphs, it shares one with other lines. */
static bool t_crowded(const struct candidate *it)
{
	const struct block *block = &it->text->blocks.items[it->block];
	const struct block *end = it->text->blocks.items + it->text->blocks.count;
	return it->text->gapped &&
	       ((it->block && !block->gap) || (block + 1 < end && !block[1].gap));
}

static bool t_long_question(const struct candidate *it)
{
	return t_question(it) && it->words > 6;
}

static bool t_label(const struct candidate *it)
{
	return it->label && !it->labelled;
}

static bool t_gap(const struct candidate *it)
{
	const struct block *block = &it->text->blocks.items[it->block];
	return block->gap >= 2 && block + 1 < it->text->blocks.items + it->text->blocks.count &&
	       block->gap > block[1].gap;
}

static bool t_indented(const struct candidate *it)
{
	return it->text->width && it->text->blocks.items[it->block].indent > it->text->base + 3;
}

static bool t_bare_number(const struct candidate *it)
{
	return it->in_series && it->numbering.size == it->size;
}

/* Set by hand from what headings are like, and checked on samples; fitted weights did no better. */
static const struct heading_rule rules[] = {
    {"prose follows", 6, t_prose_next},
    {"prose follows behind one more line", 4, t_prose_after_next},
    {"the line that follows looks the same", -2, t_twin_next},
    {"a list follows", 5, t_list_next},
    {"only a short line follows", -1, t_short_next},
    {"nothing follows", -10, t_nothing_next},
    {"a caption follows", -2, t_caption_next},
    {"what follows begins in lower case", -5, t_lower_next},
    {"prose stands before", 3, t_prose_before},
    {"a list stands before", 2, t_list_before},
    {"opens the text", -3, t_first},
    {"a colon stands before", -8, t_colon_before},
    {"an unfinished line stands before", -1, t_broken_before},
    {"another such line stands before", -4, t_row_before},
    {"one of many such lines in a row", -5, t_long_row},
    {"shares a paragraph with other lines", -4, t_crowded},
    {"opens a long section", 1, t_long_section},
    {"opens a very short section", -2, t_short_section},
    {"more than twelve words", -3, t_many},
    {"as long as a sentence, and written like one", -2, t_wordy},
    {"capitalized words", 3, t_title_case},
    {"a script without capitals", 1, t_no_case},
    {"begins in lower case", -4, t_lower},
    {"number in a series", 6, TRAIT(in_series)},
    {"nothing but a number", 3, t_bare_number},
    {"a number that is a sentence", -8, t_numbered_sentence},
    {"a series of numbers goes on below it", 4, t_series_next},
    {"heads the contents", 8, TRAIT(heads_contents)},
    {"named in the contents", 8, TRAIT(listed)},
    {"not named in the contents", -3, TRAIT(unlisted)},
    {"ends with a question mark", -2, t_question},
    {"a long question", -3, t_long_question},
    {"ends with an exclamation mark", -4, t_exclamation},
    {"begins with a quotation mark", -1, t_quote_opens},
    {"ends with a quotation mark", -8, t_quote_closes},
    {"begins with a mark of headings", 4, t_heading_mark},
    {"begins with an odd character", -4, t_odd_start},
    {"ends with an odd character", -2, t_odd_end},
    {"mostly digits", -4, t_numeric},
    {"holds an address or a sign of rights", -8, TRAIT(address)},
    {"a sentence ends inside", -5, t_parted},
    {"holds a comma", -2, TRAIT(comma)},
    {"holds signs of code or tables", -5, TRAIT(signs)},
    {"a label opens it", -3, t_label},
    {"a label that comes again", -8, TRAIT(labelled)},
    {"a wider gap before it than after it", 4, t_gap},
    {"set in from the margin", 3, t_indented},
};

enum { RULES = sizeof rules / sizeof *rules };

static bool holds(const struct heading_rule *rule, const struct candidate *it)
{
	return rule->holds ? rule->holds(it) : *(const bool *)((const char *)it + rule->trait);
}

void text_judge(struct candidate *candidate)
{
	candidate->reasons = 0;
	candidate->score = 0;
	for (size_t i = 0; i < RULES; i++) {
		if (!holds(&rules[i], candidate))
			continue;
		candidate->reasons |= UINT64_C(1) << i;
		candidate->score += rules[i].points;
	}
}

size_t text_rule_count(void)
{
	return RULES;
}

const char *text_rule_name(size_t rule)
{
	return rules[rule].reason;
}

int text_rule_points(size_t rule)
{
	return rules[rule].points;
}
