/* Checking an EPUB, whoever made it: its container, package, navigation, documents, style sheets
 * and files, by EPUB 3.3 or 2.0.1 and what they build on. What is found is told with EPUBCheck's
 * ids and grades (base/findings.def).
 *
 * Nothing outside of the file is read. Time and memory are bounded by its size, whatever it holds:
 * documents are read one a thread, and only what others refer to is remembered of them. */
#ifndef OCTAVO_CHECK_CHECK_H
#define OCTAVO_CHECK_CHECK_H

#include "base/diag.h"

struct check_request {
	const char *path;  /* of an .epub, of the folder of one, or of its package document */
	const char *name;  /* what messages call it */
	const char *bytes; /* of the .epub, if it isn't on disk; NULL: it is */
	size_t size;
	unsigned jobs; /* threads */
};

struct check;

/* What is found goes to diags, whose places live as long as the check. The caller frees it. */
struct check *check_run(const struct check_request *request, struct diags *diags);
void check_free(struct check *check);

#endif
