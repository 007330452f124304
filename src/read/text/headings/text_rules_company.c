/* Plain text: what speaks for and against a heading in the company of others: of those that look
 * like it, and of those that do well by themselves. */
#include "read/text/headings/text_headings.h"

static bool alike_well(const struct candidate *it, unsigned least)
{
	return it->alike_well >= least;
}

static bool mostly_well(const struct candidate *it, unsigned percent)
{
	return it->alike >= 2 && it->alike_well * 100 >= it->alike * percent;
}

static bool mostly_bad(const struct candidate *it, unsigned percent)
{
	return it->alike >= 2 && it->alike_well * 100 <= it->alike * percent;
}

static bool few_do_well(const struct candidate *it, unsigned most)
{
	return it->others_well <= most;
}

static bool lettered_like_most(const struct candidate *it, unsigned percent)
{
	return it->others_well >= 3 && it->well_lettering * 100 >= it->others_well * percent;
}

static bool lettered_like_few(const struct candidate *it, unsigned percent)
{
	return it->others_well >= 3 && it->well_lettering * 100 <= it->others_well * percent;
}

static bool ends_like_most(const struct candidate *it, unsigned percent)
{
	return it->others_well >= 3 && it->well_alike_end * 100 >= it->others_well * percent;
}

static bool asks_like_others(const struct candidate *it, unsigned least)
{
	return it->asks && it->well_alike_end >= least;
}

static bool stops_like_others(const struct candidate *it, unsigned least)
{
	return it->stops && it->well_alike_end >= least;
}

static bool exclaims_like_others(const struct candidate *it, unsigned least)
{
	return it->exclaims && it->others_well >= least;
}

static bool begins_like_others(const struct candidate *it, unsigned least)
{
	return it->well_namesakes >= least;
}

static bool well_before(const struct candidate *it, unsigned limit)
{
	(void)limit;
	return it->before && it[-1].well;
}

static bool bad_before(const struct candidate *it, unsigned limit)
{
	(void)limit;
	return it->before && !it[-1].well;
}

static bool well_after(const struct candidate *it, unsigned limit)
{
	(void)limit;
	return it->after && it[1].well;
}

static bool far_from_last(const struct candidate *it, unsigned cells)
{
	return it->far_before >= cells;
}

static bool near_last(const struct candidate *it, unsigned cells)
{
	return it->far_before < cells;
}

static bool near_next(const struct candidate *it, unsigned cells)
{
	return it->far_after < cells && !text_heads_series(it);
}

static bool points_alike_over(const struct candidate *it, unsigned points)
{
	return it->alike && it->alike_points >= (int)points;
}

static bool points_alike_under(const struct candidate *it, unsigned minus)
{
	return it->alike && it->alike_points < -(int)minus;
}

static bool many_do_well(const struct candidate *it, unsigned least)
{
	return it->others_well >= least;
}

static bool alike_before_prose(const struct candidate *it, unsigned least)
{
	return it->alike_well >= least && it->section >= 140 && !it->before;
}

static bool last_of_bad_row(const struct candidate *it, unsigned least)
{
	return it->before >= least && !it->after && !it[-1].well && it->shape != it[-1].shape;
}

static bool lower_like_others(const struct candidate *it, unsigned percent)
{
	return it->lower_case && it->others_well >= 2 &&
	       it->well_lower * 100 >= it->others_well * percent;
}

static bool lower_unlike_others(const struct candidate *it, unsigned percent)
{
	return it->lower_case && it->others_well >= 3 &&
	       it->well_lower * 100 <= it->others_well * percent;
}

static bool colon_before_alike(const struct candidate *it, unsigned points)
{
	return it->previous && points_alike_over(it, points) &&
	       text_block_opens(it->text, it->previous);
}

static bool colons_alike(const struct candidate *it, unsigned least)
{
	return it->colon && it->alike_well >= least;
}

static bool like_below_badly(const struct candidate *it, unsigned minus)
{
	return it->after && it->shape == it[1].shape && points_alike_under(it, minus);
}

static bool far_and_alike(const struct candidate *it, unsigned cells)
{
	return it->section >= cells && it->alike_well >= 1;
}

static bool row_ends_like_most(const struct candidate *it, unsigned least)
{
	return it->after >= least && ends_like_most(it, 60);
}

static bool stands_alone_among_many(const struct candidate *it, unsigned least)
{
	return it->others_well >= least && it->alike_well == 0;
}

static bool is_best_around(const struct candidate *it, unsigned by)
{
	return (!it->before || it->first_score > it[-1].first_score + (int)by) &&
	       (!it->after || it->first_score > it[1].first_score + (int)by);
}

static bool prose_below_badly(const struct candidate *it, unsigned minus)
{
	return it->section >= 100 && !it->before && points_alike_under(it, minus);
}

static bool far_and_unlike(const struct candidate *it, unsigned cells)
{
	return it->section >= cells && mostly_bad(it, 25);
}

static bool title_among_others(const struct candidate *it, unsigned percent)
{
	return it->lettering == LETTERING_TITLE && lettered_like_few(it, percent);
}

static bool asks_alone(const struct candidate *it, unsigned most)
{
	return it->asks && it->others_well >= 3 && it->well_alike_end <= most;
}

static bool crowds(const struct candidate *it, unsigned cells)
{
	return it->far_before < cells && it->far_after < cells && !it->in_series &&
	       !text_heads_series(it);
}

