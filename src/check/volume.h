/* The files of an EPUB that is checked: the entries of its archive, or those of a folder that it
 * was unpacked to. */
#ifndef OCTAVO_CHECK_VOLUME_H
#define OCTAVO_CHECK_VOLUME_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/map.h"
#include "base/vec.h"
#include "base/zip_entries.h"

struct volume_file {
	const char *name;  /* its path in the container, with slashes; UTF-8 */
	const char *place; /* what messages call it */
	size_t index;      /* among the entries of the archive */
	struct zip_entry entry;
	bool is_listed; /* something says what it is for, such as the manifest */
};

struct volume {
	struct arena *arena;
	struct diags *diags;
	const char *path, *name; /* of the archive or folder, and what messages call it */
	struct zip_entries *entries;
	const char *bytes; /* of the archive, where it isn't on disk; NULL: it is */
	size_t size;
	VEC(struct volume_file) files; /* without folders */
	VEC(const char *) folders;     /* that are entries of their own, or empty on disk */
	struct map by_name;
	bool is_archive;
	bool escapes; /* a name leads out of the folder that it would be unpacked to */
};

/* Finds the files of what is at volume->path, or of volume->bytes. False after a diagnostic that is
 * fatal. To be closed all the same. */
bool volume_open(struct volume *volume);
void volume_close(struct volume *volume);

/* NULL: there is none of that name. */
struct volume_file *volume_find(const struct volume *volume, const char *name);

/* Reads the file, which any thread may do. False after a diagnostic among those. */
bool volume_read(const struct volume *volume, const struct volume_file *file, struct buf *bytes,
		 struct diags *diags);

#endif
