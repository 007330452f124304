/* Drafts: building one, piece by piece. */
#include "read/word/draft/draft.h"

#include "base/unicode.h"
#include "base/utf8.h"

#include <string.h>

enum { OPENING = 32 }; /* characters of a paragraph that diagnostics show */

void draft_init(struct draft *draft, const struct frontend *in, struct tree *tree)
{
	*draft = (struct draft){.in = in, .tree = tree, .arena = tree->arena};
}

void draft_clear(struct draft *draft)
{
	vec_clear(&draft->notes);
	vec_clear(&draft->claims.authors);
	vec_clear(&draft->claims.subjects);
	map_clear(&draft->pictures);
	vec_clear(&draft->sources);
	map_clear(&draft->picture_names);
	buf_clear(&draft->text);
}

/* Puts what has grown into the last piece. */
static void flush(struct draft *draft)
{
	struct draft_paragraph *paragraph = draft->growing;
	draft->growing = NULL;
	if (paragraph)
		paragraph->last->text =
		    arena_copy(draft->arena, draft->text.data, draft->text.size);
	buf_cut(&draft->text, 0);
}

static struct draft_block *add_block(struct draft *draft, struct draft_flow *flow,
				     enum draft_block_kind kind)
{
	struct draft_block *block = arena_alloc(draft->arena, sizeof *block);
	block->kind = kind;
	if (flow->last)
		flow->last->next = block;
	else
		flow->first = block;
	flow->last = block;
	flush(draft);
	return block;
}

struct draft_note *draft_note(struct draft *draft)
{
	struct draft_note *note = arena_alloc(draft->arena, sizeof *note);
	vec_push(&draft->notes, note);
	note->number = draft->notes.count;
	return note;
}

struct draft_paragraph *draft_paragraph(struct draft *draft, struct draft_flow *flow)
{
	struct draft_block *block = add_block(draft, flow, DRAFT_PARAGRAPH);
	block->paragraph = arena_alloc(draft->arena, sizeof *block->paragraph);
	block->paragraph->number = ++draft->paragraphs;
	return block->paragraph;
}

struct draft_paragraph *draft_split(struct draft *draft, struct draft_flow *flow,
				    const struct draft_paragraph *paragraph)
{
	struct draft_block *block = add_block(draft, flow, DRAFT_PARAGRAPH);
	block->paragraph = arena_alloc(draft->arena, sizeof *block->paragraph);
	*block->paragraph = *paragraph;
	block->paragraph->first = block->paragraph->last = NULL;
	block->paragraph->item.continues = true;
	return block->paragraph;
}

struct draft_table *draft_table(struct draft *draft, struct draft_flow *flow)
{
	struct draft_block *block = add_block(draft, flow, DRAFT_TABLE);
	block->table = arena_alloc(draft->arena, sizeof *block->table);
	block->table->number = draft->paragraphs;
	return block->table;
}

struct draft_flow *draft_box(struct draft *draft, struct draft_flow *flow)
{
	struct draft_block *block = add_block(draft, flow, DRAFT_BOX);
	block->box = arena_alloc(draft->arena, sizeof *block->box);
	return block->box;
}

void draft_chunk(struct draft *draft, struct draft_flow *flow, struct node *chunk)
{
	add_block(draft, flow, DRAFT_CHUNK)->chunk = chunk;
}

struct draft_row *draft_row(struct draft *draft, struct draft_table *table)
{
	struct draft_row *row = arena_alloc(draft->arena, sizeof *row);
	if (table->last)
		table->last->next = row;
	else
		table->first = row;
	table->last = row;
	return row;
}

struct draft_cell *draft_cell(struct draft *draft, struct draft_row *row)
{
	struct draft_cell *cell = arena_alloc(draft->arena, sizeof *cell);
	cell->columns = cell->rows = 1;
	if (row->last)
		row->last->next = cell;
	else
		row->first = cell;
	row->last = cell;
	return cell;
}

