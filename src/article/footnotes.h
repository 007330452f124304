/* Notes that octavo numbers: taken out of the article, and set at the end of each document that
 * refers to them, so that readers can show them as pop-ups. */
#ifndef OCTAVO_ARTICLE_FOOTNOTES_H
#define OCTAVO_ARTICLE_FOOTNOTES_H

#include "base/map.h"
#include "tree/tree.h"
#include "base/vec.h"
#include "article/ids.h"

struct footnote {
	struct node *aside;
	const char *id;
	const struct node
	    *home;       /* the document that it stands in; NULL: nothing refers to it yet */
	unsigned number; /* there */
};

struct footnotes {
	struct arena *arena; /* for ids that outlive the tree; borrowed */
	VEC(struct footnote) items;
	struct map by_id;
};

/* Unlinks the notes from the tree. Links are resolved already (references.h). */
void footnotes_take(struct footnotes *notes, struct tree *tree);

/* Numbers the references below root, a document, in order, from 1, and appends their notes to root,
 * each with a way back; a note that another document has already, as a copy with an id of its own.
 */
void footnotes_place(struct footnotes *notes, struct ids *ids, struct node *root);

/* Appends the notes that nothing refers to, so that no word is lost. */
void footnotes_place_rest(struct footnotes *notes, struct node *root);

void footnotes_clear(struct footnotes *notes);

#endif
