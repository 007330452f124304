/* An unpacked EPUB into its container (EPUB 3.3 4.2), and back. */
#ifndef OCTAVO_PACK_PACK_H
#define OCTAVO_PACK_PACK_H

#include "base/diag.h"
#include "base/drafts.h"

#define PACK_CONTAINER "META-INF/container.xml"

struct check;

struct pack_request {
	const char *from; /* a folder, or an archive to be packed anew */
	const char *output;
	bool no_check;
	unsigned jobs; /* threads */
	struct drafts *drafts;
};

/* What the names of diagnostics belong to: kept until they were told. */
struct pack_result {
	struct arena *arena;
	struct check *checked;
	char *bytes;
};

/* Packs the files into a new archive: the mimetype first and stored, then the container, then the
 * rest by name, without times of their own, so that the same files are the same bytes. What has
 * errors isn't written. False after a diagnostic. The caller ends the result in any case. */
bool pack_book(const struct pack_request *request, struct pack_result *result, struct diags *diags);
void pack_end(struct pack_result *result);

/* Unpacks the archive into a folder that is made, or is there and empty, whole or not at all: an
 * entry that is damaged, leads out of the folder, or is there twice, is an error of all. False
 * after a diagnostic, whose names last as long as arena. */
bool unpack_archive(const char *path, const char *folder, struct arena *arena,
		    struct drafts *drafts, struct diags *diags);

#endif
