/* A folder that is made of files: it is there whole or not at all.
 *
 * One that is new is drafted beside its place, and gets its name when all is in it. One that was
 * there, and is empty, stays what it is, with its owner and whoever stands in it: it is drafted
 * inside, and what was drafted is moved up at the end, the first file's name last: without that it
 * is a part, which only who is killed just then leaves. */
#ifndef OCTAVO_BASE_NEW_FOLDER_H
#define OCTAVO_BASE_NEW_FOLDER_H

#include "base/diag.h"
#include "base/drafts.h"

struct new_folder;

/* NULL after a diagnostic: something is there that is no empty folder, or the system fails. */
struct new_folder *new_folder_begin(const char *path, struct drafts *drafts, struct diags *diags);

/* Writes a file below it, with slashes in its name for folders; false after a diagnostic. */
bool new_folder_add(struct new_folder *made, const char *name, const char *bytes, size_t size);

/* Both free it; false after a diagnostic, and nothing is left behind. */
bool new_folder_commit(struct new_folder *made);
void new_folder_abandon(struct new_folder *made);

#endif
