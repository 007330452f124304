/* A title that stands above each article of a book: the book's, not theirs; and one that an article
 * says twice. */
#ifndef OCTAVO_READ_RUNNING_TITLE_H
#define OCTAVO_READ_RUNNING_TITLE_H

#include "tree/tree.h"

/* The words of the heading that opens the text right above another one, and so may be a running
 * title; NULL: there is none. They belong to the arena. */
const char *running_title_of(const struct tree *tree, struct arena *arena);

/* Takes that heading out if those are its words. */
void running_title_drop(struct tree *tree, const char *words);

/* Takes that heading out if the one right below it says the same. */
void running_title_say_once(struct tree *tree);

/* Whether both are the same words, whatever their case and marks. */
bool running_title_same(const char *one, const char *other);

#endif
