/* Plain text: what speaks for and against a heading in the rows, sections, series and lists of
 * contents that the line is a part of, and in the text as a whole. */
#include "read/text/headings/text_headings.h"

/* Prose follows behind a caption, or one more short line. */
static bool prose_after_next(const struct candidate *it, unsigned limit)
{
	(void)limit;
	return it->after == 1 && !it->before && !text_is_prose(it, it->next) &&
	       text_is_prose(&it[1], it[1].next);
}

/* A row of two that look the same: links to other articles rather than a heading and a subtitle. */
static bool twin_next(const struct candidate *it, unsigned limit)
{
	return prose_after_next(it, limit) && !it->in_series && it->shape == it[1].shape &&
	       it->commas == it[1].commas && it->numeric == it[1].numeric;
}

/* A series of numbers goes on right below: what stands between its lines. */
static bool series_next(const struct candidate *it, unsigned limit)
{
	(void)limit;
	return it->after && !it->in_series && it[1].in_series && it[1].numbering.value > 1;
}

static bool row_before(const struct candidate *it, unsigned least)
{
	return it->before >= least && !it->in_series;
}

static bool row_after(const struct candidate *it, unsigned least)
{
	return it->after >= least;
}

static bool last_of_row(const struct candidate *it, unsigned least)
{
	return it->before >= least && !it->after;
}

static bool long_row(const struct candidate *it, unsigned least)
{
	return it->before + it->after >= least;
}

static bool section_over(const struct candidate *it, unsigned cells)
{
	return it->section >= cells;
}

static bool section_under(const struct candidate *it, unsigned cells)
{
	return it->section < cells && !it->after;
}

static bool since_over(const struct candidate *it, unsigned cells)
{
	return it->since >= cells;
}

static bool since_under(const struct candidate *it, unsigned cells)
{
	return it->since < cells && !it->before && it->previous;
}

static bool comes_again(const struct candidate *it, unsigned least)
{
	return it->repeats >= least && it->repeats_above < it->repeats && !it->in_series;
}

static bool comes_again_above(const struct candidate *it, unsigned least)
{
	return it->repeats >= least && it->repeats_above == it->repeats && !it->in_series;
}

static bool has_namesakes(const struct candidate *it, unsigned least)
{
	return it->namesakes >= least;
}

static bool repeated_below(const struct candidate *it, unsigned words)
{
	return it->repeated_below && it->words <= words;
}

static bool in_tight_text(const struct candidate *it, unsigned limit)
{
	(void)limit;
	return !it->text->airy && !it->text->width;
}

/* Right below the line that opens the text. */
static bool is_second(const struct candidate *it, unsigned limit)
{
	(void)limit;
	return it->previous && it->previous == it->text->blocks.items;
}

static bool second_before_prose(const struct candidate *it, unsigned limit)
{
	return is_second(it, limit) &&
	       (text_is_prose(it, it->next) || (it->next && text_opens_list(it->text, it->next)));
}

static bool like_before(const struct candidate *it, unsigned limit)
{
	(void)limit;
	return it->before && it->shape == it[-1].shape;
}

static bool like_after(const struct candidate *it, unsigned limit)
{
	(void)limit;
	return it->after && it->shape == it[1].shape;
}

static bool shorter_than_before(const struct candidate *it, unsigned percent)
{
	return it->before && it->cells * 100 <= it[-1].cells * percent;
}

static bool longer_than_before(const struct candidate *it, unsigned percent)
{
	return it->before && it->cells * 100 >= it[-1].cells * percent;
}

static bool shorter_than_after(const struct candidate *it, unsigned percent)
{
	return it->after && it->cells * 100 <= it[1].cells * percent;
}

static bool longer_than_after(const struct candidate *it, unsigned percent)
{
	return it->after && it->cells * 100 >= it[1].cells * percent;
}

/* A list or a series that begins with one follows. */
static bool one_next(const struct candidate *it, unsigned limit)
{
	(void)limit;
	return text_heads_series(it) ||
	       (it->next && it->next->kind == BLOCK_ITEM && it->next->number == 1);
}

enum { FEW_WORDS = 5 }; /* "0. Definitions." */

static bool series_with_prose(const struct candidate *it, unsigned percent)
{
	return it->series >= 3 && !it->caption && !it->opens &&
	       !(it->stops && it->lettering != LETTERING_CAPITALS &&
		 it->numbering.kind != NUMBERING_WORD && it->words > FEW_WORDS) &&
	       it->series_prose * 100 >= it->series * percent;
}

static bool series_without_prose(const struct candidate *it, unsigned percent)
{
	return it->series >= 2 && it->series_prose * 100 <= it->series * percent;
}

static bool series_in_capitals(const struct candidate *it, unsigned limit)
{
	(void)limit;
	return it->in_series && it->lettering == LETTERING_CAPITALS;
}

static bool series_over(const struct candidate *it, unsigned least)
{
	return it->series >= least;
}

static bool in_short_text(const struct candidate *it, unsigned blocks)
{
	return it->text->blocks.count <= blocks;
}

static bool in_crowd(const struct candidate *it, unsigned percent)
{
	return it->text->candidates * 100 >= it->text->blocks.count * percent;
}

static bool long_between_prose(const struct candidate *it, unsigned cells)
{
	return it->since >= cells && text_is_prose(it, it->next) && text_is_prose(it, it->previous);
}

/* "FADE IN:" above the place of a scene. */
static bool scene_next(const struct candidate *it, unsigned limit)
{
	(void)limit;
	return it->opens && it->after && it[1].scene;
}

/* Lines with the numbers of pages follow. */
static bool pages_next(const struct candidate *it, unsigned limit)
{
	(void)limit;
	return it->next && it->next->listed;
}

