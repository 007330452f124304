/* Notes that octavo numbers: taken out of the article, and set at the end of the document that
 * first refers to them, so that readers can show them as pop-ups. */
#ifndef OCTAVO_EDITION_FOOTNOTES_H
#define OCTAVO_EDITION_FOOTNOTES_H

#include "base/map.h"
#include "base/tree.h"
#include "base/vec.h"
#include "edition/ids.h"

struct footnote {
	xmlNode *aside;
	const char *id;
	unsigned number; /* in its document; 0: nothing referred to it yet */
};

struct footnotes {
	VEC(struct footnote) items;
	struct map by_id;
};

/* Unlinks the notes from the tree. Links are resolved already (references.h). */
void footnotes_take(struct footnotes *notes, struct tree *tree);

/* Numbers the references below root in order, from 1, and appends the notes that are first referred
 * to there to root, each with a way back. */
void footnotes_place(struct footnotes *notes, struct tree *tree, xmlNode *root);

/* Appends the notes that nothing refers to, so that no word is lost. */
void footnotes_place_rest(struct footnotes *notes, xmlNode *root);

void footnotes_clear(struct footnotes *notes);

#endif
