/* Notes that octavo numbers: taken out of the article, and set at the end of the document that first
 * refers to them, so that readers can show them as pop-ups. */
#ifndef OCTAVO_EDITION_NOTES_H
#define OCTAVO_EDITION_NOTES_H

#include "base/map.h"
#include "base/tree.h"
#include "base/vec.h"
#include "edition/ids.h"

struct note {
	xmlNode *aside;
	const char *id;
	unsigned number; /* in its document; 0: nothing referred to it yet */
};

struct notes {
	VEC(struct note) items;
	struct map by_id;
};

/* Unlinks the notes at the end of the body: the asides of class footnote, frontend.h says which. */
void notes_take(struct notes *notes, struct tree *tree);

/* Numbers the references below root in order, from 1, and appends the notes that are first referred
 * to there to root, each with a way back. */
void notes_place(struct notes *notes, struct tree *tree, xmlNode *root);

/* Appends the notes that nothing refers to, so that no word is lost. */
void notes_place_rest(struct notes *notes, xmlNode *root);

void notes_clear(struct notes *notes);

#endif
