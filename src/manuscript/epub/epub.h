/* Inside the reader of EPUBs that are there already: EPUB 3.3's package document (section 5), or
 * that of OPF 2.0.1, with what it leads to. Broken ones are read as far as they make sense. */
#ifndef OCTAVO_MANUSCRIPT_EPUB_EPUB_H
#define OCTAVO_MANUSCRIPT_EPUB_EPUB_H

#include "base/map.h"
#include "base/word_list.h"
#include "manuscript/plan.h"

struct epub {
	struct plan *plan;
	struct tree *tree;  /* of the documents that are read; what stays is copied */
	const char *folder; /* of the EPUB, where META-INF is, as it was named */
	const char *path;   /* of the package document, in there as are all paths here */
	const char *name;   /* of that, for places */
	const struct node *package;
	VEC(const struct node *) items; /* of the manifest */
	struct map ids;                 /* -> number of the item */
	struct map encrypted;           /* paths of what nobody but a shop's reader can open */
};

/* A path in the EPUB as one that can be opened. */
const char *epub_full(const struct epub *epub, const char *path);

/* The root of the document at the path; NULL: there is none, or it is no XML. */
const struct node *epub_load(struct epub *epub, const char *path);

/* Names without prefix, in whatever case; the first child of that name (NULL: there is none), and
 * the next node of that name behind it. */
bool epub_is(const struct node *node, const char *name);
const struct node *epub_child(const struct node *node, const char *name);
const struct node *epub_next(const struct node *node, const char *name);

/* The words of the node on one line, in the manuscript's arena. */
const char *epub_words(const struct epub *epub, const struct node *node);

/* The path that a reference in the document at base means, without its fragment; NULL: it leads
 * out of the EPUB. */
const char *epub_target(const struct epub *epub, const char *base, const char *reference);

/* The item of that id, and that of a property; NULL: there is none. */
const struct node *epub_item(const struct epub *epub, const char *id);
const struct node *epub_item_with(const struct epub *epub, const char *property);

/* The path of the item; NULL: it names none. */
const char *epub_item_path(const struct epub *epub, const struct node *item);

/* A line of the contents. */
struct epub_line {
	const char *label;
	const char *path; /* NULL: it leads nowhere */
	bool is_part;     /* for what is below it */
	const char *id;   /* of the place there; NULL: its start */
	unsigned depth;
	size_t next; /* the number of the next line to the same path; 0: none */
};

struct epub_contents {
	VEC(struct epub_line) lines; /* in their order */
	struct map first, last;      /* path -> number of the line that leads there */
	struct map kinds;            /* path -> enum matter */
	struct map paths, names;     /* of the manifest's items -> number; names: of files */
	const char *cover;           /* the path of the page that is it; NULL: none */
};

/* Reads the navigation document, else the NCX, and what landmarks or the guide call the documents
 * (epub_contents.c). */
void epub_read_contents(struct epub *epub, struct epub_contents *contents);
void epub_contents_clear(struct epub_contents *contents);

/* Finds what is encrypted; fonts that are only obfuscated are read as they were before
 * (epub_encryption.c). */
void epub_read_encryption(struct epub *epub);

/* What holds its metadata; NULL: nothing does. */
const struct node *epub_metadata(const struct epub *epub);

/* The package's title; "": it has none. */
const char *epub_title(const struct epub *epub);

/* Takes what the package says of the book (epub_metadata.c). */
void epub_describe(struct epub *epub, const struct epub_contents *contents);

#endif
