/* Inside the manuscript: how a source becomes a line of the plan. */
#ifndef OCTAVO_MANUSCRIPT_PLAN_H
#define OCTAVO_MANUSCRIPT_PLAN_H

#include "base/map.h"
#include "manuscript/manuscript.h"

/* How a tool takes the folders that it makes a book of, where that isn't octavo's way. */
struct folder_ways {
	bool names_parts;       /* a folder without a title is a part called by its name */
	bool names_as_they_are; /* which isn't made words of */
	bool files_first, folders_first;
	bool by_weight;          /* articles with a weight stand before those without */
	bool by_date;            /* those of a folder whose articles all have a date go by it */
	bool has_title;          /* the book's own page gives no part its title */
	bool readme_counts;      /* the README of the folder is its page */
	bool needs_front;        /* an article without front matter is none */
	bool no_pages_of_html;   /* HTML is for the looks */
	bool underscore_hides;   /* what begins with '_' is none of the text */
	bool names_articles;     /* an article is called by its name, whatever it says */
	bool flat;               /* folders in the folder don't count */
	bool pages_name_parents; /* pages may say which page is above them */
	bool categories;         /* _category_.json says what a folder is called */
	const char *language;    /* of what has translations beside it; NULL: nothing has */
	const struct yaml *languages; /* that it has translations into; NULL: nobody says */
	const struct yaml *locales;   /* translations, each a folder at the top; NULL: none */
	const char *templates; /* the path of the folder of what shall become articles; NULL */
	const char *only;      /* the one ending of articles; NULL: any */
	const struct yaml *collections; /* folders that count though '_' begins their names */
};

struct plan {
	struct manuscript *manuscript;
	struct diags *diags;
	struct sources *sources; /* where all is looked for */
	enum format from;
	struct map seen;            /* "device:inode" -> number of the entry */
	VEC(const char *) left_out; /* what folders hold that is no text of a book */
	const char *top;            /* the folder that was named; NULL: none */
	bool described;             /* a file of the folder says what the book is called */
	bool is_full;               /* there are more articles than may be, as was told */
	bool binds;                 /* books that are there already, as the parts of one */
	struct folder_ways ways;
};

/* What is said of a source where it is named. */
struct source {
	const char *path;   /* NULL for a text */
	const char *title;  /* NULL: none */
	const char *folder; /* absolute: the folder of the book that names it; NULL: its own */
	bool is_input;      /* it is standard input, and path only its name */
	unsigned depth;
	struct place at;
	enum matter matter; /* MATTER_NONE: not said */
	bool placed;        /* see struct entry */
	bool alike;         /* one of a folder, which are in no order that an author gave */
	bool in_order;      /* but for what they say themselves */
	bool of_book;       /* see struct entry */
	bool goes_on;       /* the same */
	const struct landing *landings;
	size_t landing_count;
};

/* Each adds to the plan, or a diagnostic. */
void plan_article(struct plan *plan, const struct source *source);
void plan_part(struct plan *plan, const char *title, unsigned depth, struct place at);

/* The articles that a pattern such as 'chapter-?.md' means (pattern.c); false: none. */
bool plan_pattern(struct plan *plan, const char *folder, const char *pattern,
		  const struct source *source);
bool plan_is_pattern(const char *name);

/* Takes the parts out, of the entries from first on, that hold nothing. */
void plan_drop_empty_parts(struct plan *plan, size_t first);

/* The format that a file is read as. */
enum format plan_format(const struct plan *plan, const char *path);

/* A short text that book.yaml holds, as an article of its own, which is named by the source's path
 * if there is one. */
void plan_text(struct plan *plan, const struct source *source, const char *text,
	       const char *attribution);

/* The path without links or dots, in the arena; NULL after a diagnostic. */
const char *plan_absolute(struct plan *plan, const char *path, struct place at);

/* Whether the path, links followed, is in the book's own folder, which no tool's file leads out of;
 * plan_may_read tells if it isn't, and is true where nothing is there. */
bool plan_is_inside(const struct plan *plan, const char *path);
bool plan_may_read(struct plan *plan, const char *path, struct place at);

#endif
