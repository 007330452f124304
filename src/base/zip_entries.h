/* The entries of a ZIP archive that is read, by libzip, as they are packed. What lies about its
 * size isn't unpacked; how large the rest may become, whoever reads it says. Names are bytes as
 * they stand there, good or bad. */
#ifndef OCTAVO_BASE_ZIP_ENTRIES_H
#define OCTAVO_BASE_ZIP_ENTRIES_H

#include "base/arena.h"
#include "base/buf.h"

#include <stdbool.h>
#include <stdint.h>

struct zip_entry {
	const char *name; /* a folder's ends with a slash; lasts as long as the archive is open */
	size_t name_size;
	uint64_t size, packed_size;
	bool is_stored; /* not deflated */
	bool is_encrypted;
	bool is_odd;   /* packed in a way that EPUB doesn't know */
	bool is_false; /* it says sizes that it can't have */
	bool is_bomb;  /* or such as nothing has that somebody made */
	uint32_t sum;  /* CRC-32 */
};

struct zip_entries;

/* Of that many bytes. NULL: it can't be read as one, where errno is 0; *why, a static text or the
 * arena's, says how. Else errno says why the system didn't read it. The caller closes it. */
struct zip_entries *zip_entries_open(const char *path, size_t size, struct arena *arena,
				     const char **why);
struct zip_entries *zip_entries_of(const char *bytes, size_t size, struct arena *arena,
				   const char **why);
void zip_entries_close(struct zip_entries *entries);

size_t zip_entries_count(const struct zip_entries *entries);
bool zip_entries_look(struct zip_entries *entries, size_t index, struct zip_entry *entry);

/* The index of the entry of that name, in whatever case of ASCII letters; SIZE_MAX: there is none.
 */
size_t zip_entries_find(struct zip_entries *entries, const char *name);

/* Unpacks the entry to the end of bytes, of just the size that it says and with its sum; false: it
 * is damaged, is_false or is_bomb, where errno is 0, or the system didn't read it. Any thread may
 * call. */
bool zip_entries_read(struct zip_entries *entries, size_t index, const struct zip_entry *entry,
		      struct buf *bytes);

#endif
