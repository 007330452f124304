/* A manuscript by its parts, each a file of the archive: of Word, or of OpenDocument. */
#include "../fuzz.h"

#include <string.h>
#include <zip.h>

/* The parts as a ZIP archive. */
static void pack(const uint8_t *bytes, size_t size, struct arena *arena, struct buf *out)
{
	zip_error_t error;
	zip_stat_t stat;
	zip_source_t *archive = zip_source_buffer_create(NULL, 0, 0, &error);
	zip_t *zip = zip_open_from_source(archive, ZIP_TRUNCATE, &error);
	const char *at = (const char *)bytes;
	struct fuzz_file file;
	zip_source_keep(archive);
	while (fuzz_next_file(arena, &at, (const char *)bytes + size, &file)) {
		zip_source_t *part = zip_source_buffer(zip, file.bytes, file.size, 0);
		zip_int64_t index = zip_file_add(zip, file.name, part, ZIP_FL_OVERWRITE);
		if (index < 0)
			zip_source_free(part);
		else
			zip_set_file_compression(zip, (zip_uint64_t)index, ZIP_CM_STORE, 0);
	}
	if (zip_close(zip) == 0 && zip_source_open(archive) == 0) {
		zip_source_stat(archive, &stat);
		char *to = arena_alloc(arena, stat.size);
		zip_source_read(archive, to, stat.size);
		buf_add(out, to, stat.size);
		zip_source_close(archive);
	}
	zip_source_free(archive);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena *arena = arena_new();
	struct buf archive = BUF_EMPTY;
	pack(bytes, size, arena, &archive);
	fuzz_article(FORMAT_WORD, NULL, (const uint8_t *)archive.data, archive.size);
	buf_clear(&archive);
	arena_free(arena);
	return 0;
}
