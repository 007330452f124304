/* The notes of a Markdown article: found while it is parsed, put in order when its tree stands. */
#ifndef OCTAVO_READ_MARKDOWN_MARKDOWN_NOTES_H
#define OCTAVO_READ_MARKDOWN_MARKDOWN_NOTES_H

#include "base/diag.h"
#include "base/map.h"
#include "base/note_label.h"
#include "base/vec.h"
#include "tree/tree.h"

struct note {
	const char *label;                   /* as the author wrote it */
	struct node *aside;                  /* its text, once the tree has it */
	struct note_reference *first, *last; /* the references inside its text */
	struct note *outer;                  /* the one whose text holds this one's; NULL: none */
	unsigned number; /* from 1, by the first reference; 0: none reached it yet */
};

struct note_reference {
	struct node *node;
	struct note *note;
	struct note_reference *next;
};

struct notes {
	struct arena *arena;
	struct map labels;      /* to indices of all */
	VEC(struct note *) all; /* in the order of their texts */
	struct note body;       /* no note: holds the references outside of notes */
	const struct map *lent; /* the labels of those that other articles have; NULL: none do */
};

void notes_init(struct notes *notes, struct arena *arena, const struct map *lent);
void notes_clear(struct notes *notes);

/* A note whose text begins. Of several with one label, only the first can be referred to. */
struct note *notes_define(struct notes *notes, const char *label, size_t size);

/* NULL if there is none. Labels are the same without regard to case. */
struct note *notes_find(const struct notes *notes, const char *label, size_t size);

/* A reference to the note, made of an `a`, inside the text of another one (NULL: of none). */
void notes_refer(struct notes *notes, struct note *inside, struct note *note, struct node *node);

/* Moves the notes to the end of the body, in the order of their first references, and links them.
 * A note that nothing refers to goes where others have it. Else it is no note: its words stay where
 * they are, and a warning says so.
 */
void notes_place(struct notes *notes, struct tree *tree, struct diags *diags);

#endif
