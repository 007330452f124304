/* ZIP archives, by libzip, which finds and hands out the parts as they are packed: libdeflate
 * unpacks them, in memory that their packed size can't exceed beyond measure. */
#include "read/word/draft/archive.h"

#include "base/arena.h"
#include "base/mem.h"
#include "base/zlib.h"

#include <zip.h>

enum {
	MOST_INFLATED = 1040, /* no byte of deflated data becomes more */
	MOST_SQUEEZED = 150,  /* nor does one of a large text that somebody wrote */
	LARGE = 8 << 20,
};

struct archive {
	zip_t *zip;
	size_t size;     /* of all of it */
	size_t unpacked; /* so far */
};

struct archive *archive_open(const char *bytes, size_t size)
{
	zip_source_t *source = zip_source_buffer_create(bytes, size, 0, NULL);
	zip_t *zip = source ? zip_open_from_source(source, ZIP_RDONLY, NULL) : NULL;
	if (!zip) {
		zip_source_free(source);
		return NULL;
	}
	struct archive *archive = mem_zeroed(1, sizeof *archive);
	archive->zip = zip;
	archive->size = size;
	return archive;
}

void archive_close(struct archive *archive)
{
	if (!archive)
		return;
	zip_discard(archive->zip);
	mem_free(archive);
}

/* The part's number; some programs write its path as Windows does. */
static zip_int64_t locate(struct archive *archive, const char *name)
{
	zip_int64_t found = zip_name_locate(archive->zip, name, ZIP_FL_NOCASE);
	if (found >= 0 || !strchr(name, '/'))
		return found;
	char *other = mem_string(name);
	for (char *s = other; *s; s++)
		if (*s == '/')
			*s = '\\';
	found = zip_name_locate(archive->zip, other, ZIP_FL_NOCASE);
	mem_free(other);
	return found;
}

bool archive_has(struct archive *archive, const char *name)
{
	return locate(archive, name) >= 0;
}

/* The bytes as they are packed. */
static bool fetch(struct archive *archive, zip_int64_t part, size_t size, char *bytes)
{
	zip_file_t *file = zip_fopen_index(archive->zip, (zip_uint64_t)part, ZIP_FL_COMPRESSED);
	size_t got = 0;
	while (file && got < size) {
		zip_int64_t more = zip_fread(file, bytes + got, size - got);
		if (more <= 0)
			break;
		got += (size_t)more;
	}
	if (file)
		zip_fclose(file);
	return file && got == size;
}

static bool unpack(struct archive *archive, zip_int64_t part, const zip_stat_t *stat,
		   struct buf *bytes)
{
	size_t size = (size_t)stat->size, packed_size = (size_t)stat->comp_size;
	bool deflated = stat->comp_method == ZIP_CM_DEFLATE;
	if (!deflated && (stat->comp_method != ZIP_CM_STORE || size != packed_size))
		return false;
	char *packed = mem_alloc(packed_size + 1);
	bool done = fetch(archive, part, packed_size, packed);
	buf_reserve(bytes, size + 1);
	char *to = bytes->data + bytes->size;
	if (done && deflated)
		done = zlib_inflate(packed, packed_size, to, size);
	else if (done && size)
		memcpy(to, packed, size);
	mem_free(packed);
	if (!done || zlib_checksum(to, size) != stat->crc)
		return false;
	bytes->size += size;
	bytes->data[bytes->size] = '\0';
	return true;
}

enum archive_found archive_read(struct archive *archive, const char *name, size_t most,
				struct buf *bytes)
{
	zip_stat_t stat;
	zip_int64_t part = locate(archive, name);
	const zip_uint64_t needed = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC |
				    ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
	if (part < 0)
		return ARCHIVE_MISSING;
	if (zip_stat_index(archive->zip, (zip_uint64_t)part, 0, &stat) != 0 ||
	    (stat.valid & needed) != needed)
		return ARCHIVE_DAMAGED;
	if (stat.encryption_method != ZIP_EM_NONE)
		return ARCHIVE_ENCRYPTED;
	if (stat.size > LARGE && stat.size / MOST_SQUEEZED > stat.comp_size)
		return ARCHIVE_TOO_LARGE;
	if (stat.size > most || stat.size > LIMIT_PARTS - archive->unpacked)
		return ARCHIVE_TOO_LARGE;
	if (stat.comp_size > archive->size || stat.size / MOST_INFLATED > stat.comp_size)
		return ARCHIVE_DAMAGED;
	archive->unpacked += (size_t)stat.size;
	return unpack(archive, part, &stat, bytes) ? ARCHIVE_FOUND : ARCHIVE_DAMAGED;
}

const char *archive_words(enum archive_found found)
{
	static const char *const words[] = {
	    [ARCHIVE_FOUND] = "",
	    [ARCHIVE_MISSING] = "without the part that holds its text",
	    [ARCHIVE_DAMAGED] = "damaged",
	    [ARCHIVE_ENCRYPTED] = "encrypted",
	    [ARCHIVE_TOO_LARGE] = "far larger when it is unpacked than a text is",
	};
	return words[found];
}
