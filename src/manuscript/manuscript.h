/* The manuscript: the sources of one book, in order, and what is said about it. */
#ifndef OCTAVO_MANUSCRIPT_MANUSCRIPT_H
#define OCTAVO_MANUSCRIPT_MANUSCRIPT_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/limits.h"
#include "base/map.h"
#include "base/sources.h"
#include "tree/tree.h"
#include "base/vec.h"
#include "metadata/matter.h"
#include "metadata/metadata.h"

enum format {
	FORMAT_UNKNOWN,
	FORMAT_TEXT,
	FORMAT_MARKDOWN,
	FORMAT_HTML,
	FORMAT_WORD,
	FORMAT_MHTML, /* a page with its pictures, in one file of MIME */
	FORMAT_COUNT
};

static inline bool format_is_page(enum format format)
{
	return format == FORMAT_HTML || format == FORMAT_MHTML;
}

/* What articles hold beside Markdown, by the tool that they were written for. */
enum dialect {
	DIALECT_NONE,
	DIALECT_MDBOOK,
	DIALECT_BOOKDOWN,
	DIALECT_QUARTO,
	DIALECT_HUGO,
	DIALECT_JEKYLL,
	DIALECT_GITBOOK,
	DIALECT_MDX,
	DIALECT_LEANPUB,
	DIALECT_OBSIDIAN,
	DIALECT_PANDOC,
	DIALECT_MYST,
	DIALECT_VITEPRESS,
	DIALECT_MKDOCS,
	DIALECT_DOCSIFY,
	DIALECT_HEXO
};

/* Whether pandoc reads it in the end. */
static inline bool dialect_is_of_pandoc(enum dialect dialect)
{
	return dialect == DIALECT_PANDOC || dialect == DIALECT_QUARTO ||
	       dialect == DIALECT_BOOKDOWN;
}

/* A place in an article that the contents of a book which is there already lead to. */
struct landing {
	const char *id; /* NULL: its start */
	const char *label;
	unsigned depth; /* below the article */
};

/* A line of the book's plan: an article, or a part that holds the deeper lines behind it. */
struct entry {
	const char *title;       /* a part's; an article's where book.yaml gives one; else NULL */
	const char *name;        /* of the article, as diagnostics show it; NULL for a part */
	const char *path;        /* to open; "": it has its text here */
	const char *absolute;    /* without links or dots; identifies the file. Of a part, the one
				    that holds only its title; NULL: none does */
	const char *root;        /* absolute: the folder that the article's links may not leave */
	const struct buf *input; /* what standard input held; NULL: it is a file */
	struct sources *sources; /* where the file is, and what it refers to */
	bool found;              /* in a folder: nobody named it */
	enum format format;
	unsigned depth;     /* 0: not inside a part */
	enum matter matter; /* that the plan says it is; MATTER_NONE: it doesn't say */
	enum matter likely; /* that its name tells, if nobody says otherwise */
	bool placed;        /* it goes where a book has its kind, wherever it was named */
	enum dialect dialect;
	const struct yaml *hidden; /* of mdBook: what lines of code that it hides begin with, by
				      language; NULL: nobody says */
	const char *includes;      /* absolute: of some tools, the folder that names count from of
				      what articles include; NULL: there is none */
	const char *borrowed;      /* the texts of notes that it refers to and others hold; NULL:
				      there are none */
	struct map *lends;         /* the labels, folded, of notes that others borrow; NULL */
	bool of_book;              /* a page of a book that is there already, its root */
	const struct landing *landings;
	size_t landing_count;
	bool goes_on;            /* with the entry before, unless a heading begins it */
	bool front_is_books;     /* its front matter isn't the article's, and is read already */
	const char *text;        /* of an article that stands in book.yaml itself: Markdown */
	const char *attribution; /* of that: who said it; NULL: none */
	struct place at;         /* where the plan names it */
};

struct manuscript {
	struct arena *arena;
	struct sources *sources; /* where all is that the book is made of; borrowed */
	struct metadata metadata;
	VEC(struct entry) entries;
	const char *root;  /* absolute: the book's folder, which holds all that was named */
	const char *name;  /* of the folder, or of the first article without ending: for a title */
	const char *kind;  /* what other tool's folder it is, in words; NULL: none's */
	const char *mark;  /* the path that told so */
	const char *pages; /* absolute: where that tool has its pages; NULL: the book's folder */
	const char *attachments; /* where it keeps pictures, with a '/' behind; NULL: anywhere */
	enum dialect dialect;
	const struct yaml *hidden; /* see struct entry */
	const char *includes;      /* the same */
	bool heading_is_title;     /* where its tool finds one, it shows no title of front matter */
	bool is_one_text; /* its tool joins the articles, so that '#id' leads to any of them */
	struct field lost_cover;   /* that an EPUB names, and doesn't hold; its text NULL: none */
	const char *language;      /* of the book; BCP 47; NULL until manuscript_settle */
	const char *title;         /* that somebody gave the book; NULL: its first article will */
	const char *running_title; /* that stands above its articles, too; NULL: none does */
	bool lone;        /* it is one article, and front and back matter that goes with it */
	const char *book; /* the path of book.yaml; NULL if there is none */
	size_t articles;  /* the number of entries that are articles, but for those placed */
	bool no_title_page, no_copyright_page; /* octavo shall make none */
	struct buf input;                      /* what standard input held, if it is an article */
	int64_t modified;                      /* the newest input's, seconds since 1970 */
};

/* One article, read. */
struct article {
	const struct entry *entry;
	struct tree *tree;
	struct metadata metadata; /* from front matter or the head of a page */
	const char *language; /* its own word, else what its text looks like; NULL: can't be told,
				 or nobody asked, because the book's is known */
	size_t size;          /* of its text, in bytes, where the book's language isn't known */
	int64_t modified;
};

void manuscript_free(struct manuscript *manuscript);

/* Completes the plan by what its articles say, the last that is ever written to it: said is what
 * the only article of a book says of it (NULL: there are several), language what the first ones
 * look like, running a title that stands above them (NULL: none does), which is the book's if it
 * has no other. Strings are shared. */
void manuscript_settle(struct manuscript *manuscript, const struct article *said,
		       const char *running, const char *language);

/* Whether a folder is called as those are that hold pictures for the folders beside them. */
bool manuscript_holds_pictures(const char *name, size_t size);

/* Takes each file and folder that the book is read from behind the plan, which may come more than
 * once. */
typedef void manuscript_place(const char *path, void *user);
void manuscript_places(const struct manuscript *manuscript, manuscript_place *take, void *user);

/* The entry that is the book, where it is one article. */
size_t manuscript_lone_entry(const struct manuscript *manuscript);

/* The format that the ending of a name tells; FORMAT_UNKNOWN if none that octavo reads. */
enum format manuscript_format(const char *name);

/* What to do about a file whose ending octavo is known not to read; NULL: it has another. */
const char *manuscript_foreign(struct arena *arena, const char *name);

/* The name by which the links of sites know the article at a path: without its ending, and without
 * what stands for a folder ("index", "README"), in one case and Unicode form. */
char *manuscript_page_name(struct arena *arena, const char *path);

/* Whether the file is by its name the page of its folder. */
bool manuscript_is_page_of_folder(struct arena *arena, const char *path);

#endif
