/* The edition: the book as a whole. Each article is cut into documents by itself, whose XHTML is
 * bytes with holes where a name that isn't known yet will stand; they are taken in order. When all
 * are in, names are given out, links resolved and the contents derived: nothing can be invalid
 * after that. */
#ifndef OCTAVO_BOOK_EDITION_H
#define OCTAVO_BOOK_EDITION_H

#include "base/arena.h"
#include "base/map.h"
#include "base/vec.h"
#include "book/assets.h"
#include "article/frame.h"
#include "article/marks.h"
#include "tree/serialize.h"
#include "manuscript/manuscript.h"

enum document_kind {
	DOCUMENT_COVER,
	DOCUMENT_TITLE_PAGE,
	DOCUMENT_COPYRIGHT_PAGE,
	DOCUMENT_NAV,
	DOCUMENT_PART,
	DOCUMENT_CHAPTER
};

/* A heading inside a document, for the contents. */
struct heading {
	const char *label; /* never empty */
	const char *id;
	unsigned depth; /* below the document's own: 1 and on */
	size_t number;  /* among all that have an id in the document, from 1 */
};

/* An XHTML file of the spine. */
struct document {
	enum document_kind kind;
	const char *label; /* in the contents; never empty */
	const char *file;  /* in the package: text/NAME.xhtml, but contents.xhtml; NULL at first */
	const char *item;  /* its id in the manifest */
	size_t entry;      /* of the manuscript; MAP_NONE for what octavo adds */
	unsigned depth;    /* in the contents, from 0 */
	enum matter matter;       /* what its text is; MATTER_NONE: a chapter */
	enum partition partition; /* of the book; settled when all are in */
	bool unlisted;            /* no line in the contents, if it stands before them */
	uint64_t opening;  /* a hash of its first words, to tell namesakes apart */
	struct serialized xhtml; /* empty for DOCUMENT_NAV, which package makes */
	VEC(struct heading) headings;
	mark_list marks;
};

/* A line of the contents. */
struct toc_entry {
	const char *label;
	size_t document;
	const char *fragment; /* NULL: the document itself */
	unsigned depth;       /* from 0, and at most one deeper than the line before */
	size_t heading;       /* its number in the document; 0: the document itself */
};

/* What the book holds, for the metadata about accessibility. */
struct holdings {
	bool pictures;      /* that say something: not only decoration */
	bool all_described; /* each of them has a text alternative */
	bool mathml, ruby, animation, audio, video;
	bool pages; /* of a printed book are marked */
};

/* A file that a document names by a hole, until the book has it as an asset. */
struct file_use {
	struct material *material;
	struct asset_request request;
};

/* What one article brings to the book. */
struct contribution {
	struct arena *arena;      /* for its strings; lives as long as the edition */
	struct diags *diags;      /* what is wrong with the article */
	size_t entry;             /* of the manuscript */
	size_t style;             /* the page's own style sheet, an asset; or MAP_NONE */
	const char *title;        /* of the article: never empty; NULL: not read */
	bool title_said;          /* in its text or by its author */
	struct metadata metadata; /* what it says of itself */
	VEC(struct document) documents;
	struct map anchors;         /* id -> which of these documents */
	VEC(struct file_use) files; /* in the order of their use */
	struct holdings holdings;
	struct buf outline; /* reasons for headings, where they are wanted */
	int64_t modified;   /* the article's file, seconds since 1970 */
};

/* What became of an entry of the manuscript. */
struct entry_documents {
	size_t first;       /* of its documents, or MAP_NONE */
	struct map anchors; /* id -> document, counted from the first */
};

struct edition {
	struct arena *arena;
	VEC(struct arena *) arenas; /* of threads */
	struct manuscript *manuscript;
	struct diags *diags;
	const char *language;   /* of the book; BCP 47; NULL until somebody said it */
	const char *direction;  /* "rtl", or NULL for left to right */
	const char *title;      /* plain; never empty once an article is in */
	const char *identifier; /* a URI or an author's own text */
	const char *modified;   /* CCYY-MM-DDThh:mm:ssZ */
	VEC(struct document) documents;
	VEC(struct toc_entry) toc;
	struct assets assets;
	struct holdings holdings;
	size_t cover;                    /* the cover's asset, or MAP_NONE */
	bool typesets_cover;             /* there is none given, and the book is to have one */
	struct cover_job *cover_job;     /* is typesetting it; NULL: not begun, or at its end */
	struct map sources;              /* absolute path -> entry */
	struct entry_documents *entries; /* one an entry of the manuscript */
	bool vertical;                   /* lines run from top to bottom, pages to the left */
	bool lone;                       /* the book is one article, and matter that goes with it */
	struct mark_wishes wishes;       /* what lists it shall have */
	bool keep_styles;                /* pages bring their style sheets along */
	bool lenient;                    /* what is missing in any article goes, with a warning */
};

/* Both are borrowed. */
void edition_init(struct edition *edition, struct manuscript *manuscript, struct diags *diags);
void edition_clear(struct edition *edition);

/* Settles what is known before the first article: language, title and cover as the metadata say.
 * Where there is only one article, the cover waits until that is taken, for it may say more. */
void edition_begin(struct edition *edition);

/* An arena that lives as long as the edition, for a thread of its own. */
struct arena *edition_new_arena(struct edition *edition);

/* An empty contribution of an entry; ends with edition_take. */
void contribution_init(struct contribution *contribution, size_t entry, struct arena *arena);

/* Takes what an article came to (passage.h), in the order of the manuscript's entries; one without
 * a title, where the article couldn't be read, brings its diagnostics only. */
void edition_take(struct edition *edition, struct contribution *contribution);

/* Hears what the only article of a book says of it that counts while that is cut and written. */
void edition_listen(struct edition *edition, const struct metadata *said);

/* Whether there is something of the kind to list. */
bool edition_marks(const struct edition *edition, enum mark_kind kind);

/* Takes an entry that is a part. */
void edition_add_part(struct edition *edition, size_t entry);

/* All are in: gives out names, resolves links, derives contents and identity. What is wrong is in
 * the diagnostics. */
void edition_finish(struct edition *edition);

#endif
