/* What a file was made of, in the form that make and ninja read. */
#ifndef OCTAVO_CONTAINER_DEPFILE_H
#define OCTAVO_CONTAINER_DEPFILE_H

#include "container/output.h"
#include "base/diag.h"

#include <stdbool.h>
#include <stddef.h>

/* Writes to path the rule that target depends on each of the paths, and for each an empty rule, so
 * that make does without the ones that are gone. False after a diagnostic. */
bool depfile_write(const char *path, const char *target, const char *const *paths, size_t count,
		   struct drafts *drafts, struct diags *diags);

#endif
