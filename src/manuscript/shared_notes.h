/* Notes whose text stands in another article than the words they belong to. */
#ifndef OCTAVO_MANUSCRIPT_SHARED_NOTES_H
#define OCTAVO_MANUSCRIPT_SHARED_NOTES_H

#include "manuscript/plan.h"

/* Gives each entry in Markdown the notes that it refers to and another one holds, as if all were
 * one text, as pandoc takes them: a text that its own article has no use for, if no other is
 * called so; or else the only one of that label, unless that is a number, which many articles have
 * a note for. Where an article has a note of that label itself, that is it. */
void shared_notes_find(struct plan *plan);

/* What an article has of notes (note_places.c). */

/* The text of a note, its lines; or a reference to one. In a note links and what they are defined
 * as count like notes; their labels begin with a bracket. */
struct noted {
	const char *label; /* folded */
	const char *start, *end;
};

struct noting {
	VEC(struct noted) texts, references; /* in order; no note's text refers to itself */
	struct map texts_of, references_of;  /* by label: the first of each */
	bool unfinished; /* it ends within code, where nothing can be put behind it */
};

/* The labels belong to the arena, the rest to the text. */
void noting_read(struct noting *noting, const char *text, struct arena *arena);
void noting_clear(struct noting *noting);

#endif