static bool list_in_long_section(const struct candidate *it, unsigned cells)
{
	return it->next && it->next->kind == BLOCK_ITEM && it->section >= cells;
}

/* Above prose, as two others or more: an interview, or the questions of a guide. */
static bool asks_as_many(const struct candidate *it, unsigned least)
{
	return it->asks && it->askers >= least && !it->parted && text_is_prose(it, it->next);
}

/* Headings without a blank line below: the style of many notes and recipes. */
static bool tops_as_many(const struct candidate *it, unsigned least)
{
	return it->tops && it->other_tops >= least;
}

static bool opens_as_many(const struct candidate *it, unsigned least)
{
	return it->opens_prose && it->openers >= least;
}

static bool second_as_many(const struct candidate *it, unsigned least)
{
	return it->second && it->seconds >= least;
}

/* "Q: Why?" */
static bool is_lettered_question(const struct candidate *it, unsigned least)
{
	return it->question && it->labels >= least;
}

/* "Chapter 2", its name below, and then prose or the first of its sections. */
static bool numbers_name(const struct candidate *it, unsigned kind)
{
	return it->in_series && it->numbering.kind == kind && it->numbering.size == it->size &&
	       it->after && !it[1].in_series &&
	       (it[1].after ? it[2].in_series : text_is_prose(&it[1], it[1].next));
}

static bool ruled_like_others(const struct candidate *it, unsigned least)
{
	return it->ruled && it->rulers >= least;
}

static const struct heading_rule rules[] = {
    {"a question behind a letter, as several others", 40, 40, is_lettered_question, 3},
    {"a chapter's number above its name", 25, 25, numbers_name, NUMBERING_WORD},
    {"right below a ruler, as several others", 45, 45, ruled_like_others, 2},
    {"between such a line and prose, as several others", 15, 17, second_as_many, 2},
    {"a colon above prose, as several others", 22, 20, opens_as_many, 2},
    {"tops its paragraph, as several others do", 37, 37, tops_as_many, 2},
    {"asks above prose, as several others", 27, 2, asks_as_many, 2},
    {"what a command printed", -21, -21, TRAIT(prompted)},
    {"between prose, long after the last such line", 7, 7, long_between_prose, 400},
    {"a list opens the long section", -13, -12, list_in_long_section, 400},
    {"no blank lines part the paragraphs", -4, -2, in_tight_text, 0},
    {"right below the first line", 0, 4, is_second, 0},
    {"between the first line and prose or a list", 14, 23, second_before_prose, 0},
    {"looks like the line before", -4, -7, like_before, 0},
    {"looks like the line below", 4, 4, like_after, 0},
    {"much shorter than the line before", 9, 11, shorter_than_before, 50},
    {"much longer than the line before", 6, 9, longer_than_before, 200},
    {"much shorter than the line below", 3, 3, shorter_than_after, 50},
    {"much longer than the line below", 4, 0, longer_than_after, 200},
    {"a list or series from one follows", 10, 10, one_next, 0},
    {"a series with prose behind each", 50, 50, series_with_prose, 70},
    {"a series with hardly any prose", -22, -19, series_without_prose, 20},
    {"a series in capitals", 26, 25, series_in_capitals, 0},
    {"a series of three and more", 4, -7, series_over, 3},
    {"a series of six and more", 10, -2, series_over, 6},
    {"a text of few paragraphs", -1, -2, in_short_text, 15},
    {"a text of many short lines", -5, 1, in_crowd, 30},
    {"a text of short lines", 3, 3, in_crowd, 55},
    {"said again inside a paragraph", -18, -19, TRAIT(pulled)},
    {"prose follows behind one more line", 9, -1, prose_after_next, 0},
    {"the line that follows looks the same", -13, -12, twin_next, 0},
    {"a series of numbers goes on below it", -11, -8, series_next, 0},
    {"another such line stands before", -18, -12, row_before, 1},
    {"two such lines stand before", 7, -2, row_before, 2},
    {"another such line follows", -6, -3, row_after, 1},
    {"two such lines follow", -3, 7, row_after, 2},
    {"the last of a row", -5, -1, last_of_row, 2},
    {"one of many such lines in a row", -6, -1, long_row, 2},
    {"one of five such lines in a row", -5, -1, long_row, 4},
    {"opens a section", -1, 0, section_over, 200},
    {"opens a long section", 0, -2, section_over, 400},
    {"opens a very long section", -3, 6, section_over, 1500},
    {"opens a very short section", -3, -4, section_under, 100},
    {"long after the last such line", 2, 2, since_over, 400},
    {"very long after the last such line", -6, -2, since_over, 1500},
    {"right after the last such line", -6, -4, since_under, 100},
    {"comes again, always above something", -31, -26, comes_again_above, 2},
    {"comes twice", -17, -13, comes_again, 2},
    {"comes again and again", -10, -6, comes_again, 3},
    {"begins like another line", 2, -6, has_namesakes, 1},
    {"begins like several lines", 3, -3, has_namesakes, 3},
    {"what follows says its word again", 14, 14, repeated_below, 4},
    {"leads over to a scene", -80, -80, scene_next, 0},
    {"contents with pages follow", 30, 30, pages_next, 0},
    {"heads the contents", -15, -15, TRAIT(heads_contents)},
    {"named in the contents", 40, 40, TRAIT(listed)},
    {"named in contents that name many", 40, 40, TRAIT(listed_surely)},
    {"not named in the contents", -25, -26, TRAIT(unlisted)},
};

const struct rules text_rules_of_rows = {rules, sizeof rules / sizeof *rules};
