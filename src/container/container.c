/* The EPUB container, by libzip.
 *
 * libzip is given what is deflated already (a source that reports method, sizes and CRC, which it
 * trusts), and an output that is an open stream: by path it would make a temporary name of its own,
 * not flush, and replace a symbolic link. */
#include "container/container.h"

#include "base/zlib.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

enum { DOS_DATE = 1 << 5 | 1 }; /* 1 January 1980, the first day that ZIP knows */

static const char mimetype[] = "application/epub+zip";

/* What is read: one packed file. */
struct input {
	const struct packed *file;
	size_t offset;
};

static void fill_stat(const struct packed *file, zip_stat_t *stat)
{
	zip_stat_init(stat);
	stat->size = file->size;
	stat->comp_size = file->bytes.size;
	stat->crc = file->crc;
	stat->comp_method = file->deflated ? ZIP_CM_DEFLATE : ZIP_CM_STORE;
	stat->encryption_method = ZIP_EM_NONE;
	stat->valid = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD |
		      ZIP_STAT_ENCRYPTION_METHOD;
}

static zip_int64_t read_input(void *user, void *data, zip_uint64_t size, zip_source_cmd_t command)
{
	struct input *input = user;
	switch (command) {
	case ZIP_SOURCE_OPEN:
		input->offset = 0;
		return 0;
	case ZIP_SOURCE_READ: {
		size_t left = input->file->bytes.size - input->offset;
		size_t taken = size < left ? (size_t)size : left;
		if (taken)
			memcpy(data, input->file->bytes.data + input->offset, taken);
		input->offset += taken;
		return (zip_int64_t)taken;
	}
	case ZIP_SOURCE_CLOSE:
		return 0;
	case ZIP_SOURCE_STAT:
		fill_stat(input->file, data);
		return sizeof(zip_stat_t);
	case ZIP_SOURCE_ERROR:
		return zip_error_to_data(&(zip_error_t){0}, data, size);
	case ZIP_SOURCE_FREE:
		return 0;
	case ZIP_SOURCE_SUPPORTS:
		return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ,
						      ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
						      ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
	default:
		return -1;
	}
}

/* What is written: a stream that starts empty. */
struct sink {
	FILE *stream;
	zip_error_t error;
};

static zip_int64_t sink_result(struct sink *sink, bool done, zip_int64_t result)
{
	if (done)
		return result;
	zip_error_set(&sink->error, ZIP_ER_WRITE, errno);
	return -1;
}

static zip_int64_t sink_seek(struct sink *sink, void *data, zip_uint64_t size)
{
	zip_source_args_seek_t *to =
	    ZIP_SOURCE_GET_ARGS(zip_source_args_seek_t, data, size, &sink->error);
	return to ? sink_result(sink, fseeko(sink->stream, (off_t)to->offset, to->whence) == 0, 0)
		  : -1;
}

static zip_int64_t write_sink(void *user, void *data, zip_uint64_t size, zip_source_cmd_t command)
{
	struct sink *sink = user;
	switch (command) {
	case ZIP_SOURCE_STAT: /* nothing is there yet */
		zip_error_set(&sink->error, ZIP_ER_READ, ENOENT);
		return -1;
	case ZIP_SOURCE_WRITE:
		return sink_result(sink, fwrite(data, 1, (size_t)size, sink->stream) == size,
				   (zip_int64_t)size);
	case ZIP_SOURCE_TELL_WRITE: {
		off_t at = ftello(sink->stream);
		return sink_result(sink, at >= 0, (zip_int64_t)at);
	}
	case ZIP_SOURCE_SEEK_WRITE:
		return sink_seek(sink, data, size);
	case ZIP_SOURCE_COMMIT_WRITE:
		return sink_result(sink, fflush(sink->stream) == 0, 0);
	case ZIP_SOURCE_ERROR:
		return zip_error_to_data(&sink->error, data, size);
	case ZIP_SOURCE_SUPPORTS:
		return zip_source_make_command_bitmap(
		    ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
		    ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL,
		    ZIP_SOURCE_SUPPORTS, ZIP_SOURCE_BEGIN_WRITE, ZIP_SOURCE_COMMIT_WRITE,
		    ZIP_SOURCE_ROLLBACK_WRITE, ZIP_SOURCE_WRITE, ZIP_SOURCE_SEEK_WRITE,
		    ZIP_SOURCE_TELL_WRITE, ZIP_SOURCE_REMOVE, -1);
	default:
		return 0;
	}
}

