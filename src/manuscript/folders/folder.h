/* Folders: what lies in one, in its order, and as lines of the plan. */
#ifndef OCTAVO_MANUSCRIPT_FOLDERS_FOLDER_H
#define OCTAVO_MANUSCRIPT_FOLDERS_FOLDER_H

#include "manuscript/folders/glance.h"
#include "manuscript/plan.h"

/* The articles of a folder and of those in it. is_book: it is the book's own, whose
 * README is about the folder, not of it. */
void plan_folder(struct plan *plan, const char *folder, bool is_book, unsigned depth,
		 struct place at);

struct folder;

struct item {
	const char *name, *path, *stem;
	struct folder *folder; /* NULL: it is an article */
	struct glance glance;  /* of a folder: of its own page */
	const char *label;     /* of a folder, said in a file of its own; NULL: it isn't */
	enum matter rank;
	unsigned number;      /* of an appendix; 0: it has none */
	unsigned folder_rank; /* where folders and files don't mix */
	bool is_left_out;
};

struct folder {
	const char *path;
	const char *root;  /* absolute: what is read of it lies in here */
	struct item *page; /* the article that is about the folder; NULL: none */
	VEC(struct item) items;
	size_t articles; /* in it and in the folders in it */
	bool is_top;
	bool in_order; /* the articles say it */
};

/* Reads the folder at folder->path, below folder->root, and those in it, and puts what they hold in
 * order; false after a diagnostic. What it allocated is freed by folder_clear in any case. */
bool folder_gather(struct plan *plan, struct folder *folder, struct place at);
/* Plans one of its articles. */
void folder_plan_article(struct plan *plan, const char *root, const struct item *item,
			 const char *title, unsigned depth, bool in_order);

/* Plans all as their front matter nests them (folder_nested.c); false: it doesn't. */
bool folder_plan_nested(struct plan *plan, const char *root, const struct folder *folder);

void folder_clear(struct folder *folder);

#endif
