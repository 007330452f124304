/* What a draft's paragraphs are, as far as their neighbours tell: titles, captions, quotations,
 * scene breaks. */
#include "read/word/draft_tree.h"

#include "read/captions.h"
#include "read/word/draft_headings.h"

#include <string.h>

enum {
	DEEP_INDENT = 340,    /* from both sides: a quotation */
	GAPS_IN_A_HUNDRED = 8 /* of paragraphs, where an empty one parts scenes */
};

/* Whether the label names what it stands below or above: a figure, a table, a listing. */
static bool has_caption_label(const struct draft_paragraph *paragraph)
{
	const char *label = paragraph->item.label;
	return label && caption_opens(label, strlen(label));
}

static void settle_caption(struct draft *draft, struct draft_paragraph *paragraph, void *user)
{
	(void)draft, (void)user;
	if (paragraph->role == STYLED_BODY && !paragraph->level && has_caption_label(paragraph))
		paragraph->role = STYLED_CAPTION;
}

static void settle_role(struct draft *draft, struct draft_paragraph *paragraph, void *user)
{
	(void)draft, (void)user;
	if (paragraph->role != STYLED_BODY || paragraph->level)
		return;
	if (!paragraph->item.list && paragraph->left >= DEEP_INDENT &&
	    paragraph->right >= DEEP_INDENT && paragraph->alignment != ALIGNED_CENTRE)
		paragraph->role = STYLED_QUOTATION;
}

static bool is_prose(const struct draft_block *block, bool *is_empty)
{
	const struct draft_paragraph *paragraph =
	    block && block->kind == DRAFT_PARAGRAPH ? block->paragraph : NULL;
	*is_empty = paragraph && draft_is_empty(paragraph);
	return paragraph && !*is_empty && !paragraph->level && paragraph->role == STYLED_BODY &&
	       !paragraph->item.list && paragraph->alignment != ALIGNED_CENTRE;
}

/* An empty paragraph between two of prose parts scenes, where paragraphs aren't all parted so. */
static void find_scene_breaks(struct draft *draft)
{
	VEC(struct draft_paragraph *) gaps = {0};
	size_t prose = 0;
	bool after_prose = false, is_empty;
	struct draft_paragraph *gap = NULL;
	for (struct draft_block *block = draft->body.first; block; block = block->next) {
		bool is = is_prose(block, &is_empty);
		if (is_empty && block->paragraph->role == STYLED_BREAK)
			after_prose = false; /* it parts them already */
		if (is_empty) {
			gap = after_prose ? block->paragraph : NULL;
			continue;
		}
		if (is && gap)
			vec_push(&gaps, gap);
		prose += is;
		after_prose = is;
		gap = NULL;
	}
	for (size_t i = 0; i < gaps.count && gaps.count * 100 <= prose * GAPS_IN_A_HUNDRED; i++)
		gaps.items[i]->role = STYLED_BREAK;
	vec_clear(&gaps);
}

/* The paragraphs styled as titles are headings above all others. */
static void raise_titles(struct draft *draft)
{
	bool found = false;
	for (struct draft_block *block = draft->body.first; block; block = block->next)
		found |= block->paragraph && block->paragraph->role == STYLED_TITLE &&
			 !draft_is_empty(block->paragraph);
	for (struct draft_block *block = draft->body.first; found && block; block = block->next) {
		struct draft_paragraph *paragraph = block->paragraph;
		if (paragraph && paragraph->role == STYLED_TITLE)
			paragraph->level = 1;
		else if (paragraph && paragraph->level)
			paragraph->level++;
	}
}

void draft_prepare(struct draft *draft)
{
	draft_each_of_all(draft, settle_caption, NULL);
	draft_find_headings(draft);
	draft_each_of_all(draft, settle_role, NULL);
	find_scene_breaks(draft);
	raise_titles(draft);
}
