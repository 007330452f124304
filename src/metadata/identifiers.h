/* Identifiers of books and series: ISBN, ISSN, UUID and DOI, checked and put into one form. */
#ifndef OCTAVO_METADATA_IDENTIFIERS_H
#define OCTAVO_METADATA_IDENTIFIERS_H

#include "base/arena.h"

struct identifier_form {
	const char *text;   /* "urn:isbn:9783161484100", "urn:issn:2049-3630", "urn:uuid:…",
			     * "doi:10.…", else as given */
	const char *scheme; /* ISBN-13, ISBN-10, ISSN, UUID, DOI, else as given; NULL: none */
	const char *wrong;  /* NULL, or what it isn't: "ISBN (its last digit should be 0)" */
};

/* What the text is by its scheme (may be NULL), by a prefix such as "urn:isbn:" or by its look. */
struct identifier_form identifier_form(struct arena *arena, const char *text, const char *scheme);

#endif
