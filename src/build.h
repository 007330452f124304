/* A book from its sources to the finished file: the flow, and the threads that share it. */
#ifndef OCTAVO_BUILD_H
#define OCTAVO_BUILD_H

#include "base/diag.h"
#include "book/edition.h"
#include "container/output.h"
#include "manuscript/inputs/inputs.h"

struct build_options {
	struct request request;
	struct edition_options edition;
	unsigned jobs;       /* threads, at least 1 */
	bool check;          /* what is made passes the checker before it takes its place */
	bool force;          /* the book is written though it is there already */
	const char *depfile; /* to write beside the book; NULL: none */
	struct drafts *drafts;
	octavo_follower *follower; /* is told of each article; NULL: nobody is */
	void *follower_user;
};

/* What is alive during a build. Diagnostics borrow names from it. */
struct build {
	const struct build_options *options;
	struct diags *diags;
	struct manuscript *manuscript;
	struct edition edition;
	bool has_edition;
	struct articles *articles;
	VEC(struct arena *) arenas; /* one a thread, then one for each article that is read ahead */
	char *written;              /* the path of the book; NULL: there is none */
	char *bytes;                /* of the book, where it is checked */
	struct check *checked;      /* borrows them, and diagnostics its names; NULL: it isn't */
	bool unchanged;             /* it was there, byte for byte, and was left alone */
};

/* options and diags are borrowed until build_end. */
void build_begin(struct build *build, const struct build_options *options, struct diags *diags);
void build_end(struct build *build);

/* Makes the book. output: a file, a folder, "-", or NULL: its title's name where we stand. */
void build_book(struct build *build, const char *output);

/* The same in memory: *bytes, which the caller frees with free(); NULL after an error. */
void build_book_in_memory(struct build *build, char **bytes, size_t *size);

/* Appends the chapters and headings that the book would have, with the reasons for them. */
void build_outline(struct build *build, struct buf *outline);

/* What was found in the book, as far as it was made. */
struct octavo_figures build_figures(const struct build *build);

/* The name of the file that the plan's title makes, or its folder's; NULL after an error. */
const char *build_file_name(struct build *build);

#endif
