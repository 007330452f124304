/* Files of the disk: reading one whole, and the parts of paths. */
#ifndef OCTAVO_BASE_FILE_H
#define OCTAVO_BASE_FILE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/stat.h>

enum file_kind {
	FILE_NONE, /* there is nothing, or a link that leads nowhere */
	FILE_REGULAR,
	FILE_FOLDER,
	FILE_OTHER,  /* a pipe, a device, a socket */
	FILE_UNKNOWN /* the system can't say; errno tells why */
};

/* What is at path, or where its links lead; *found is set if something is. */
enum file_kind file_look(const char *path, struct stat *found);
enum file_kind file_kind(const char *path);

/* The same without following links: one is FILE_OTHER. */
enum file_kind file_kind_of_name(const char *path);

bool file_is_folder(const char *path);
bool file_exists(const char *path); /* not FILE_NONE */

/* What it is in words, such as "a pipe"; NULL for a regular file. */
const char *file_other_kind(const struct stat *found);

/* Whether the error of a call says that there is nothing, and not that the system can't tell. */
bool file_is_absence(int error);

/* Whether what file_look found is a regular file, with a diagnostic at the place if not. */
bool file_check(const char *path, enum file_kind kind, const struct stat *found,
		struct diags *diags, struct place at);

/* Opens what is at path to be read, without ever waiting for it; -1: errno says why. */
int file_open(const char *path);

/* Reads the regular file at path, without ever waiting for one that is none, to the end of bytes,
 * of at most limit bytes, and sets *modified (may be NULL) to its time of modification in seconds
 * since 1970. On failure a diagnostic at the given place says why; false. */
bool file_read(const char *path, size_t limit, struct buf *bytes, int64_t *modified,
	       struct diags *diags, struct place at);

/* The same for standard input, whatever that is; its time is the clock's. */
bool file_read_input(size_t limit, struct buf *bytes, int64_t *modified, struct diags *diags,
		     struct place at);

/* The same for the file's first bytes, at most limit, which is no error where it has more. */
bool file_read_start(const char *path, size_t limit, struct buf *bytes, struct diags *diags,
		     struct place at);

/* Tells that a file is larger than that. */
void file_too_large(const char *path, size_t limit, struct diags *diags, struct place at);

/* Takes each name in the folder, in no order; false: errno says why. */
bool file_list(const char *folder, void (*take)(void *user, const char *name), void *user);

/* Writes all of the bytes to the descriptor; false if the system fails, errno says why. */
bool file_write(int descriptor, const char *bytes, size_t size);

/* The path without links or dots; NULL if the system can't tell, errno says why. */
char *file_absolute(struct arena *arena, const char *path);

/* The absolute path of the file that writing to path makes or changes: links are followed, even one
 * that leads nowhere yet. NULL if the system can't tell, errno says why. */
char *file_target(struct arena *arena, const char *path);

/* Whether writing to the one path changes what stands at the other: they are one regular file, by
 * whatever names, or would become one. */
bool file_is_same(const char *one, const char *other);

/* Notes among the dependencies that a file wasn't at path: the folder that would have to change for
 * it to appear. What file_read reads it notes itself. */
void file_missed(const char *path, struct diags *diags);

/* Whether the file at path can be read and holds just these bytes. */
bool file_holds(const char *path, const char *bytes, size_t size);

/* What is handed out belongs to the arena or is part of what was given. */
const char *path_name(const char *path);     /* behind the last slash */
const char *path_ending(const char *path);   /* behind the last dot of the name; "" if none */
bool path_is_picture(const char *path);      /* by its ending */
bool path_is_lost_picture(const char *path); /* the same: one that no book can show, as AVIF */
bool ending_is_picture(const char *ending, size_t size);
char *path_folder(struct arena *arena, const char *path); /* "." where there is none */
char *path_stem(struct arena *arena, const char *path);   /* the name without its ending */
char *path_join(struct arena *arena, const char *folder, const char *path);

/* Whether the path is the folder or in it; both absolute, without links or dots. */
bool path_inside(const char *path, const char *folder);

/* Resolves "." and ".." by the letters alone. NULL if a relative path climbs above its start. */
char *path_normal(struct arena *arena, const char *path);

#endif
