/* Files: reading one whole, and the parts of paths. */
#ifndef OCTAVO_BASE_FILE_H
#define OCTAVO_BASE_FILE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"

#include <stdbool.h>
#include <stdint.h>

/* Reads the file at path ("-": standard input) to the end of bytes, of at most limit bytes, and
 * sets *modified (may be NULL) to its time of modification in seconds since 1970, for standard
 * input to the clock's. On failure a diagnostic at the given place says why; false. */
bool file_read(const char *path, size_t limit, struct buf *bytes, int64_t *modified,
	       struct diags *diags, struct place at);

/* Notes among the dependencies that a file wasn't at path: the folder that would have to change for
 * it to appear. What file_read reads it notes itself. */
void file_missed(const char *path, struct diags *diags);

bool file_is_folder(const char *path);
bool file_exists(const char *path);

/* Whether the file at path can be read and holds just these bytes. */
bool file_holds(const char *path, const char *bytes, size_t size);

/* What is handed out belongs to the arena or is part of what was given. */
const char *path_name(const char *path);   /* behind the last slash */
const char *path_ending(const char *path); /* behind the last dot of the name; "" if none */
char *path_folder(struct arena *arena, const char *path); /* "." where there is none */
char *path_stem(struct arena *arena, const char *path);   /* the name without its ending */
char *path_join(struct arena *arena, const char *folder, const char *path);

/* Whether the path is the folder or in it; both absolute, without links or dots. */
bool path_inside(const char *path, const char *folder);

/* Resolves "." and ".." by the letters alone. NULL if a relative path climbs above its start. */
char *path_normal(struct arena *arena, const char *path);

#endif
