/* What is said about a book or an article: the keys of book.yaml and of front matter. */
#ifndef OCTAVO_MANUSCRIPT_METADATA_H
#define OCTAVO_MANUSCRIPT_METADATA_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/vec.h"

/* A value and where it stands. An absent one has text == NULL. */
struct field {
	const char *text;
	struct place at;
};

struct title {
	struct field text;
	const char *type;    /* main, subtitle, short, collection, edition, expanded; NULL: main */
	const char *file_as; /* NULL: none */
};

struct person { /* dc:creator or dc:contributor */
	struct field text;
	const char *role; /* a code of MARC relators; "aut" for a plain author */
	const char *file_as;
};

struct identifier {
	struct field text;  /* an ISBN with its urn:, a UUID as urn:uuid:, else as given */
	const char *scheme; /* ISBN-13, DOI, …; NULL: none */
};

struct subject {
	struct field text;
	const char *authority, *term; /* both or neither */
};

struct collection {
	struct field text;
	const char *type;       /* series or set; NULL: none */
	const char *position;   /* a number such as 2 or 2.5; NULL: none */
	const char *identifier; /* NULL: none */
};

typedef VEC(struct field) field_list;

struct metadata {
	VEC(struct title) titles; /* the main one first */
	VEC(struct person) authors, contributors;
	VEC(struct identifier) identifiers;
	VEC(struct subject) subjects;
	VEC(struct collection) collections;
	field_list languages; /* BCP 47; the main one first */
	field_list types, formats, sources, relations, coverages;
	struct field date, description, publisher, rights, modified;
	struct field toc_title, page_progression_direction, conforms_to;
	field_list access_modes, access_modes_sufficient, accessibility_features,
	    accessibility_hazards;
	struct field accessibility_summary;
	struct field ibooks_version, ibooks_specified_fonts, ibooks_ipad_orientation_lock,
	    ibooks_iphone_orientation_lock, ibooks_binding, ibooks_scroll_axis;
	/* how the book is made */
	struct field theme, cover_image; /* cover_image is a path, relative to the file it stands in */
	bool no_cover;                   /* cover: none */
	field_list stylesheets, fonts;   /* paths, as above */
	int split, toc_depth;            /* 0: not said */
	bool smart;                      /* smart punctuation; starts as true */
};

void metadata_init(struct metadata *metadata);
void metadata_clear(struct metadata *metadata); /* frees the lists; strings are an arena's */

#endif
