/* What the scripts of a book's languages ask of its style sheet. */
#ifndef OCTAVO_ARTICLE_EMPHASIS_H
#define OCTAVO_ARTICLE_EMPHASIS_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "base/vec.h"

/* Languages whose scripts ask for something, each once. */
struct emphasis_languages {
	struct map known;
	VEC(const char *) tags; /* in arenas of those who add them */
};

/* Adds the language of a passage, if its script has no italics. */
void emphasis_add(struct emphasis_languages *languages, const char *tag, struct arena *arena);

void emphasis_clear(struct emphasis_languages *languages);

/* Appends the rules: emphasis in place of italics, and how far paragraphs are indented. */
void emphasis_write(const struct emphasis_languages *languages, struct buf *style);

#endif
