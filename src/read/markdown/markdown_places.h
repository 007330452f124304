/* Where links, images and raw HTML stand in the source.
 *
 * cmark-gfm counts an inline's columns in bytes of its block's text, which is the source less the
 * marks of lists and quotes. Here the block's text is read once more, beside the source, as cmark
 * did it: what brackets, ticks and tags became is known, so nothing is guessed, and each line is
 * compared with the source. What can't be followed has the place of its block. */
#ifndef OCTAVO_READ_MARKDOWN_MARKDOWN_PLACES_H
#define OCTAVO_READ_MARKDOWN_MARKDOWN_PLACES_H

#include "tree/tree.h"
#include "base/vec.h"
#include "read/markdown/markdown_source.h"

enum mark_kind { MARK_CODE, MARK_HTML, MARK_LINK, MARK_NOTE };

/* An inline that hides brackets, or that is wanted. */
struct mark {
	enum mark_kind kind;
	struct node *node;    /* to place; NULL: only followed */
	const char *url;      /* of a link; valid while the marks are */
	int line, start, end; /* as cmark counts: start_line, start_column, end_column */
};

typedef VEC(struct mark) mark_list;

/* A block's text as cmark read it. */
struct marked_block {
	const char *text;
	int line;        /* cmark's for its first line */
	int column;      /* and the column it took the text to begin in */
	long first_line; /* where the text begins: the source's line, from 0; < 0: not known */
	long other_line; /* where it may begin instead; the text decides */
	long first_byte; /* and the byte of it; < 0: the text is the line's end */
	bool cell;       /* of a table: it lost the backslashes before its bars */
};

/* Places the marks, which stand in the order in which they end. */
void places_find(const struct markdown_source *source, struct tree *tree,
		 const struct marked_block *block, const mark_list *marks);

#endif
