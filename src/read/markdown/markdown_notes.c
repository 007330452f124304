/* The notes of a Markdown article: labels, order, links. */
#include "read/markdown/markdown_notes.h"

#include "base/mem.h"
#include "base/unicode.h"

#include <string.h>

typedef VEC(struct note *) note_list;

void notes_init(struct notes *notes, struct arena *arena, const struct map *lent)
{
	*notes = (struct notes){.arena = arena, .lent = lent};
}

void notes_clear(struct notes *notes)
{
	map_clear(&notes->labels);
	vec_clear(&notes->all);
}

static const char *key_of(const struct notes *notes, const char *label, size_t size)
{
	return unicode_folded(notes->arena, arena_copy(notes->arena, label, size));
}

struct note *notes_define(struct notes *notes, const char *label, size_t size)
{
	struct note *note = arena_alloc(notes->arena, sizeof *note);
	note->label = arena_copy(notes->arena, label, size);
	size_t *index = map_at(&notes->labels, key_of(notes, label, size));
	if (*index == MAP_NONE)
		*index = notes->all.count;
	vec_push(&notes->all, note);
	return note;
}

struct note *notes_find(const struct notes *notes, const char *label, size_t size)
{
	if (!notes->all.count)
		return NULL;
	size_t index = map_find(&notes->labels, key_of(notes, label, size));
	return index == MAP_NONE ? NULL : notes->all.items[index];
}

void notes_refer(struct notes *notes, struct note *inside, struct note *note, struct node *node)
{
	struct note *holder = inside ? inside : &notes->body;
	struct note_reference *reference = arena_alloc(notes->arena, sizeof *reference);
	reference->node = node;
	reference->note = note;
	if (holder->last)
		holder->last->next = reference;
	else
		holder->first = reference;
	holder->last = reference;
}

/* Numbers what the holder refers to, and then what those notes refer to. */
static void follow(struct note *holder, note_list *reached)
{
	size_t next = reached->count;
	while (holder) {
		for (struct note_reference *r = holder->first; r; r = r->next)
			if (!r->note->number) {
				vec_push(reached, r->note);
				r->note->number = (unsigned)reached->count;
			}
		holder = next < reached->count ? reached->items[next++] : NULL;
	}
}

static void link_reference(struct tree *tree, const struct note_reference *reference)
{
	const struct note *note = reference->note;
	if (note->aside) {
		const char *id = tree_get(note->aside, "id");
		tree_set(tree, reference->node, "href", arena_format(tree->arena, "#%s", id));
		return;
	}
	const char *mark = arena_format(tree->arena, "[^%s]", note->label);
	tree_insert_before(reference->node, tree_text_borrowed(tree, mark));
	tree_unlink(reference->node);
}

static void link_references(struct tree *tree, const struct note *holder)
{
	for (const struct note_reference *r = holder->first; r; r = r->next)
		link_reference(tree, r);
}

/* Whether another article has the note, where this one has no use for it. */
static bool is_lent(const struct notes *notes, const struct note *note)
{
	return notes->lent &&
	       map_find(notes->lent, key_of(notes, note->label, strlen(note->label))) != MAP_NONE;
}

/* A note that nothing here refers to is none. */
static void release(struct notes *notes, struct tree *tree, struct note *note, struct diags *diags)
{
	if (is_lent(notes, note)) {
		tree_unlink(note->aside);
		return;
	}
	diag(diags, MSG_UNUSED_NOTE, tree_place(tree, note->aside), note->label, NULL);
	tree_unwrap(note->aside);
}

void notes_place(struct notes *notes, struct tree *tree, struct diags *diags)
{
	note_list reached = {0};
	follow(&notes->body, &reached);
	for (size_t i = 0; i < notes->all.count; i++) {
		struct note *note = notes->all.items[i];
		if (note->number)
			continue;
		release(notes, tree, note, diags);
		note->aside = NULL;
		follow(note, &reached);
	}
	for (size_t i = 0; i < reached.count; i++) {
		struct note *note = reached.items[i];
		if (!note->aside)
			continue;
		tree_unlink(note->aside);
		tree_append(tree->body, note->aside);
		tree_set(tree, note->aside, "id", arena_format(tree->arena, "fn-%u", note->number));
	}
	link_references(tree, &notes->body);
	for (size_t i = 0; i < notes->all.count; i++)
		link_references(tree, notes->all.items[i]);
	vec_clear(&reached);
}
