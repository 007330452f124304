/* Plain text: which of the candidates are headings. Each has its own points; then they are looked
 * at as a set: those that look alike lend each other weight, one alone has less. */
#include "manuscript/text.h"

#include <stdlib.h>
#include <string.h>

enum {
	ALONE = -3,      /* points of one that no other looks like and no other stands beside */
	NEARLY = 1,      /* this far below enough still counts as looking well */
	TITLE_LINES = 3, /* as many short lines may follow a title: subtitle, author, date */
	SHORT_TITLE = 60,
};

static int by_shape(const void *a, const void *b)
{
	const struct candidate *x = *(struct candidate *const *)a,
			       *y = *(struct candidate *const *)b;
	return x->shape != y->shape ? (x->shape < y->shape ? -1 : 1) : 0;
}

static bool does_well(const struct candidate *it)
{
	return it->score >= ENOUGH - NEARLY;
}

/* For each candidate, how many others of its shape do well; returns how many do well in all. */
static size_t count_alike(candidate_list *list)
{
	size_t well = 0;
	struct candidate **sorted = mem_zeroed(list->count + 1, sizeof *sorted);
	for (size_t i = 0; i < list->count; i++)
		sorted[i] = &list->items[i];
	qsort(sorted, list->count, sizeof *sorted, by_shape);
	for (size_t i = 0, next; i < list->count; i = next) {
		unsigned count = 0;
		for (next = i; next < list->count && sorted[next]->shape == sorted[i]->shape;
		     next++)
			count += does_well(sorted[next]);
		for (size_t j = i; j < next; j++)
			sorted[j]->alike = count - does_well(sorted[j]);
		well += count;
	}
	mem_free(sorted);
	return well;
}

static void accept_as_set(candidate_list *list)
{
	size_t well = count_alike(list);
	for (size_t i = 0; i < list->count; i++) {
		struct candidate *it = &list->items[i];
		bool asks =
		    it->last_mark == '?' || it->last_mark == 0xFF1F || it->last_mark == 0x61F;
		it->together = asks ? 0 : it->alike >= 4 ? 3 : it->alike < 2 ? (int)it->alike : 2;
		if (well == does_well(it))
			it->together = ALONE;
		it->accepted = it->score + it->together >= ENOUGH;
	}
}

/* A number alone and the line below it are one heading: "CHAPTER I", "Down the Rabbit-Hole". */
static void merge_numbers(struct text *text, candidate_list *list)
{
	for (size_t i = 0; i + 1 < list->count; i++) {
		struct candidate *it = &list->items[i], *below = it + 1;
		struct block *block = &text->blocks.items[it->block];
		bool number_alone = it->accepted && it->in_series &&
				    it->numbering.size == it->size && block->count == 1;
		if (!number_alone || !it->after || below->after || below->in_series ||
		    below->cells > SHORT_TITLE || below->block != it->block + 1)
			continue;
		below->accepted = false;
		below->merged = true;
		text->blocks.items[below->block].role = ROLE_MERGED;
	}
}

/* Whether the first line of the text can be the title of all of it. */
static bool can_be_title(const struct text *text, const candidate_list *list)
{
	const struct candidate *it = &list->items[0];
	if (!list->count || it->previous || it->in_series || it->words < 2 || it->words > 20 ||
	    it->lower_case || it->numeric || it->address || it->parted || it->signs ||
	    it->first_mark > 1 || memchr(it->s, '/', it->size) || it->after > TITLE_LINES ||
	    !it->next)
		return false;
	(void)text;
	return true;
}

/* The title: other short lines and then prose stand below it; or prose, if the headings of sections
 * look different. */
static void find_title(struct text *text, candidate_list *list)
{
	if (!list->count || !can_be_title(text, list))
		return;
	struct candidate *it = &list->items[0];
	const struct block *prose = list->items[it->after].next;
	if (!prose || prose->kind == BLOCK_ITEM || prose->cells < SHORT_TITLE)
		return;
	size_t accepted = 0, same = 0;
	for (size_t i = 1; i < list->count; i++) {
		accepted += list->items[i].accepted;
		same += list->items[i].accepted && list->items[i].lettering == it->lettering;
	}
	const struct block *block = &text->blocks.items[it->block];
	bool apart = it->after || (it->lettering == LETTERING_CAPITALS && same * 2 < accepted) ||
		     same * 2 < accepted || accepted < 2 || block[1].gap > 1;
	if (!apart)
		return;
	it->accepted = it->title = true;
	for (uint32_t i = 1; i <= it->after; i++) {
		struct block *below = &text->blocks.items[it[i].block];
		it[i].accepted = false;
		below->role = i == 1 && it->after > 1 ? ROLE_SUBTITLE : ROLE_BYLINE;
	}
}

void text_find_headings(struct text *text, struct buf *outline)
{
	candidate_list list = {0};
	text_find_candidates(text, &list);
	for (size_t i = 0; i < list.count; i++)
		text_judge(text, &list.items[i]);
	accept_as_set(&list);
	find_title(text, &list);
	merge_numbers(text, &list);
	for (size_t i = 0; i < list.count; i++) {
		struct block *block = &text->blocks.items[list.items[i].block];
		block->title = list.items[i].title;
		if (list.items[i].accepted)
			block->kind = BLOCK_HEADING;
	}
	text_find_levels(text, &list);
	if (outline)
		text_explain(text, &list, outline);
	vec_clear(&list);
}
