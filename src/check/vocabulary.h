/* Small vocabularies of XML, as data: the package document (EPUB 3.3 5, OPF 2.0.1), the container
 * (EPUB 3.3 4.2.6.3.1), the NCX (2005-1) and media overlays (EPUB 3.3 9). */
#ifndef OCTAVO_CHECK_VOCABULARY_H
#define OCTAVO_CHECK_VOCABULARY_H

#include "check/check_parts.h"

struct vocabulary_element {
	const char *name;    /* with the prefix that octavo knows its namespace by */
	const char *content; /* as in model.h; "%other" is of no namespace that is known here,
			      * "%any" of any */
	const char *needs;   /* elements that it must hold, where content says no order */
	const char *once;    /* elements that it may hold once, likewise */
	const char *text;    /* NULL: none; "text": any; "words": some */
	/* "name:type" each; "name!:type" must be there, "name%:type" where no DTD gives it; a type
	 * is text, words, id, idref, uri, token, tokens, list (of tokens, perhaps none), media,
	 * language (or none), tag (of a language), time, queries (of media), its values after "=",
	 * with "|" between, or those of which it has some after "+" */
	const char *attributes;
	const char
	    *with; /* the row is for elements that have this attribute; NULL: for all others */
	const char *within; /* likewise for those in this element */
};

/* The rows of a vocabulary; the first is of the root. */
const struct vocabulary_element *vocabulary_rows(enum book_vocabulary vocabulary, size_t *count);

#endif
