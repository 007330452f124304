/* Reading ZIP archives: libzip finds the entries and hands them out as they are packed, and
 * libdeflate unpacks them. */
#include "base/zip_entries.h"

#include "base/mem.h"
#include "base/zlib.h"

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
	pthread_mutex_t one; /* libzip reads for one thread at a time */
};

static struct zip_entries *take(zip_t *zip, size_t size)
{
	struct zip_entries *entries = mem_zeroed(1, sizeof *entries);
	entries->zip = zip;
	entries->size = size;
	pthread_mutex_init(&entries->one, NULL);
	return entries;
}

struct zip_entries *zip_entries_open(const char *path, size_t size, struct arena *arena,
				     const char **why)
{
	int code = 0;
	zip_t *zip = zip_open(path, ZIP_RDONLY, &code);
	if (zip)
		return take(zip, size);
	zip_error_t error;
	zip_error_init_with_code(&error, code);
	*why = arena_string(arena, zip_error_strerror(&error));
	zip_error_fini(&error);
	return NULL;
}

struct zip_entries *zip_entries_of(const char *bytes, size_t size, struct arena *arena,
				   const char **why)
{
	zip_error_t error;
	zip_error_init(&error);
	zip_source_t *source = zip_source_buffer_create(bytes, size, 0, &error);
	zip_t *zip = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : NULL;
	if (!zip) {
		*why = arena_string(arena, zip_error_strerror(&error));
		zip_source_free(source);
	}
	zip_error_fini(&error);
	return zip ? take(zip, size) : NULL;
}

void zip_entries_close(struct zip_entries *entries)
{
	if (!entries)
		return;
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

static bool fetch(struct zip_entries *entries, size_t index, size_t size, char *bytes)
{
	size_t got = 0;
	pthread_mutex_lock(&entries->one);
	zip_file_t *file = zip_fopen_index(entries->zip, index, ZIP_FL_COMPRESSED);
	while (file && got < size) {
		zip_int64_t more = zip_fread(file, bytes + got, size - got);
		if (more <= 0)
			break;
		got += (size_t)more;
	}
	if (file)
		zip_fclose(file);
	pthread_mutex_unlock(&entries->one);
	return file && got == size;
}

bool zip_entries_read(struct zip_entries *entries, size_t index, const struct zip_entry *entry,
		      struct buf *bytes)
{
	size_t size = (size_t)entry->size, packed_size = (size_t)entry->packed_size;
	if (entry->is_false || entry->is_bomb || entry->is_odd || entry->is_encrypted ||
	    (entry->is_stored && size != packed_size))
		return false;
	char *packed = mem_alloc(packed_size + 1);
	bool done = fetch(entries, index, packed_size, packed);
	buf_reserve(bytes, size);
	char *to = bytes->data + bytes->size;
	if (done && !entry->is_stored)
		done = zlib_inflate(packed, packed_size, to, size);
	else if (done && size)
		memcpy(to, packed, size);
	mem_free(packed);
	if (!done || zlib_checksum(to, size) != entry->sum)
		return false;
	bytes->size += size;
	bytes->data[bytes->size] = '\0';
	return true;
}
