/* From a draft to a tree: what links lead to, the body, the notes, what the file says of itself. */
#include "read/word/draft_tree.h"

#include "base/unicode.h"
#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

static void each_block(struct draft *draft, const struct draft_block *block, draft_visit *visit,
		       void *user)
{
	if (block->kind == DRAFT_PARAGRAPH)
		visit(draft, block->paragraph, user);
	else if (block->kind == DRAFT_BOX)
		draft_each(draft, block->box, visit, user);
	else if (block->kind == DRAFT_TABLE)
		for (const struct draft_row *row = block->table->first; row; row = row->next)
			for (const struct draft_cell *cell = row->first; cell; cell = cell->next)
				draft_each(draft, &cell->flow, visit, user);
}

void draft_each(struct draft *draft, const struct draft_flow *flow, draft_visit *visit, void *user)
{
	for (const struct draft_block *block = flow->first; block; block = block->next)
		each_block(draft, block, visit, user);
}

void draft_each_of_all(struct draft *draft, draft_visit *visit, void *user)
{
	draft_each(draft, &draft->body, visit, user);
	for (size_t i = 0; i < draft->notes.count; i++)
		draft_each(draft, &draft->notes.items[i]->flow, visit, user);
}

/* Gives each bookmark that a link leads to a number, and notes how the paragraph begins. */
static void look_at(struct draft *draft, struct draft_paragraph *paragraph, void *user)
{
	struct draft_builder *builder = user;
	const char **openings = (const char **)builder->paragraphs->openings;
	openings[paragraph->number - 1] = draft_opening(draft->arena, paragraph);
	for (struct draft_piece *piece = paragraph->first; piece; piece = piece->next) {
		if (piece->kind == PIECE_BOOKMARK)
			*map_at(&builder->bookmarks, piece->text) = 1;
		if (!piece->run.link || *piece->run.link != '#')
			continue;
		size_t *number = map_at(&builder->wanted, piece->run.link + 1);
		if (*number == MAP_NONE)
			*number = builder->wanted.count;
	}
}

/* Links to bookmarks that are there, by the ids that these get. */
static void aim(struct draft *draft, struct draft_paragraph *paragraph, void *user)
{
	struct draft_builder *builder = user;
	for (struct draft_piece *piece = paragraph->first; piece; piece = piece->next)
		if (piece->run.link && *piece->run.link == '#' &&
		    map_find(&builder->bookmarks, piece->run.link + 1) != MAP_NONE)
			piece->run.link =
			    arena_format(draft->arena, "#place-%zu",
					 map_find(&builder->wanted, piece->run.link + 1));
}

static void add_notes(struct draft_builder *builder)
{
	for (size_t i = 0; i < builder->draft->notes.count; i++) {
		const struct draft_note *note = builder->draft->notes.items[i];
		struct node *aside = tree_element(builder->tree, EL_ASIDE, 0, 0);
		tree_set(builder->tree, aside, "epub:type", "footnote");
		tree_set(builder->tree, aside, "class", "footnote");
		tree_set(builder->tree, aside, "id",
			 arena_format(builder->tree->arena, "note-%zu", note->number));
		draft_build_flow(builder, aside, &note->flow);
		tree_append(builder->tree->body, aside);
	}
}

/* How many paragraphs run from the right to the left, and how many don't. */
struct directions {
	size_t left_to_right, right_to_left;
};

static void count_direction(struct draft *draft, struct draft_paragraph *paragraph, void *user)
{
	struct directions *directions = user;
	(void)draft;
	if (draft_is_empty(paragraph))
		return;
	directions->right_to_left += paragraph->direction == DIRECTION_RIGHT_TO_LEFT;
	directions->left_to_right += paragraph->direction != DIRECTION_RIGHT_TO_LEFT;
}

static void find_direction(struct draft *draft)
{
	struct directions directions = {0};
	draft_each(draft, &draft->body, count_direction, &directions);
	draft->direction = directions.right_to_left > directions.left_to_right
			       ? DIRECTION_RIGHT_TO_LEFT
			       : DIRECTION_LEFT_TO_RIGHT;
}

static unsigned letter_at(const char **s)
{
	const char *end = *s + strlen(*s);
	unsigned c = *s < end ? utf8_next(s, end) : 0;
	return unicode_is_letter(c) ? c : 0;
}

/* The last letter of a word that is set apart is often left as it is, so that no space follows it:
 * it becomes a piece of its own, which is set apart too. */
