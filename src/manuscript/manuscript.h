/* The manuscript: the sources of one book, in order, and what is said about it. */
#ifndef OCTAVO_MANUSCRIPT_MANUSCRIPT_H
#define OCTAVO_MANUSCRIPT_MANUSCRIPT_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/tree.h"
#include "base/vec.h"
#include "manuscript/metadata.h"

enum format { FORMAT_UNKNOWN, FORMAT_TEXT, FORMAT_MARKDOWN, FORMAT_HTML };

/* A line of the book's plan: an article, or a part that holds the deeper lines behind it. */
struct entry {
	const char *title;    /* a part's; an article's where book.yaml gives one; else NULL */
	const char *name;     /* of the article, as diagnostics show it; NULL for a part */
	const char *path;     /* to open; "-": standard input */
	const char *absolute; /* without links or dots; identifies the file */
	enum format format;
	unsigned depth;       /* 0: not inside a part */
	struct place at;      /* where the plan names it */
};

struct manuscript {
	struct arena *arena;
	struct metadata metadata;
	VEC(struct entry) entries;
	const char *root;    /* absolute: no article may reach a file outside of it */
	size_t articles;     /* the number of entries that are articles */
	int64_t modified;    /* the newest input's, seconds since 1970 */
};

/* One article, read. */
struct article {
	const struct entry *entry;
	struct tree *tree;
	struct metadata metadata;  /* from front matter or the head of a page */
	int64_t modified;
};

#endif
