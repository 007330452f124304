/* Plain text: which of the candidates are headings. */
#include "read/text/headings/text_headings.h"

enum { SHORT_TITLE = 60, LONGEST_HEADING = 200, LEVEL_OF_BACK = 2 };

/* A number alone and the line below it are one heading: "CHAPTER I", "Down the Rabbit-Hole". */
static void merge_numbers(struct text *text, candidate_list *list)
{
	for (size_t i = 0; i + 1 < list->count; i++) {
		struct candidate *it = &list->items[i], *below = it + 1;
		struct block *block = &text->blocks.items[it->block];
		bool number_alone = it->accepted && it->in_series &&
				    it->numbering.size == it->size && block->count == 1;
		bool parted = below->after && !below[1].in_series;
		if (!number_alone || !it->after || parted || below->in_series ||
		    below->cells > SHORT_TITLE || below->block != it->block + 1 || *below->s == '(')
			continue;
		below->accepted = false;
		below->merged = true;
		text->blocks.items[below->block].role = ROLE_MERGED;
	}
}

static void accept(const struct text *text, candidate_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		struct candidate *it = &list->items[i];
		uint8_t role = text->blocks.items[it->block].role;
		it->accepted = it->title || (it->score >= ENOUGH && role != ROLE_BYLINE &&
					     role != ROLE_SUBTITLE && role != ROLE_ASIDE);
	}
}

/* What a library adds behind its text begins with its first paragraph, and has no other headings.
 */
static void head_back(struct text *text)
{
	for (size_t i = 0; i < text->blocks.count; i++) {
		struct block *block = &text->blocks.items[i];
		if (block->first == text->back && block->cells <= LONGEST_HEADING) {
			block->kind = BLOCK_HEADING;
			block->level = LEVEL_OF_BACK;
		}
	}
}

void text_find_headings(struct text *text, struct buf *outline)
{
	candidate_list list = {0};
	text_find_candidates(text, &list);
	text_weigh(&list);
	accept(text, &list);
	if (text_find_title(text, &list)) {
		text_look_past_title(text, &list);
		text_weigh(&list);
		accept(text, &list);
	}
	merge_numbers(text, &list);
	for (size_t i = 0; i < list.count; i++) {
		struct block *block = &text->blocks.items[list.items[i].block];
		block->title = list.items[i].title;
		if (list.items[i].accepted)
			block->kind = BLOCK_HEADING;
	}
	text_find_levels(text, &list);
	head_back(text);
	text_link_listings(text);
	text_dress(text);
	if (outline)
		text_explain(text, &list, outline);
	vec_clear(&list);
}
