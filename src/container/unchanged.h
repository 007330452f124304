/* Whether a container would be written over one of the same bytes. */
#ifndef OCTAVO_CONTAINER_UNCHANGED_H
#define OCTAVO_CONTAINER_UNCHANGED_H

#include "container/deflate.h"

#include <stdbool.h>

/* Whether the regular file at path, or where its links lead, is what container_write would make of
 * the files. When in doubt (it can't be read, is larger than 4 GiB), false. */
bool unchanged(const char *path, const struct packed *files, size_t count);

#endif
