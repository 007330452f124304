/* A ZIP archive that is read, by libzip: the package that a word processor's file is. */
#ifndef OCTAVO_READ_WORD_DRAFT_ARCHIVE_H
#define OCTAVO_READ_WORD_DRAFT_ARCHIVE_H

#include "base/limits.h"
#include "base/buf.h"

#include <stdbool.h>

enum archive_found {
	ARCHIVE_FOUND,
	ARCHIVE_MISSING,
	ARCHIVE_DAMAGED,
	ARCHIVE_ENCRYPTED,
	ARCHIVE_TOO_LARGE
};

struct archive;

/* Opens the archive in the bytes, which must outlive it, as the limits do; NULL: they are none, or
 * a broken one. */
struct archive *archive_open(const char *bytes, size_t size, const struct limits *limits);
void archive_close(struct archive *archive);

bool archive_has(struct archive *archive, const char *name);

/* Unpacks the part of that name, in whatever case, to the end of bytes, if it isn't larger than
 * that limit, and all so far not than LIMIT_PARTS. */
enum archive_found archive_read(struct archive *archive, const char *name, enum limit most,
				struct buf *bytes);

/* What is wrong with the file, as a message's predicate; static. */
const char *archive_words(enum archive_found found);

#endif
