/* The edition: the book as a whole. Each article is cut into documents by itself, whose XHTML is
 * bytes with placeholders where a name that isn't known yet will stand; they are taken in order.
 * When all are in, names are given out, links resolved and the contents derived: nothing can be
 * invalid after that. */
#ifndef OCTAVO_BOOK_EDITION_H
#define OCTAVO_BOOK_EDITION_H

#include "article/brief.h"
#include "article/contribution.h"
#include "book/assets.h"

/* A line of the contents. */
struct toc_entry {
	const char *label;
	size_t document;
	const char *fragment; /* NULL: the document itself */
	unsigned depth;       /* from 0, and at most one deeper than the line before */
	size_t heading;       /* its number in the document; 0: the document itself */
};

/* What became of an entry of the manuscript. */
struct entry_documents {
	size_t first;       /* of its documents, or MAP_NONE */
	struct map anchors; /* id -> document, counted from the first */
	struct slugs slugs; /* what other tools call its headings */
};

/* The style sheets that documents may share (style.h). */
enum book_style { STYLE_BOOK, STYLE_NEWER, STYLE_AUTHOR, STYLES };

struct edition {
	struct arena *arena;
	VEC(struct arena *) arenas; /* of threads */
	const struct manuscript *manuscript;
	struct brief brief; /* what articles may know of it */
	struct diags *diags;
	const char *language;   /* of the book; BCP 47 */
	const char *direction;  /* "rtl", or NULL for left to right */
	const char *title;      /* plain; never empty once an article is in */
	const char *identifier; /* a URI or an author's own text */
	const char *modified;   /* CCYY-MM-DDThh:mm:ssZ */
	int64_t newest;         /* of the inputs, seconds since 1970 */
	VEC(struct document) documents;
	VEC(struct toc_entry) toc;
	VEC(struct title_line) title_lines; /* that the article has for the title page */
	struct assets assets;
	VEC(struct code_block *) code; /* of all articles */
	struct holdings holdings;
	struct emphasis_languages languages;
	struct buf styles[STYLES];       /* an empty one: the book has none */
	size_t cover;                    /* the cover's asset, or MAP_NONE */
	bool typesets_cover;             /* there is none given, and the book is to have one */
	struct cover_job *cover_job;     /* is typesetting it; NULL: not begun, or at its end */
	struct map sources;              /* absolute path -> entry */
	struct map pages;                /* name on a site -> entry */
	struct entry_documents *entries; /* one an entry of the manuscript */
};

/* How pages are treated. */
struct edition_options {
	bool keep_styles; /* pages bring their style sheets along */
};

/* Settles what is known before the first article: language, title and cover as the manuscript has
 * them. That and the diagnostics are borrowed. */
void edition_init(struct edition *edition, const struct manuscript *manuscript,
		  const struct edition_options *options, struct diags *diags);
void edition_clear(struct edition *edition);

/* An arena that lives as long as the edition, for a thread of its own. */
struct arena *edition_new_arena(struct edition *edition);

/* Takes what an article came to (article/passage/passage.h), in the order of the manuscript's
 * entries; one without a title, where the article couldn't be read, brings its diagnostics only. */
void edition_take(struct edition *edition, struct contribution *contribution);

/* Whether there is something of the kind to list. */
bool edition_marks(const struct edition *edition, enum mark_kind kind);

/* Takes an entry that is a part. */
void edition_add_part(struct edition *edition, size_t entry);

/* All are in: gives out names, resolves links, derives contents and identity. What is wrong is in
 * the diagnostics. False: no text came through, as they tell. */
bool edition_finish(struct edition *edition);

#endif
