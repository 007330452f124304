/* libzip's questions to a file of the disk, answered. */
#include "base/zip_file.h"

#include "base/file.h"
#include "base/mem.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

struct zip_file_read {
	int fd;
	int *reason;
	zip_uint64_t size, at;
	zip_error_t error;
};

/* -1, as libzip wants it, for the reason in errno. */
static zip_int64_t fail(struct zip_file_read *file, int code)
{
	*file->reason = errno;
	zip_error_set(&file->error, code, errno);
	return -1;
}

static zip_int64_t read_some(struct zip_file_read *file, void *to, zip_uint64_t size)
{
	ssize_t got;
	do
		got = pread(file->fd, to, (size_t)size, (off_t)file->at);
	while (got < 0 && errno == EINTR);
	if (got < 0)
		return fail(file, ZIP_ER_READ);
	file->at += (zip_uint64_t)got;
	return got;
}

static zip_int64_t seek(struct zip_file_read *file, void *to, zip_uint64_t size)
{
	zip_int64_t at =
	    zip_source_seek_compute_offset(file->at, file->size, to, size, &file->error);
	if (at < 0)
		return -1;
	file->at = (zip_uint64_t)at;
	return 0;
}

static zip_int64_t describe(const struct zip_file_read *file, zip_stat_t *stat)
{
	zip_stat_init(stat);
	stat->size = file->size;
	stat->valid |= ZIP_STAT_SIZE;
	return sizeof *stat;
}

static void free_file(struct zip_file_read *file)
{
	close(file->fd);
	zip_error_fini(&file->error);
	mem_free(file);
}

static zip_int64_t answer(void *user, void *data, zip_uint64_t size, zip_source_cmd_t command)
{
	struct zip_file_read *file = user;
	switch (command) {
	case ZIP_SOURCE_OPEN:
		file->at = 0;
		return 0;
	case ZIP_SOURCE_READ:
		return read_some(file, data, size);
	case ZIP_SOURCE_CLOSE:
		return 0;
	case ZIP_SOURCE_STAT:
		return describe(file, data);
	case ZIP_SOURCE_ERROR:
		return zip_error_to_data(&file->error, data, size);
	case ZIP_SOURCE_FREE:
		free_file(file);
		return 0;
	case ZIP_SOURCE_SEEK:
		return seek(file, data, size);
	case ZIP_SOURCE_TELL:
		return (zip_int64_t)file->at;
	case ZIP_SOURCE_SUPPORTS:
		return zip_source_make_command_bitmap(
		    ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
		    ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL,
		    ZIP_SOURCE_SUPPORTS, -1);
	default:
		zip_error_set(&file->error, ZIP_ER_OPNOTSUPP, 0);
		return -1;
	}
}

struct zip_source *zip_file_source(const char *path, int *reason, struct zip_error *error)
{
	struct zip_file_read *file = mem_zeroed(1, sizeof *file);
	struct stat found = {0};
	*file = (struct zip_file_read){.fd = file_open(path), .reason = reason};
	zip_error_init(&file->error);
	if (file->fd < 0 || fstat(file->fd, &found) != 0) {
		*reason = errno;
		zip_error_set(error, ZIP_ER_OPEN, errno);
	}
	file->size = (zip_uint64_t)found.st_size;
	zip_source_t *source = *reason ? NULL : zip_source_function_create(answer, file, error);
	if (!source)
		free_file(file);
	return source;
}
