/* Reading ZIP archives: libzip finds the entries and hands them out as they are packed, and
 * libdeflate unpacks them. */
#include "base/zip_entries.h"

#include "base/mem.h"
#include "base/zip_file.h"
#include "base/zlib.h"

#include <errno.h>
#include <pthread.h>
#include <zip.h>

enum {
	MOST_INFLATED = 1040, /* no byte of deflated data becomes more */
	MOST_SQUEEZED = 150,  /* nor does one of a large file that somebody made */
	LARGE = 8 << 20,
};

struct zip_entries {
	zip_t *zip;
	size_t size;         /* of the archive */
	int reason;          /* why the system failed to read it; 0: it didn't */
	pthread_mutex_t one; /* libzip reads for one thread at a time */
};

static struct zip_entries *new_entries(size_t size)
{
	struct zip_entries *entries = mem_zeroed(1, sizeof *entries);
	entries->size = size;
	pthread_mutex_init(&entries->one, NULL);
	return entries;
}

/* Takes the source, which may be NULL, and the error of making it. */
static struct zip_entries *open_source(struct zip_entries *entries, zip_source_t *source,
				       zip_error_t *error, struct arena *arena, const char **why)
{
	entries->zip = source ? zip_open_from_source(source, ZIP_RDONLY, error) : NULL;
	if (zip_error_code_zip(error) == ZIP_ER_MEMORY)
		mem_exhausted();
	if (!entries->zip) {
		*why = arena_string(arena, zip_error_strerror(error));
		zip_source_free(source);
	}
	zip_error_fini(error);
	if (entries->zip)
		return entries;
	int reason = entries->reason;
	zip_entries_close(entries);
	errno = reason;
	return NULL;
}

struct zip_entries *zip_entries_open(const char *path, size_t size, struct arena *arena,
				     const char **why)
{
	struct zip_entries *entries = new_entries(size);
	zip_error_t error;
	zip_error_init(&error);
	zip_source_t *source = zip_file_source(path, &entries->reason, &error);
	return open_source(entries, source, &error, arena, why);
}

struct zip_entries *zip_entries_of(const char *bytes, size_t size, struct arena *arena,
				   const char **why)
{
	zip_error_t error;
	zip_error_init(&error);
	zip_source_t *source = zip_source_buffer_create(bytes, size, 0, &error);
	return open_source(new_entries(size), source, &error, arena, why);
}

void zip_entries_close(struct zip_entries *entries)
{
	if (!entries)
		return;
	if (entries->zip)
		zip_discard(entries->zip);
	pthread_mutex_destroy(&entries->one);
	mem_free(entries);
}

size_t zip_entries_count(const struct zip_entries *entries)
{
	zip_int64_t count = zip_get_num_entries(entries->zip, 0);
	return count > 0 ? (size_t)count : 0;
}

bool zip_entries_look(struct zip_entries *entries, size_t index, struct zip_entry *entry)
{
	const zip_uint64_t needed = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC |
				    ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
	zip_stat_t stat;
	const char *name = zip_get_name(entries->zip, index, ZIP_FL_ENC_RAW);
	if (!name || zip_stat_index(entries->zip, index, 0, &stat) != 0 ||
	    (stat.valid & needed) != needed)
		return false;
	*entry = (struct zip_entry){
	    .name = name,
	    .name_size = strlen(name),
	    .size = stat.size,
	    .packed_size = stat.comp_size,
	    .is_stored = stat.comp_method == ZIP_CM_STORE,
	    .is_encrypted = stat.encryption_method != ZIP_EM_NONE,
	    .is_odd = stat.comp_method != ZIP_CM_STORE && stat.comp_method != ZIP_CM_DEFLATE,
	    .is_false =
		stat.comp_size > entries->size || stat.size / MOST_INFLATED > stat.comp_size,
	    .is_bomb = stat.size > LARGE && stat.size / MOST_SQUEEZED > stat.comp_size,
	    .sum = stat.crc,
	};
	return true;
}

size_t zip_entries_find(struct zip_entries *entries, const char *name)
{
	zip_int64_t found = zip_name_locate(entries->zip, name, ZIP_FL_NOCASE);
	return found < 0 ? SIZE_MAX : (size_t)found;
}

static bool fetch(struct zip_entries *entries, size_t index, size_t size, char *bytes, int *reason)
{
	size_t got = 0;
	pthread_mutex_lock(&entries->one);
	entries->reason = 0;
	zip_file_t *file = zip_fopen_index(entries->zip, index, ZIP_FL_COMPRESSED);
	if (!file && zip_error_code_zip(zip_get_error(entries->zip)) == ZIP_ER_MEMORY)
		mem_exhausted();
	while (file && got < size) {
		zip_int64_t more = zip_fread(file, bytes + got, size - got);
		if (more <= 0)
			break;
		got += (size_t)more;
	}
	if (file)
		zip_fclose(file);
	*reason = entries->reason;
	pthread_mutex_unlock(&entries->one);
	return file && got == size;
}

bool zip_entries_read(struct zip_entries *entries, size_t index, const struct zip_entry *entry,
		      struct buf *bytes)
{
	size_t size = (size_t)entry->size, packed_size = (size_t)entry->packed_size;
	errno = 0;
	if (entry->is_false || entry->is_bomb || entry->is_odd || entry->is_encrypted ||
	    (entry->is_stored && size != packed_size))
		return false;
	char *packed = mem_alloc(packed_size + 1);
	buf_reserve(bytes, size);
	char *to = bytes->data + bytes->size;
	int reason;
	bool done = fetch(entries, index, packed_size, packed, &reason);
	if (done && !entry->is_stored)
		done = zlib_inflate(packed, packed_size, to, size);
	else if (done && size)
		memcpy(to, packed, size);
	mem_free(packed);
	errno = reason;
	if (!done || zlib_checksum(to, size) != entry->sum)
		return false;
	bytes->size += size;
	bytes->data[bytes->size] = '\0';
	return true;
}
