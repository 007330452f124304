/* What one article brings to the book: documents, whose XHTML is bytes with placeholders where a
 * name that isn't known yet will stand, and what else the book must know of it. */
#ifndef OCTAVO_ARTICLE_CONTRIBUTION_H
#define OCTAVO_ARTICLE_CONTRIBUTION_H

#include "article/frame.h"
#include "article/marks.h"
#include "article/emphasis.h"
#include "base/arena.h"
#include "base/map.h"
#include "base/vec.h"
#include "code/code.h"
#include "media/resource.h"
#include "metadata/matter.h"
#include "metadata/metadata.h"
#include "tree/serialize.h"

enum document_kind {
	DOCUMENT_COVER,
	DOCUMENT_TITLE_PAGE,
	DOCUMENT_COPYRIGHT_PAGE,
	DOCUMENT_CONTENTS,
	DOCUMENT_PART,
	DOCUMENT_CHAPTER
};

/* What there is to read. */
struct word_count {
	size_t words; /* of scripts without spaces each character */
	size_t dense; /* the latter */
	size_t notes;
};

/* A heading inside a document, for the contents. */
struct heading {
	const char *label; /* never empty */
	const char *id;    /* NULL: where the document begins */
	unsigned depth;    /* below the document's own: 1 and on; 0: a line beside it */
	size_t number;     /* among all that have an id in the document, from 1 */
	bool is_said; /* a line of the contents of the book that it is of, perhaps no heading */
};

/* An XHTML file of the spine. */
struct document {
	enum document_kind kind;
	const char *label;        /* in the contents; never empty */
	const char *file;         /* in the package: text/NAME.xhtml; NULL at first */
	const char *item;         /* its id in the manifest */
	size_t entry;             /* of the manuscript; MAP_NONE for what octavo adds */
	unsigned depth;           /* in the contents, from 0 */
	enum matter matter;       /* what its text is; MATTER_NONE: a chapter */
	enum partition partition; /* of the book; settled when all are in */
	bool continues;           /* the one before, which would be too large: no line of its own */
	bool is_said;             /* its line is one of the contents of the book that it is of */
	bool unlisted;            /* no line in the contents, if it stands before them */
	uint64_t opening;         /* a hash of its first words, to tell namesakes apart */
	struct word_count count;
	struct serialized xhtml; /* empty for DOCUMENT_CONTENTS, which package makes */
	VEC(struct heading) headings;
	mark_list marks;
};

/* What the text holds, for the metadata about accessibility and the manifest. */
struct holdings {
	size_t pictures;    /* that say something: not only decoration */
	size_t undescribed; /* those of them that have no text alternative */
	bool mathml, ruby, animation, audio, video;
	bool pages;       /* of a printed book are marked */
	bool newer_style; /* documents link the sheet for engines of today */
};

/* A file that a document or the page's style sheet names by a placeholder, until the book has it
 * as an asset. */
struct file_use {
	struct resource *resource;
	struct asset_request request;
};

/* A heading that links may name in the ways of other tools. */
struct slug_heading {
	const struct node *node; /* while its article is worked on */
	const char *words, *id;
};

struct slugs {
	struct map names; /* -> the number of the heading */
	VEC(struct slug_heading) headings;
};

/* A line that the title page is to show. */
struct title_line {
	const char *class; /* "subtitle", "author", "date" */
	const char *text;
};

struct contribution {
	struct arena *arena;    /* for its strings; lives as long as the edition */
	struct diags *diags;    /* what is wrong with the article */
	size_t entry;           /* of the manuscript */
	struct buf style;       /* the page's own style sheet, clean (page_style.h); often empty */
	const char *style_mark; /* stands in it for a file, in front of its number */
	const char *title;      /* of the article: never empty; NULL: not read, or without text */
	bool title_said;        /* in its text or by its author */
	struct metadata metadata;           /* what it says of itself */
	VEC(struct title_line) title_lines; /* in place of a document that said no more */
	VEC(struct document) documents;
	struct map anchors;            /* id -> which of these documents */
	struct slugs slugs;            /* what other tools call its headings (slugs.h) */
	VEC(struct file_use) files;    /* in the order of their use */
	VEC(struct code_block *) code; /* in its arena; placeholders name them by number */
	struct holdings holdings;
	struct emphasis_languages languages;
	struct buf outline; /* reasons for headings, where they are wanted */
	int64_t modified;   /* the article's file, seconds since 1970 */
};

/* An empty contribution of an entry; the edition takes it, and what it holds (edition.h). */
void contribution_init(struct contribution *contribution, size_t entry, struct arena *arena);

#endif
