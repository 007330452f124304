/* What a book is asked to be made of: from inputs and options to its manuscript. */
#ifndef OCTAVO_MANUSCRIPT_INPUTS_INPUTS_H
#define OCTAVO_MANUSCRIPT_INPUTS_INPUTS_H

#include "manuscript/manuscript.h"

/* Borrowed. */
struct request {
	const char *const *inputs; /* as octavo_add_input takes them */
	size_t count;              /* 0: the folder we stand in */
	enum format from; /* of all inputs, whatever their endings; FORMAT_UNKNOWN: not said */
	const struct metadata_option *options; /* over what book.yaml says */
	size_t option_count;
	bool no_cover;           /* it would be made in vain */
	const char *root;        /* a folder that belongs to the book; NULL: none */
	struct sources *sources; /* where all is looked for */
};

/* Reads book.yaml and plans the articles, in order; they are there and readable, but not read yet.
 * Errors are among the diagnostics, whose places borrow names from what is returned: a manuscript
 * that the caller frees, complete only if there was no error. */
struct manuscript *manuscript_new(const struct request *request, struct diags *diags);

/* Whether an input is a book by itself: a folder or a book.yaml. */
bool manuscript_is_book(const char *path);

#endif
