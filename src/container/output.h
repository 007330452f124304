/* The output file: written whole or not at all. Regular files are made under a temporary name in
 * the same folder, flushed to the disk and renamed; a symbolic link is followed and stays a link; a
 * pipe or a device gets the bytes once they are complete. */
#ifndef OCTAVO_CONTAINER_OUTPUT_H
#define OCTAVO_CONTAINER_OUTPUT_H

#include "base/diag.h"
#include "base/drafts.h"

#include <stdio.h>

struct output;

/* Begins an output at path, "-" for standard output. NULL after a diagnostic. */
struct output *output_begin(const char *path, struct drafts *drafts, struct diags *diags);

/* The stream to write to: seekable, and read by nobody yet. Belongs to the output. */
FILE *output_stream(struct output *output);

/* Ends it: what was written takes the path. False after a diagnostic, and the path is as it was. */
bool output_commit(struct output *output, struct diags *diags);

/* Ends it: nothing was written. */
void output_abandon(struct output *output);

#endif
