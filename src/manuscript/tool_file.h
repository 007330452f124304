/* Files in which other tools keep what they are told: how a site is called, in which order its
 * pages stand. */
#ifndef OCTAVO_MANUSCRIPT_TOOL_FILE_H
#define OCTAVO_MANUSCRIPT_TOOL_FILE_H

#include "manuscript/plan.h"

/* A tool's own file, by its ending in TOML or else in YAML, which JSON is, too. NULL after a
 * diagnostic; a mapping, if empty, where it holds none. */
const struct yaml *tool_file_read(struct plan *plan, const char *path);
const struct yaml *tool_file_read_any(struct plan *plan, const char *path); /* a list, too */
const struct yaml *tool_file_read_quietly(struct plan *plan,
					  const char *path); /* without diagnostics */

/* Takes what is said of the book in a file of its own, where other tools may keep what they like.
 */
void plan_metadata(struct plan *plan, const char *path);

#endif