static bool series_mostly_well(const struct candidate *it, unsigned percent)
{
	return it->series >= 3 && it->well_series * 100 >= (it->series - 1) * percent;
}

static bool series_mostly_bad(const struct candidate *it, unsigned percent)
{
	return it->series >= 3 && it->well_series * 100 <= (it->series - 1) * percent;
}

/* The second of two lines above prose, where others do well: a heading below a heading. */
static bool second_of_two(const struct candidate *it, unsigned least)
{
	return it->before == 1 && !it->after && it[-1].well && text_is_prose(it, it->next) &&
	       it->others_well >= least;
}

static bool first_of_two(const struct candidate *it, unsigned least)
{
	return !it->before && it->after == 1 && it[1].well && text_is_prose(&it[1], it[1].next) &&
	       it->others_well >= least;
}

static bool again_in_sections(const struct candidate *it, unsigned least)
{
	return it->in_sections && it->repeats_above == it->repeats && it->repeats >= least &&
	       !it->in_series && !it->opens && !it->stops;
}

static bool set_in_unlike_others(const struct candidate *it, unsigned percent)
{
	return it->others_well >= 4 && it->well_out * 100 >= it->others_well * percent;
}

static const struct heading_rule rules[] = {
    {"set in, where most that do well aren't", 0, -40, set_in_unlike_others, 60},
    {"comes again, once in a section", 0, 23, again_in_sections, 2},
    {"below a heading, above prose, as others", 0, -1, second_of_two, 4},
    {"above a heading and prose, as others", 0, 15, first_of_two, 4},
    {"most of its series do well", 0, 22, series_mostly_well, 60},
    {"few of its series do well", 0, -3, series_mostly_bad, 25},
    {"above prose, those like it do badly", 0, -8, prose_below_badly, 0},
    {"above a long section, few like it do well", 0, -12, far_and_unlike, 1500},
    {"capitalized words, which few others have", 0, 10, title_among_others, 10},

    {"a colon before one like others that do well", 0, -4, colon_before_alike, 10},
    {"a colon inside as in others", 0, -12, colons_alike, 4},
    {"like the line below, and those do badly", 0, 9, like_below_badly, 40},
    {"above a very long section, like another", 0, -6, far_and_alike, 1500},
    {"first of a row, ends like most that do well", 0, -23, row_ends_like_most, 2},
    {"no other of many that do well looks like it", 0, 10, stands_alone_among_many, 5},
    {"better than the lines before and below", 0, 1, is_best_around, 0},

    {"in lower case like others that do well", 0, 10, lower_like_others, 70},
    {"in lower case unlike others that do well", 0, -16, lower_unlike_others, 50},
    {"those that look like it do rather well on average", 0, 3, points_alike_over, 10},
    {"those that look like it do rather badly on average", 0, -2, points_alike_under, 10},
    {"those that look like it do worst on average", 0, -5, points_alike_under, 70},
    {"another looks like it and does well", 0, 8, alike_well, 1},
    {"four look like it and do well", 0, 10, alike_well, 4},
    {"eight look like it and do well", 0, -1, alike_well, 8},
    {"most that look like it do well", 0, 2, mostly_well, 60},
    {"few that look like it do well", 0, -6, mostly_bad, 25},
    {"hardly any that look like it do well", 0, -8, mostly_bad, 5},
    {"those that look like it do well on average", 0, -4, points_alike_over, 0},
    {"those that look like it do very well on average", 0, 9, points_alike_over, 20},
    {"those that look like it do badly on average", 0, 1, points_alike_under, 20},
    {"those that look like it do very badly on average", 0, 4, points_alike_under, 40},
    {"looks like others that do well, above prose", 0, 2, alike_before_prose, 2},
    {"the last of a row that it doesn't look like", 0, -3, last_of_bad_row, 1},
    {"many others do well", 0, -5, many_do_well, 6},
    {"no other does well", 0, -10, few_do_well, 0},
    {"few others do well", 0, 6, few_do_well, 2},
    {"lettered like most that do well", 0, 8, lettered_like_most, 60},
    {"lettered unlike those that do well", 0, -1, lettered_like_few, 10},
    {"ends like most that do well", 0, 6, ends_like_most, 60},
    {"asks, and no other that does well", 0, 10, asks_alone, 0},
    {"close behind and before others that do well", 0, -3, crowds, 250},
    {"asks as others do", 0, 20, asks_like_others, 2},
    {"stops as others do", 0, 24, stops_like_others, 2},
    {"an exclamation among other headings", 0, 11, exclaims_like_others, 3},
    {"begins like another that does well", 0, 10, begins_like_others, 1},
    {"begins like some that do well", 0, 11, begins_like_others, 3},
    {"the line before it does well", 0, -21, well_before, 0},
    {"the line before it doesn't do well", 0, -5, bad_before, 0},
    {"the line below it does well", 0, -6, well_after, 0},
    {"far from the last that does well", 0, -1, far_from_last, 2000},
    {"very far from the last that does well", 0, -2, far_from_last, 6000},
    {"close behind one that does well", 0, 2, near_last, 150},
    {"close before one that does well", 0, -8, near_next, 80},
};

const struct rules text_rules_of_company = {rules, sizeof rules / sizeof *rules};
