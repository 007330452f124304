/* What is said about a book or an article: the keys of book.yaml and of front matter. */
#ifndef OCTAVO_METADATA_METADATA_H
#define OCTAVO_METADATA_METADATA_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/vec.h"
#include "metadata/matter.h"
#include "metadata/yaml.h"

#include <stdbool.h>

/* A value and where it stands. An absent one has text == NULL. */
struct field {
	const char *text;
	struct place at;
};

/* A name in another language or script. */
struct alternate {
	struct field text;
	const char *language;
	struct alternate *next;
};

/* What may be said of any name. */
struct forms {
	const char *language; /* its own; NULL: the book's */
	const char *file_as;  /* NULL: none */
	struct alternate *alternates;
};

struct title {
	struct field text;
	const char *type; /* main, subtitle, short, collection, edition, expanded */
	struct forms forms;
	bool leads; /* a collection's, said before the main one, and so shown before it */
};

struct person { /* dc:creator or dc:contributor */
	struct field text;
	const char *role; /* a code of MARC relators, "aut" for a plain author; NULL: not said */
	const char *const *other_roles; /* beside it, the most important first; NULL ends them */
	struct forms forms;
};

struct identifier {
	struct field text;  /* urn:isbn:… or urn:uuid:… or doi:…, checked; else as given */
	const char *scheme; /* ISBN-13, ISBN-10, ISSN, UUID, DOI, else as given; NULL: none */
};

struct subject {
	struct field text;
	const char *authority, *term; /* both or neither */
};

struct collection {
	struct field text;
	const char *type;          /* series or set; NULL: none */
	const char *position;      /* a number such as 2 or 2.5; NULL: none */
	const char *identifier;    /* in the form that identifiers have; NULL: none */
	struct collection *within; /* the one that it is part of; NULL: none */
	struct forms forms;
};

/* A style sheet of a page, of use to those who keep them. */
struct page_style {
	struct field text; /* the sheet itself, or its path, relative to the page */
	bool is_path;
};

typedef VEC(struct field) field_list;

struct metadata {
	VEC(struct title) titles; /* the main one first; one main one at most */
	VEC(struct person) authors, contributors;
	VEC(struct identifier) identifiers;
	VEC(struct subject) subjects;
	VEC(struct collection) collections;
	struct field group_position; /* pandoc's; metadata_read moves it into the collection */
	field_list languages;        /* BCP 47; the main one first */
	field_list types, formats, sources, relations, coverages;
	struct field date, description, publisher, rights, licence;
	struct forms publisher_forms;
	struct identifier page_source; /* the printed book that page numbers are those of */
	struct field modified;         /* in UTC: 2024-05-17T07:30:00Z */
	struct field toc_title, page_progression_direction;
	struct field writing_mode; /* vertical-rl or horizontal-tb */
	struct field rendition_layout, rendition_flow, rendition_orientation, rendition_spread;
	struct field conforms_to, certified_by, certifier_credential, certifier_report,
	    certification_date, exemption;
	field_list access_modes, access_modes_sufficient, accessibility_features,
	    accessibility_hazards;
	struct field accessibility_summary;
	struct field ibooks_version, ibooks_specified_fonts, ibooks_ipad_orientation_lock,
	    ibooks_iphone_orientation_lock, ibooks_binding, ibooks_scroll_axis;
	/* how the book is made */
	struct field theme,
	    cover_image; /* cover_image is a path, relative to the file it stands in */
	bool no_cover;   /* cover: none */
	VEC(struct page_style) page_styles; /* of an article in HTML, in order */
	field_list stylesheets, fonts;      /* paths, as above */
	int split; /* the deepest heading level that begins a file; -1: none does; 0: not said */
	int toc_depth;            /* 0: not said */
	unsigned long max_pixels; /* of a picture, width times height; 0: not said */
	bool smart;               /* smart punctuation; starts as true */
	bool strict;              /* warnings are errors */
	bool subset;              /* fonts have the glyphs alone that the book uses */
	struct field page;        /* what is read of HTML: article, whole or auto */
	struct field encoding;    /* of articles that name none and aren't UTF-8 */
	enum matter matter;       /* of an article; MATTER_NONE: not said */
	field_list lists;         /* behind the contents: figures, tables */
};

void metadata_init(struct metadata *metadata);
void metadata_clear(struct metadata *metadata); /* frees the lists; strings are an arena's */

/* The main title, the first author's name, the main language; an absent field where there is none.
 */
struct field metadata_title(const struct metadata *metadata);
struct field metadata_author(const struct metadata *metadata);
struct field metadata_language(const struct metadata *metadata);

/* Takes over from another's what metadata doesn't say itself, as a book of one article does with
 * the article's. The strings are shared. */
void metadata_adopt(struct metadata *metadata, const struct metadata *from);

/* Reads what a mapping says: book.yaml's (where an unknown key is a warning; `chapters` and front
 * and back matter are left to the manuscript) or an article's front matter (where site generators
 * may keep what they like: what octavo doesn't know is passed over, and what isn't about the
 * article must fit to be taken). */
enum metadata_origin {
	METADATA_BOOK,
	METADATA_ARTICLE,
	METADATA_OTHER /* the book's, in a file that other tools read, too: unknown keys are theirs
			*/
};
void metadata_read(struct metadata *metadata, const struct yaml *mapping,
		   enum metadata_origin origin, struct arena *arena, struct diags *diags);

/* The name of a person that a mapping describes: its 'text' or 'name', or what 'literal', or
 * 'given', 'family' and their like say in it or under 'name'; NULL: nothing. The arena's, or of
 * what was given. */
const struct yaml *metadata_name_of(struct arena *arena, const struct yaml *person);

/* What the command line says: any key whose value is a text. */
struct metadata_option {
	const char *key, *value;
};

/* Whether the key is one whose value is a text. */
bool metadata_knows(const char *key);

/* Warns that there is no such key, with what was probably meant. */
void metadata_tell_unknown(const char *key, struct arena *arena, struct diags *diags);

/* The value as text: what the shell handed over may be any bytes, like those of an article. */
const char *metadata_option_text(const struct metadata_option *option, struct arena *arena,
				 struct diags *diags);

/* Takes it instead of what was said before. A key that is given several times (author) makes a
 * list. A bad value is left out, with a diagnostic without a place. False: there is no such key. */
bool metadata_override(struct metadata *metadata, const struct metadata_option *options,
		       size_t count, struct arena *arena, struct diags *diags);

#endif
