/* The front ends: each turns the text of an article into a tree of the same kind (tree/tree.h).
 *
 * What they are given is valid UTF-8 without NUL, with LF for line ends (decode.h), but for the
 * files of word processors, whose bytes are as they came; what they make
 * is a body of flow content: headings h1 to h6 with the level that the author gave, `id`s only
 * where the author gave them, `href`s and `src`s as the author wrote them. A note's reference is
 * `<a epub:type="noteref" class="noteref" href="#ID">` (holding a text that edition replaces by its
 * number), the note an `<aside epub:type="footnote" class="footnote" id="ID">` at the end of the
 * body, without a way back: the edition numbers, places and links notes. A scene break is `<hr/>`.
 * Diagnostics name the place in the source, or the line alone where the column isn't certain. */
#ifndef OCTAVO_READ_FRONTEND_H
#define OCTAVO_READ_FRONTEND_H

#include "base/buf.h"
#include "manuscript/manuscript.h"

/* What is read of a page. A page of a book is whole, and says nothing of itself that the book
 * doesn't say better. */
enum page_extent { PAGE_AUTO, PAGE_ARTICLE, PAGE_WHOLE, PAGE_OF_BOOK };

struct frontend {
	const char *name;          /* of the source, for places */
	const struct entry *entry; /* whose folder the source is in; NULL: it is in none */
	const char *text;          /* NUL-terminated */
	size_t size;
	const char *language;        /* of smart punctuation; "" while unknown */
	const struct limits *limits; /* NULL: the usual ones */
	bool smart;
	enum page_extent page; /* of HTML */
	enum dialect dialect;  /* what it holds beside Markdown */
	const char *borrowed;  /* texts of notes that belong to it, of other articles; NULL: none */
	const struct map *lends; /* the labels of notes that other articles have; NULL: none do */
	struct arena *arena;     /* of the book: for the metadata's strings */
	struct diags *diags;
	struct buf
	    *outline; /* where the text front end explains its decisions; NULL: no one asks */
};

/* Each returns a tree that the caller frees, or NULL after an error. metadata receives what the
 * article says of itself. */
struct tree *text_read(const struct frontend *in, struct metadata *metadata);
struct tree *markdown_read(const struct frontend *in, struct metadata *metadata);
struct tree *html_read(const struct frontend *in, struct metadata *metadata);
struct tree *word_read(const struct frontend *in, struct metadata *metadata);
struct tree *mhtml_read(const struct frontend *in, struct metadata *metadata); /* of any bytes */

/* Raw HTML inside Markdown stands in the tree as processing instructions named "html" whose content
 * is the HTML as written (an inline tag, or a block). Only what a browser makes of the whole says
 * what it means, so the tree is written out as HTML, the raw pieces among it, and read again;
 * places stay those of the Markdown source. Frees the tree and returns another, or NULL after an
 * error. */
struct tree *html_reread(const struct frontend *in, struct tree *tree);

#endif
