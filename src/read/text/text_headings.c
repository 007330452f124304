/* Plain text: which of the candidates are headings. Each has its own points; then they are looked
 * at as a set: those that look alike lend each other weight, one alone has less. */
#include "read/text/text.h"

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
		it->relieved = (it->before == 1 && !it->in_series && !it[-1].accepted) ||
			       (!it->previous && it->alike >= 2);
		it->together += it->relieved ? RELIEF : 0;
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
static bool can_be_title(const struct candidate *it)
{
	bool one_word = it->words < 2 && !(it->lettering == LETTERING_NONE && it->cells >= 4);
	return !it->previous && it->next && !it->in_series && !one_word && it->words <= 20 &&
	       !it->lower_case && !it->numeric && !it->address && !it->parted && !it->signs &&
	       it->first_mark <= 1 && !memchr(it->s, '/', it->size);
}

/* Whether the sections' headings look different, so that the first line isn't just one of them. */
static bool is_apart(const struct text *text, const candidate_list *list)
{
	const struct candidate *it = &list->items[0];
	size_t accepted = 0, same = 0;
	for (size_t i = 1; i < list->count; i++) {
		accepted += list->items[i].accepted;
		same += list->items[i].accepted && !list->items[i].in_series &&
			list->items[i].lettering == it->lettering;
	}
	return same * 2 < accepted || accepted < 2 || text->blocks.items[it->block + 1].gap > 1;
}

/* Whether the line, right below the title, is a heading like others and nobody's name. */
static bool is_no_name(const struct candidate *it)
{
	return it->lower_end && !it->after && it->alike >= 2 &&
	       it->score + it->together + RELIEF >= ENOUGH;
}

/* Whether the line, in a row below the title, begins the text proper: a numbered heading, one that
 * the contents name, or one that looks like the other headings and stands behind two lines or is
 * nobody's name. */
static bool begins_text(const struct candidate *title, const struct candidate *it)
{
	return is_no_name(it) || it->in_series || it->listed || it->heads_contents ||
	       (it - title > 2 && !it->after && it->alike >= 2);
}

/* Whether headings of the first line's kind, parts above numbered chapters, come again. */
static bool is_part(const candidate_list *list)
{
	size_t parts = 0;
	for (size_t i = 0; i + 1 < list->count; i++) {
		const struct candidate *it = &list->items[i];
		parts += it->after && !it->in_series && it[1].in_series && (!i || it->accepted);
	}
	return parts > 1 && list->items[0].after && list->items[1].in_series;
}

/* The title: other short lines stand below it, and then the text begins; or prose at once, if it
 * stands apart from the headings of sections. */
static void find_title(struct text *text, candidate_list *list)
{
	if (!list->count || !can_be_title(&list->items[0]))
		return;
	struct candidate *it = &list->items[0];
	uint32_t below = 0;
	while (below < it->after && !begins_text(it, &it[below + 1]))
		below++;
	const struct block *next = it[below].next;
	bool divided = below < it->after; /* by a heading that follows */
	if (below > TITLE_LINES || !next ||
	    (!divided && (next->kind == BLOCK_ITEM || next->cells < SHORT_TITLE)) ||
	    (!below && !divided && !is_apart(text, list)))
		return;
	it->accepted = true;
	it->title = !is_part(list);
	it[below + divided].accepted |= divided && is_no_name(&it[below + 1]);
	for (uint32_t i = 1; i <= below; i++) {
		it[i].accepted = false;
		text->blocks.items[it[i].block].role =
		    i == 1 && below > 1 ? ROLE_SUBTITLE : ROLE_BYLINE;
	}
}

void text_find_headings(struct text *text, struct buf *outline)
{
	candidate_list list = {0};
	text_find_candidates(text, &list);
	for (size_t i = 0; i < list.count; i++)
		text_judge(&list.items[i]);
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
