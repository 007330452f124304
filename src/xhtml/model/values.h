/* The grammars of attribute values. */
#ifndef OCTAVO_XHTML_MODEL_VALUES_H
#define OCTAVO_XHTML_MODEL_VALUES_H

#include "base/arena.h"

enum value_kind {
	VALUE_TEXT,
	VALUE_WORDS,     /* text that must say something */
	VALUE_TOKENS,    /* of classes */
	VALUE_ID,        /* looked after when all ids are known */
	VALUE_IDS,       /* as well */
	VALUE_REFERENCE, /* to a file of the book; looked after by the edition */
	VALUE_LINK,      /* looked after by links.h */
	VALUE_LANGUAGE,
	VALUE_DIRECTION,
	VALUE_INTEGER,
	VALUE_POSITIVE,
	VALUE_NATURAL, /* 0 and more */
	VALUE_LENGTH,  /* of a picture, in pixels */
	VALUE_FLAG,    /* true by being there */
	VALUE_TRUTH,   /* true or false */
	VALUE_DATE,    /* or date and time */
	VALUE_TIME,    /* or date, week, month, year, duration */
	VALUE_MEDIA_TYPE,
	VALUE_LIST_TYPE, /* 1 a A i I */
	VALUE_SCOPE,
	VALUE_PRELOAD,
	VALUE_TRACK_KIND,
	VALUE_ROLE, /* looked after by vocabulary.h, as it depends on the element */
	VALUE_EPUB_TYPE,
};

/* The value as it may stand in a book, given the attribute's name; NULL if it may not. It belongs
 * to the arena or is the value given. */
const char *value_normal(struct arena *arena, enum value_kind kind, const char *name,
			 const char *value);

#endif
