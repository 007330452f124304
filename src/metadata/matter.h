/* Front and back matter: what kinds there are, and what tells that an article is one. */
#ifndef OCTAVO_METADATA_MATTER_H
#define OCTAVO_METADATA_MATTER_H

#include "base/arena.h"

#include <stdbool.h>

enum matter {
	MATTER_NONE, /* nobody said: a chapter, unless its heading says more */
#define MATTER(name, ...) MATTER_##name,
#include "metadata/matter.def"
#undef MATTER
	MATTER_COUNT
};

/* Of a kind; all static, NULL where there is none. */
const char *matter_word(enum matter matter);  /* what an author calls it */
const char *matter_type(enum matter matter);  /* epub:type */
const char *matter_role(enum matter matter);  /* ARIA role */
const char *matter_guide(enum matter matter); /* type of reference in the guide */

bool matter_is_opening(enum matter matter); /* it stands before the contents */
bool matter_is_body(enum matter matter);    /* it is part of the text itself; so is MATTER_NONE */
bool matter_is_plain(enum matter matter);   /* a heading that says just this means it */
bool matter_is_made(enum matter matter);    /* octavo makes it; an author can't */

/* Whether a key of book.yaml may say it: a chapter has a place in a list only. */
bool matter_is_key(enum matter matter);

/* The kind that an author calls so, without regard to case and hyphens; MATTER_NONE if none. */
enum matter matter_find(const char *word);

/* What an author may say, for a message: "'half-title', … or 'colophon'". Belongs to the arena. */
const char *matter_words(struct arena *arena);

/* The number of the appendix that a file's name means ("appendix-01-words", "apB"); 0: none. */
unsigned matter_number(const char *stem);

/* The kind that one of the words of an epub:type, or of the guide of EPUB 2, means; MATTER_COVER
 * and MATTER_CONTENTS among them. */
enum matter matter_of_types(const char *types);

/* The kind that a file's name means ("01-preface", "appendix_b"), or MATTER_NONE. *numbered: a
 * number before it gives its place. */
enum matter matter_of_name(const char *stem, bool *numbered);

#endif
