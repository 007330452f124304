/* Inside the metadata: how the value of one key is read. The table of keys is keys.def. */
#ifndef OCTAVO_METADATA_METADATA_READER_H
#define OCTAVO_METADATA_METADATA_READER_H

#include "metadata/controlled_terms.h"
#include "metadata/metadata.h"

struct metadata_reader {
	struct metadata *metadata;
	struct arena *arena;
	struct diags *diags;
	bool lenient;             /* unknown keys inside of values are passed over */
	const char *position_key; /* under which metadata->group_position stood */
};

struct metadata_key {
	const char *name;
	void (*read)(struct metadata_reader *r, const struct metadata_key *key,
		     const struct yaml *value); /* one value; NULL: read elsewhere */
	size_t offset;                          /* in struct metadata, of what is read into */
	enum vocabulary vocabulary;
	unsigned flags;
};

enum {
	KEY_MANY = 1,       /* a value, or a list of such: read is called for each */
	KEY_OF_ARTICLE = 2, /* says something about one article, so it counts in any front matter */
	KEY_BOOK_ONLY = 4,  /* means something else to site generators: not read in front matter */
	KEY_TERM = 8,       /* a word outside the vocabulary is kept, with a warning */
	KEY_LONG = 16,      /* keeps its line breaks */
	KEY_PATH = 32,      /* of a file: in front matter an address of the site is passed over */
	KEY_OF_EBOOKS = 64, /* no site generator has it: bad values are told in front matter, too */
	KEY_OURS = 128,     /* means something else to other tools: read in book.yaml only */
};

/* The key of that name, in our spelling or pandoc's; NULL if there is none (metadata.c). */
const struct metadata_key *metadata_find_key(const char *name);

/* Settles what keys mean together when all of a mapping are read (metadata_settle.c). */
void metadata_settle(struct metadata_reader *r);

/* Puts the main title first. As read: tells of a second one, and notes what stood before it. */
void metadata_put_main_title_first(struct metadata_reader *r, bool as_read);

/* Gives the place that stands beside a collection to the first of them. */
void metadata_place_in_collection(struct metadata_reader *r);

/* The scalar's text without white space at its ends and, unless it is long, on one line; text is
 * NULL if the value is null or empty, or, after a diagnostic that names what, no scalar. */
struct field metadata_text(struct metadata_reader *r, const char *what, const struct yaml *value,
			   bool is_long);

void metadata_bad(struct metadata_reader *r, const char *what, const struct yaml *value,
		  const char *must_be);

/* Warns that value's key is none of those known, with the nearest of them (see nearest_name). */
void metadata_unknown_key(struct diags *diags, const struct yaml *value, const char *const *known,
			  size_t count, size_t stride);

/* Plain values (metadata_values.c). */
void metadata_read_text(struct metadata_reader *, const struct metadata_key *, const struct yaml *);
void metadata_read_texts(struct metadata_reader *, const struct metadata_key *,
			 const struct yaml *);
void metadata_read_type(struct metadata_reader *, const struct metadata_key *, const struct yaml *);
void metadata_read_address(struct metadata_reader *, const struct metadata_key *,
			   const struct yaml *);
void metadata_read_date(struct metadata_reader *, const struct metadata_key *, const struct yaml *);
void metadata_read_modified(struct metadata_reader *, const struct metadata_key *,
			    const struct yaml *);
void metadata_read_language(struct metadata_reader *, const struct metadata_key *,
			    const struct yaml *);
void metadata_read_level(struct metadata_reader *, const struct metadata_key *,
			 const struct yaml *);
void metadata_read_split(struct metadata_reader *, const struct metadata_key *,
			 const struct yaml *);
void metadata_read_count(struct metadata_reader *, const struct metadata_key *,
			 const struct yaml *);
void metadata_read_flag(struct metadata_reader *, const struct metadata_key *, const struct yaml *);
void metadata_read_matter(struct metadata_reader *, const struct metadata_key *,
			  const struct yaml *);
void metadata_read_cover(struct metadata_reader *, const struct metadata_key *,
			 const struct yaml *);
