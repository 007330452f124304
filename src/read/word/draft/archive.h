/* A ZIP archive that is read, by libzip: the package that a word processor's file is. */
#ifndef OCTAVO_READ_WORD_DRAFT_ARCHIVE_H
#define OCTAVO_READ_WORD_DRAFT_ARCHIVE_H

#include "base/limits.h"
#include "base/buf.h"

#include <stdbool.h>

enum {
	ARCHIVE_LARGEST_PART = 256
			       << 20 /* bytes of what is unpacked; LIMIT_PARTS of all together */
};

enum archive_found {
	ARCHIVE_FOUND,
	ARCHIVE_MISSING,
	ARCHIVE_DAMAGED,
	ARCHIVE_ENCRYPTED,
	ARCHIVE_TOO_LARGE
};

struct archive;

/* Opens the archive in the bytes, which must outlive it; NULL: they are none, or a broken one. */
struct archive *archive_open(const char *bytes, size_t size);
void archive_close(struct archive *archive);

bool archive_has(struct archive *archive, const char *name);

/* Unpacks the part of that name, in whatever case, to the end of bytes, if it isn't larger than
 * most bytes. */
enum archive_found archive_read(struct archive *archive, const char *name, size_t most,
				struct buf *bytes);

/* What is wrong with the file, as a message's predicate; static. */
const char *archive_words(enum archive_found found);

#endif