static bool same_string(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

static bool same_run(const struct draft_run *a, const struct draft_run *b)
{
	return a->looks == b->looks && a->size == b->size && a->direction == b->direction &&
	       same_string(a->language, b->language) && same_string(a->link, b->link);
}

void draft_append(struct draft_paragraph *paragraph, struct draft_piece *piece)
{
	piece->next = NULL;
	if (paragraph->last)
		paragraph->last->next = piece;
	else
		paragraph->first = piece;
	paragraph->last = piece;
}

struct draft_piece *draft_piece(struct draft *draft, struct draft_paragraph *paragraph,
				enum draft_piece_kind kind, const struct draft_run *run)
{
	struct draft_piece *piece = arena_alloc(draft->arena, sizeof *piece);
	flush(draft);
	piece->kind = kind;
	piece->run = run ? *run : (struct draft_run){0};
	draft_append(paragraph, piece);
	return piece;
}

void draft_picture(struct draft *draft, struct draft_paragraph *paragraph,
		   const struct draft_run *run, struct draft_picture picture)
{
	struct draft_piece *piece = draft_piece(draft, paragraph, PIECE_PICTURE, run);
	picture.description = draft_description(draft->arena, picture.description);
	piece->picture = arena_alloc(draft->arena, sizeof picture);
	*piece->picture = picture;
}

void draft_bookmark(struct draft *draft, struct draft_paragraph *paragraph, const char *name)
{
	draft_piece(draft, paragraph, PIECE_BOOKMARK, NULL)->text =
	    arena_string(draft->arena, name);
}

/* Whether the text may go on in the last piece. */
static bool goes_on(const struct draft *draft, const struct draft_paragraph *paragraph,
		    const struct draft_run *run)
{
	return draft->growing == paragraph && paragraph->last &&
	       paragraph->last->kind == PIECE_TEXT && same_run(&paragraph->last->run, run);
}

void draft_text(struct draft *draft, struct draft_paragraph *paragraph, const struct draft_run *run,
		const char *text, size_t size)
{
	static const struct draft_run plain = {0};
	run = run ? run : &plain;
	if (!size)
		return;
	if (!goes_on(draft, paragraph, run)) {
		draft_piece(draft, paragraph, PIECE_TEXT, run)->text = "";
		draft->growing = paragraph;
	}
	buf_add(&draft->text, text, size);
}

void draft_finish(struct draft *draft)
{
	flush(draft);
}

static bool shows(const char *text)
{
	for (const char *end = text + strlen(text); text < end;)
		if (unicode_is_seen(utf8_next(&text, end)))
			return true;
	return false;
}

bool draft_is_empty(const struct draft_paragraph *paragraph)
{
	for (const struct draft_piece *piece = paragraph->first; piece; piece = piece->next) {
		bool is_words = piece->kind == PIECE_TEXT || piece->kind == PIECE_RUBY;
		if (is_words ? shows(piece->text)
			     : piece->kind >= PIECE_NOTE && piece->kind != PIECE_BOOKMARK)
			return false;
	}
	return true;
}

bool draft_has_words(const struct draft_piece *piece)
{
	return piece->kind == PIECE_TEXT && piece->text[strspn(piece->text, " ")];
}

const char *draft_words(const struct draft_piece *piece)
{
	if (piece->kind == PIECE_TEXT || piece->kind == PIECE_RUBY)
		return piece->text;
	return piece->kind == PIECE_NOTE ? "" : " ";
}

/* The first words, cut between two. */
const char *draft_opening(struct arena *arena, const struct draft_paragraph *paragraph)
{
	struct buf words = BUF_EMPTY;
	size_t characters = 0, fitting = 0;
	for (const struct draft_piece *piece = paragraph->first; piece; piece = piece->next) {
		const char *s = draft_words(piece);
		for (const char *end = s + strlen(s), *next = s; s < end; s = next) {
			bool is_space = unicode_is_space(utf8_next(&next, end));
			if (is_space && (!words.size || words.data[words.size - 1] == ' '))
				continue;
			if (is_space)
				fitting = words.size;
			buf_add(&words, is_space ? " " : s, is_space ? 1 : (size_t)(next - s));
			if (++characters > OPENING)
				break;
		}
		if (characters > OPENING)
			break;
	}
	bool whole = characters <= OPENING;
	size_t size = whole || !fitting ? words.size : fitting;
	while (size && words.data[size - 1] == ' ')
		size--;
	const char *kept = arena_format(arena, "%.*s%s", (int)size, words.data ? words.data : "",
					whole ? "" : "…");
	buf_clear(&words);
	return kept;
}

struct place draft_place(struct draft *draft, const struct draft_paragraph *paragraph)
{
	struct arena *arena = draft->in->arena;
	flush(draft);
	const char *words = draft_opening(arena, paragraph);
	return (struct place){
	    .file = draft->in->name,
	    .passage = arena_format(arena, *words ? "paragraph %u (%s)" : "paragraph %u",
				    paragraph->number, words),
	};
}