void metadata_read_sufficient(struct metadata_reader *, const struct metadata_key *,
			      const struct yaml *);

/* Values that may be mappings, and their parts (metadata_parts.c). */

/* What stands under the name, in our spelling or pandoc's; NULL if nothing does, or if the value is
 * no mapping. */
const struct yaml *metadata_part(const struct yaml *value, const char *name);

/* Warns of what a mapping holds beside the named parts (ended by NULL). */
void metadata_check_parts(struct metadata_reader *r, const struct yaml *mapping,
			  const char *const parts[]);

/* Reads each part by its key, and warns of others. */
void metadata_read_parts(struct metadata_reader *r, const struct yaml *mapping,
			 const struct metadata_key *keys, size_t count);

/* The value's own text, or that of its part 'text' (or 'name'); after a diagnostic NULL. */
struct field metadata_main_text(struct metadata_reader *r, const struct metadata_key *key,
				const struct yaml *value, const char *const parts[]);

/* A part as text, as a word of the vocabulary, as a language; NULL if it isn't there or is bad. */
struct field metadata_part_text(struct metadata_reader *r, const struct yaml *value,
				const char *name);
const char *metadata_part_word(struct metadata_reader *r, const struct yaml *value,
			       const char *name, enum vocabulary vocabulary);
const char *metadata_part_language(struct metadata_reader *r, const struct yaml *value);

/* The tag of a language that is said; NULL after a diagnostic. */
const char *metadata_language_tag(struct metadata_reader *r, const struct field *said);

/* Warns where a comment that may be meant as text ends the value. */
void metadata_check_comment(struct metadata_reader *r, const struct yaml *value);

/* What may be said of any name (metadata_names.c), and the parts that say it. */
struct forms metadata_forms(struct metadata_reader *r, const struct yaml *value);
#define METADATA_PARTS_OF_A_NAME "text", "name", "file-as", "lang", "language", "alternate-script"

/* Tells of what stands there without the other that it needs (metadata_items.c). */
void metadata_needs(struct metadata_reader *r, struct field *there, const char *name,
		    const struct field *other, const char *other_name);

void metadata_read_title(struct metadata_reader *, const struct metadata_key *,
			 const struct yaml *);
void metadata_read_subtitle(struct metadata_reader *, const struct metadata_key *,
			    const struct yaml *);
void metadata_read_edition(struct metadata_reader *, const struct metadata_key *,
			   const struct yaml *);
void metadata_read_helper(struct metadata_reader *, const struct metadata_key *,
			  const struct yaml *);
void metadata_read_known_identifier(struct metadata_reader *, const struct metadata_key *,
				    const struct yaml *);
void metadata_read_series(struct metadata_reader *, const struct metadata_key *,
			  const struct yaml *);
void metadata_read_author(struct metadata_reader *, const struct metadata_key *,
			  const struct yaml *);
void metadata_read_creator(struct metadata_reader *, const struct metadata_key *,
			   const struct yaml *);
void metadata_read_contributor(struct metadata_reader *, const struct metadata_key *,
			       const struct yaml *);
void metadata_read_identifier(struct metadata_reader *, const struct metadata_key *,
			      const struct yaml *);
void metadata_read_subject(struct metadata_reader *, const struct metadata_key *,
			   const struct yaml *);
void metadata_read_keywords(struct metadata_reader *, const struct metadata_key *,
			    const struct yaml *);
void metadata_read_collection(struct metadata_reader *, const struct metadata_key *,
			      const struct yaml *);
void metadata_read_position(struct metadata_reader *, const struct metadata_key *,
			    const struct yaml *);
void metadata_read_ibooks(struct metadata_reader *, const struct metadata_key *,
			  const struct yaml *);
void metadata_read_page_source(struct metadata_reader *, const struct metadata_key *,
			       const struct yaml *);
void metadata_read_publisher(struct metadata_reader *, const struct metadata_key *,
			     const struct yaml *);
void metadata_read_calibre(struct metadata_reader *, const struct metadata_key *,
			   const struct yaml *);
void metadata_read_rendition(struct metadata_reader *, const struct metadata_key *,
			     const struct yaml *);

#endif
