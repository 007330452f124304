/* The grammars of attribute values. */
#ifndef OCTAVO_XHTML_MODEL_VALUES_H
#define OCTAVO_XHTML_MODEL_VALUES_H

#include "base/arena.h"
#include "base/word_list.h"

#include <stdbool.h>

enum value_kind {
	VALUE_TEXT,
	VALUE_WORDS,     /* text that must say something */
	VALUE_SOME,      /* text that isn't empty */
	VALUE_TOKENS,    /* of classes */
	VALUE_NAME,      /* one word */
	VALUE_TARGET,    /* the name of a window */
	VALUE_ID,        /* looked after when all ids are known */
	VALUE_IDS,       /* of other elements: id_lists.h */
	VALUE_IDREF,     /* one of these */
	VALUE_REFERENCE, /* to a file of the book; looked after by the edition */
	VALUE_LINK,      /* looked after by links.h */
	VALUE_LANGUAGE,
	VALUE_INTEGER,
	VALUE_POSITIVE,
	VALUE_NATURAL, /* 0 and more */
	VALUE_NUMBER,  /* with a point, perhaps */
	VALUE_LENGTH,  /* of a picture, in pixels */
	VALUE_FLAG,    /* true by being there */
	VALUE_TRUTH,   /* true or false */
	VALUE_DATE,    /* or date and time */
	VALUE_TIME,    /* or date, week, month, year, duration */
	VALUE_MEDIA_TYPE,
	VALUE_ONE_OF,         /* of the words of its rule, in small or capital letters */
	VALUE_ONE_OF_OR_NONE, /* of these, or empty */
	VALUE_ONE_OF_AS_IS,   /* as they are */
	VALUE_SOME_OF,        /* of these, each once */
	VALUE_SOME_OF_OR_NONE,
	VALUE_ROLE, /* looked after by semantics.h, as it depends on the element */
	VALUE_EPUB_TYPE,
};

/* The value as it may stand in a book, given the attribute's name and the words that VALUE_ONE_OF
 * may be; NULL if it may not. It belongs to the arena or is the value given. */
const char *value_normal(struct arena *arena, enum value_kind kind, const char *name,
			 const char *words, const char *value);

/* Names of attributes for these elements; NULL: for all. */
struct attribute_names {
	const char *elements, *names;
};

/* Whether one of the rows gives the element the attribute. */
bool attribute_names_have(const struct attribute_names *rows, size_t count, const char *element,
			  const char *name);

#endif
