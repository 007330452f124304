/* Plain text: the points of each candidate, first by itself, then in the company of those that do
 * well by themselves: those that look alike, those near it, all of them. */
#include "base/map.h"
#include "read/text/headings/text_headings.h"

#include <stdlib.h>

enum { LOWER = LETTERING_CAPITALS + 1, LETTERINGS, ENDS = 5, MARGIN = 3, FAR = 1 << 30 };

static int by_shape(const void *a, const void *b)
{
	const struct candidate *x = *(struct candidate *const *)a,
			       *y = *(struct candidate *const *)b;
	return x->shape != y->shape ? (x->shape < y->shape ? -1 : 1) : 0;
}

static void count_alike(candidate_list *list)
{
	struct candidate **sorted = mem_zeroed(list->count + 1, sizeof *sorted);
	for (size_t i = 0; i < list->count; i++)
		sorted[i] = &list->items[i];
	qsort(sorted, list->count, sizeof *sorted, by_shape);
	for (size_t i = 0, next; i < list->count; i = next) {
		uint32_t well = 0;
		int64_t points = 0;
		for (next = i; next < list->count && sorted[next]->shape == sorted[i]->shape;
		     next++) {
			well += sorted[next]->well;
			points += sorted[next]->first_score;
		}
		for (size_t j = i; j < next; j++) {
			sorted[j]->alike = (uint32_t)(next - i - 1);
			sorted[j]->alike_well = well - sorted[j]->well;
			if (sorted[j]->alike)
				sorted[j]->alike_points =
				    (int)((points - sorted[j]->first_score) / sorted[j]->alike);
		}
	}
	mem_free(sorted);
}

static unsigned lettering(const struct candidate *it)
{
	return it->lower_case ? LOWER : it->lettering;
}

static unsigned ending(const struct candidate *it)
{
	return it->asks ? 1 : it->exclaims ? 2 : it->stops ? 3 : it->opens ? 4 : 0;
}

/* In the margin that ordinary prose leaves. */
static bool is_set_out(const struct candidate *it)
{
	return it->text->blocks.items[it->block].indent + (unsigned)MARGIN <= it->text->base;
}

static void count_well(candidate_list *list)
{
	uint32_t well = 0, lower = 0, out = 0, lettered[LETTERINGS] = {0}, ended[ENDS] = {0};
	for (size_t i = 0; i < list->count; i++) {
		const struct candidate *it = &list->items[i];
		well += it->well;
		lower += it->well && it->lower_case;
		out += it->well && is_set_out(it);
		lettered[lettering(it)] += it->well;
		ended[ending(it)] += it->well;
	}
	for (size_t i = 0; i < list->count; i++) {
		struct candidate *it = &list->items[i];
		it->well_lower = lower - (it->well && it->lower_case);
		it->others_well = well - it->well;
		it->well_out = is_set_out(it) ? 0 : out;
		it->well_lettering = lettered[lettering(it)] - it->well;
		it->well_alike_end = ended[ending(it)] - it->well;
	}
}

/* How many do well of its series, and of those that begin with the same word, itself aside. */
static void count_well_relatives(candidate_list *list)
{
	struct relatives {
		uint32_t series, namesakes; /* of the first one */
	} *well = mem_zeroed(list->count + 1, sizeof *well);
	for (size_t i = 0; i < list->count; i++) {
		const struct candidate *it = &list->items[i];
		well[it->series_head].series += it->well && it->in_series;
		well[it->namesake].namesakes += it->well;
	}
	for (size_t i = 0; i < list->count; i++) {
		struct candidate *it = &list->items[i];
		it->well_series = it->in_series ? well[it->series_head].series - it->well : 0;
		it->well_namesakes = it->first_word ? well[it->namesake].namesakes - it->well : 0;
	}
	mem_free(well);
}

/* "Summary" at the end of each lesson: a line that comes again, each time in another section. */
static void find_in_sections(candidate_list *list)
{
	struct arena *arena = arena_new();
	struct map last = {0}, together = {0};
	size_t sections = 0;
	for (size_t i = 0; i < list->count; i++) {
		const struct candidate *it = &list->items[i];
		if (it->repeats < 2) {
			sections += it->well;
			continue;
		}
		const char *name = arena_format(arena, "%u", it->repeated);
		size_t *at = map_at(&last, name);
		if (*at == sections)
			*map_at(&together, name) = sections;
		*at = sections;
	}
	for (size_t i = 0; i < list->count; i++) {
		struct candidate *it = &list->items[i];
		it->in_sections =
		    it->repeats >= 2 &&
		    map_find(&together, arena_format(arena, "%u", it->repeated)) == MAP_NONE;
	}
	map_clear(&last);
	map_clear(&together);
	arena_free(arena);
}

/* How far the nearest that do well are, in cells. */
static void measure_distance(candidate_list *list)
{
	uint32_t far = FAR;
	for (size_t i = 0; i < list->count; i++) {
		struct candidate *it = &list->items[i];
		it->far_before = far = far < FAR ? far + it->since : far;
		far = it->well ? 0 : far + it->cells;
	}
	far = FAR;
	for (size_t i = list->count; i-- > 0;) {
		struct candidate *it = &list->items[i];
		it->far_after = far = far < FAR ? far + it->section : far;
		far = it->well ? 0 : far + it->cells;
	}
}

void text_weigh(candidate_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		text_judge_at_first_sight(&list->items[i]);
	count_alike(list);
	count_well(list);
	count_well_relatives(list);
	find_in_sections(list);
	measure_distance(list);
	for (size_t i = 0; i < list->count; i++)
		text_judge(&list->items[i]);
}
