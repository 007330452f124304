/* The EPUB container (EPUB 3.3, section 4: OCF): a ZIP file by libzip. It knows nothing of books
 * but that the first entry is the mimetype, stored. */
#ifndef OCTAVO_CONTAINER_CONTAINER_H
#define OCTAVO_CONTAINER_CONTAINER_H

#include "container/deflate.h"
#include "base/diag.h"

#include <stdio.h>

/* The bytes that container_write writes, as long as they are less than 4 GiB. */
uint64_t container_size(const struct packed *files, size_t count);

/* Writes the mimetype of EPUB and then the files, in order, to the stream. False if libzip or the
 * stream failed; *why, a static or errno text, then says how. */
bool container_write(FILE *stream, const struct packed *files, size_t count, const char **why);

/* The same in memory: *bytes, which the caller frees with free(), on true. */
bool container_bytes(const struct packed *files, size_t count, char **bytes, size_t *size,
		     const char **why);

#endif
