/* Code: a block of it in, the same words out as lines whose parts have classes.
 *
 * Which word is a keyword and which a string is told by highlight, a program that octavo runs once
 * for all blocks of a book; diffs and the prompts of sessions octavo knows itself. A block that
 * comes back with other words than it had stays plain, and all do where there is no highlight. */
#ifndef OCTAVO_CODE_CODE_H
#define OCTAVO_CODE_CODE_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/drafts.h"

#include <stdbool.h>

/* What front ends say of a block, as attributes of pre; none is left in the book. The language may
 * also be a class of pre or of the code in it, language-NAME or lang-NAME. */
#define LISTING_LANGUAGE "data-language"
#define LISTING_TITLE "data-title"
#define LISTING_FIRST "data-start"   /* the number of its first line, where lines have numbers */
#define LISTING_MARKED "data-marked" /* lines that stand out, from 1: "1,3-4" */
#define LISTING_HIDDEN "data-hidden" /* what lines begin with that mdBook hides */
#define LISTING_FILE "data-file"     /* that Leanpub takes it from */

struct code_block {
	const char *language; /* as its author wrote it; NULL: not said */
	const char *text;     /* UTF-8 */
	size_t size;
	bool numbered; /* its lines have numbers, from first on */
	unsigned first;
	const char *marked; /* which lines stand out, counted from 1: "1,3-4"; NULL: none */
	struct buf markup;  /* made of it: what stands inside of code, as XHTML */
};

enum code_result {
	CODE_DONE,
	CODE_NO_PROGRAM, /* there is no highlight */
	CODE_NO_FOLDER,  /* none may be made in TMPDIR, where it is given the blocks */
	CODE_FAILED,     /* it failed */
	CODE_SLOW        /* it took too long */
};

/* Whether there are colours for the language. */
bool code_knows(const char *language);

/* Makes the markup of each block, to be cleared by the caller; highlight works in a folder among
 * the drafts. Where the system fails, a diagnostic says so. */
enum code_result code_write(struct code_block *const *blocks, size_t count, struct drafts *drafts,
			    struct diags *diags);

#endif
