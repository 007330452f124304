/* The metadata element of the OPF: what the author said, and what the edition found out. */
#ifndef OCTAVO_PACKAGE_OPF_METADATA_H
#define OCTAVO_PACKAGE_OPF_METADATA_H

#include "metadata/metadata.h"
#include "package/xml.h"

/* What package's unique-identifier attribute names. The ids here hold '_', which slugs don't. */
#define OPF_IDENTIFIER_ID "book_id"

/* What the author needn't say. Lists end with NULL and are used where metadata has none. */
struct opf_facts {
	const char *identifier; /* the unique one; metadata's first, if there is one */
	const char *title;      /* used where metadata has no main title */
	const char *language;   /* used where metadata has none */
	const char *modified;   /* 2024-05-17T07:30:00Z */
	const char *cover_id;   /* of the cover picture's manifest item; NULL: no cover */
	bool right_to_left;     /* the text is */
	bool has_page_list;     /* then the page source, else the first source, is the pages' */
	const char *const *access_modes, *const *access_modes_sufficient;
	const char *const *accessibility_features, *const *accessibility_hazards;
	const char *const *accessibility_summary; /* sentences in English; NULL: none */
};

/* Writes the element with all its children. */
void opf_metadata_write(struct xml *xml, const struct metadata *metadata,
			const struct opf_facts *facts);

/* The package's prefix attribute: static, or NULL where no prefix must be declared. */
const char *opf_metadata_prefix(const struct metadata *metadata);

#endif