static void take_last_letter(struct draft *draft, struct draft_piece *spaced)
{
	struct draft_piece *next = spaced->next;
	size_t size = strlen(spaced->text);
	unsigned looks = spaced->run.looks & ~(unsigned)LOOK_SPACED;
	if (!next || next->kind != PIECE_TEXT || next->run.looks != looks ||
	    next->run.link != spaced->run.link || spaced->text[size - 1] == ' ')
		return;
	const char *behind = next->text;
	bool is_letter = letter_at(&behind);
	const char *further = behind;
	if (!is_letter || letter_at(&further))
		return;
	struct draft_piece *letter = arena_alloc(draft->arena, sizeof *letter);
	*letter = *spaced;
	letter->text = arena_copy(draft->arena, next->text, (size_t)(behind - next->text));
	spaced->next = letter;
	next->text = behind;
}

/* Letters set apart emphasize a few words amid others: not most of a line, nor capitals, nor what
 * spreads a name of Chinese over a line. */
static void settle_spacing(struct draft *draft, struct draft_paragraph *paragraph, void *user)
{
	size_t sizes[2] = {0, 0}; /* of what isn't set apart, and of what is */
	(void)user;
	for (const struct draft_piece *piece = paragraph->first; piece; piece = piece->next)
		if (draft_has_words(piece))
			sizes[(piece->run.looks & LOOK_SPACED) != 0] += strlen(piece->text);
	bool is_amid = sizes[0] >= sizes[1];
	for (struct draft_piece *piece = paragraph->first; piece; piece = piece->next) {
		const unsigned capitals = LOOK_CAPITALS | LOOK_SMALL_CAPITALS;
		bool is_east = draft_has_words(piece) &&
			       draft_script_of(piece->text, strlen(piece->text)) == SCRIPT_EAST;
		if (!is_amid || is_east || piece->run.looks & capitals)
			piece->run.looks &= ~(unsigned)LOOK_SPACED;
		if (piece->run.looks & LOOK_SPACED && draft_has_words(piece))
			take_last_letter(draft, piece);
	}
}

/* A heading, a caption and the lines below a title are set apart by themselves: what all letters
 * have in common goes. */
static void plain_heading(struct draft *draft, struct draft_paragraph *paragraph, void *user)
{
	unsigned common = DRAFT_LOOKS_OF_ROLES;
	enum draft_role role = paragraph->role;
	(void)draft, (void)user;
	if (!paragraph->level && role != STYLED_CAPTION && role != STYLED_SUBTITLE &&
	    role != STYLED_AUTHOR && role != STYLED_DATE)
		return;
	for (struct draft_piece *piece = paragraph->first; piece; piece = piece->next)
		if (draft_has_words(piece))
			common &= piece->run.looks;
	for (struct draft_piece *piece = paragraph->first; piece; piece = piece->next)
		piece->run.looks &= ~common;
}

/* What was done to the manuscript before it was read. */
static void tell(const struct draft *draft)
{
	struct place at = {.file = draft->in->name};
	char count[24];
	snprintf(count, sizeof count, "%zu", draft->changes);
	if (draft->changes)
		diag(draft->in->diags, MSG_TRACKED_CHANGES, at, count, NULL);
	snprintf(count, sizeof count, "%zu", draft->comments);
	if (draft->comments)
		diag(draft->in->diags, MSG_COMMENTS, at, count, NULL);
}

void draft_build(struct draft *draft, struct metadata *metadata)
{
	struct draft_builder builder = {.draft = draft, .tree = draft->tree};
	draft_finish(draft);
	builder.paragraphs = arena_alloc(draft->arena, sizeof *builder.paragraphs);
	*builder.paragraphs = (struct tree_paragraphs){
	    .arena = draft->in->arena,
	    .openings = arena_alloc(draft->arena, (draft->paragraphs + 1) * sizeof(char *)),
	    .count = draft->paragraphs,
	};
	find_direction(draft);
	draft_prepare(draft);
	draft_settle_languages(draft);
	draft_each_of_all(draft, settle_spacing, NULL);
	draft_each_of_all(draft, plain_heading, NULL);
	draft_each_of_all(draft, look_at, &builder);
	draft_each_of_all(draft, aim, &builder);
	builder.direction = draft->direction;
	draft_build_flow(&builder, draft->tree->body, &draft->body);
	add_notes(&builder);
	draft_claim(draft, metadata);
	tell(draft);
	draft->tree->paragraphs = builder.paragraphs;
	draft->tree->is_raw = true;
	map_clear(&builder.bookmarks);
	map_clear(&builder.wanted);
	map_clear(&builder.placed);
}