static bool add_file(zip_t *zip, struct input *input)
{
	zip_source_t *source = zip_source_function(zip, read_input, input);
	if (!source)
		return false;
	zip_int64_t index = zip_file_add(zip, input->file->name, source, ZIP_FL_ENC_RAW);
	if (index < 0) {
		zip_source_free(source);
		return false;
	}
	zip_uint64_t i = (zip_uint64_t)index;
	zip_int32_t method = input->file->deflated ? ZIP_CM_DEFLATE : ZIP_CM_STORE;
	return zip_set_file_compression(zip, i, method, 0) == 0 &&
	       zip_file_set_dostime(zip, i, 0, DOS_DATE, 0) == 0 &&
	       zip_file_set_external_attributes(zip, i, 0, ZIP_OPSYS_DOS, 0) == 0;
}

static bool write_zip(zip_t *zip, struct input *inputs, size_t count)
{
	bool done = true;
	for (size_t i = 0; done && i < count; i++)
		done = add_file(zip, &inputs[i]);
	return done && zip_close(zip) == 0;
}

/* Of a file's two headers and its bytes. */
static uint64_t entry_size(const char *name, size_t size)
{
	enum { LOCAL_HEADER = 30, CENTRAL_HEADER = 46 };
	return LOCAL_HEADER + CENTRAL_HEADER + 2 * strlen(name) + (uint64_t)size;
}

uint64_t container_size(const struct packed *files, size_t count)
{
	enum { END_OF_DIRECTORY = 22, END_OF_ZIP64 = 56 + 20 }; /* its record and where that is */
	bool is_zip64 = count + 1 > UINT16_MAX;
	uint64_t size = END_OF_DIRECTORY + (is_zip64 ? END_OF_ZIP64 : 0) +
			entry_size("mimetype", sizeof mimetype - 1);
	for (size_t i = 0; i < count; i++)
		size += entry_size(files[i].name, files[i].bytes.size);
	return size;
}

bool container_write(FILE *stream, const struct packed *files, size_t count, const char **why)
{
	/* borrowed: not to be cleared */
	const struct packed first = {
	    .name = "mimetype",
	    .bytes = {(char *)mimetype, sizeof mimetype - 1, 0},
	    .size = sizeof mimetype - 1,
	    .crc = zlib_checksum(mimetype, sizeof mimetype - 1),
	};
	struct sink sink = {.stream = stream};
	zip_error_init(&sink.error);
	/* Not of mem.h: running out of memory here mustn't leave half a container behind. */
	struct input *inputs = calloc(count + 1, sizeof *inputs);
	bool done = false;
	zip_source_t *target =
	    inputs ? zip_source_function_create(write_sink, &sink, &sink.error) : NULL;
	zip_t *zip =
	    target ? zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, &sink.error) : NULL;
	if (zip) {
		inputs[0].file = &first;
		for (size_t i = 0; i < count; i++)
			inputs[i + 1].file = &files[i];
		done = write_zip(zip, inputs, count + 1);
	} else {
		zip_source_free(target);
	}
	if (!done)
		*why = errno ? strerror(errno) : "the ZIP library failed";
	if (zip && !done)
		zip_discard(zip);
	free(inputs);
	return done;
}

bool container_bytes(const struct packed *files, size_t count, char **bytes, size_t *size,
		     const char **why)
{
	FILE *stream = open_memstream(bytes, size);
	bool made = stream && container_write(stream, files, count, why);
	bool closed = stream && fclose(stream) == 0;
	if (made && closed)
		return true;
	if (!stream || !closed)
		*why = strerror(errno);
	if (stream)
		free(*bytes);
	*bytes = NULL;
	return false;
}
