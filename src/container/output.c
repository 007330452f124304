/* The output file: temporary name, flush, rename. */
#include "container/output.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { LARGEST_WRITE = 1 << 18 }; /* libzip would have 8 KiB written at a time */

struct output {
	struct arena *arena;
	struct drafts *drafts;
	const char *shown;        /* the path, as the user gave it */
	const char *target;       /* to rename to; NULL: the bytes are copied to descriptor */
	struct draft_file *draft; /* with a temporary name; NULL: none */
	int descriptor;           /* of a pipe or device; -1: none */
	FILE *stream;
};

static void output_free(struct output *output)
{
	if (output->stream)
		fclose(output->stream);
	if (output->descriptor > STDERR_FILENO)
		close(output->descriptor);
	if (output->draft)
		drafts_end(output->drafts, output->draft);
	arena_free(output->arena);
	mem_free(output);
}

static bool fail(const struct output *output, struct diags *diags)
{
	const char *why = errno == ENXIO ? "nobody reads from it" : strerror(errno);
	diag(diags, MSG_CANT_WRITE, (struct place){0}, output->shown, why);
	return false;
}

static bool begin_copy(struct output *output, int descriptor)
{
	output->descriptor = descriptor;
	output->stream = descriptor < 0 ? NULL : tmpfile();
	return output->stream != NULL;
}

static struct draft_file *open_new(const struct output *output)
{
	const char *folder = path_folder(output->arena, output->target);
	return drafts_open(output->drafts,
			   drafts_stem(output->arena, folder, path_name(output->target)));
}

/* The permissions of the old file; some file systems have only one kind, and no way to set it. */
static bool take_mode(int fd, const struct stat *old)
{
	enum { PERMISSIONS = 07777 };
	struct stat made;
	return fchmod(fd, old->st_mode & PERMISSIONS) == 0 ||
	       (fstat(fd, &made) == 0 &&
		(made.st_mode & PERMISSIONS) == (old->st_mode & PERMISSIONS));
}

static bool begin_draft(struct output *output, const struct stat *old)
{
	output->draft = open_new(output);
	int fd = output->draft ? fcntl(drafts_descriptor(output->draft), F_DUPFD_CLOEXEC, 0) : -1;
	if (fd < 0)
		return false;
	if (!old || take_mode(fd, old))
		output->stream = fdopen(fd, "w+b");
	if (!output->stream) {
		int reason = errno;
		close(fd);
		errno = reason;
	}
	return output->stream != NULL;
}

/* Opening a pipe would wait for its reader: without one it fails. Writing may wait, as it does to
 * standard output. */
static int open_other(const char *path)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	int flags = fd < 0 ? -1 : fcntl(fd, F_GETFL);
	if (flags >= 0)
		fcntl(fd, F_SETFL, flags & ~O_NONBLOCK);
	return fd;
}

static bool begin(struct output *output, const char *path)
{
	struct stat old;
	if (strcmp(path, "-") == 0) /* which may be closed: then its number must not be reused */
		return fcntl(STDOUT_FILENO, F_GETFD) >= 0 && begin_copy(output, STDOUT_FILENO);
	enum file_kind kind = file_look(path, &old);
	if (kind == FILE_FOLDER)
		errno = EISDIR;
	if (kind == FILE_FOLDER || kind == FILE_UNKNOWN)
		return false;
	if (kind == FILE_OTHER)
		return begin_copy(output, open_other(path));
	output->target = file_target(output->arena, path);
	return output->target && begin_draft(output, kind == FILE_REGULAR ? &old : NULL);
}

struct output *output_begin(const char *path, struct drafts *drafts, struct diags *diags)
{
	struct output *output = mem_zeroed(1, sizeof *output);
	output->arena = arena_new();
	output->drafts = drafts;
	output->shown =
	    strcmp(path, "-") == 0 ? "standard output" : arena_string(output->arena, path);
	output->descriptor = -1;
	if (begin(output, path)) {
		setvbuf(output->stream, NULL, _IOFBF, LARGEST_WRITE);
		return output;
	}
	fail(output, diags);
	output_abandon(output);
	return NULL;
}

FILE *output_stream(struct output *output)
{
	return output->stream;
}

static bool copy_out(struct output *output)
{
	char bytes[65536];
	size_t size;
	rewind(output->stream);
	while ((size = fread(bytes, 1, sizeof bytes, output->stream)) > 0)
		if (!file_write(output->descriptor, bytes, size))
			return false;
	return !ferror(output->stream);
}

/* The new name changed its folder, on which the file may depend: it must not look older. */
static void renew_time(struct output *output)
{
	futimens(fileno(output->stream), NULL);
}

bool output_commit(struct output *output, struct diags *diags)
{
	bool done = fflush(output->stream) == 0 && !ferror(output->stream);
	if (done && !output->target)
		done = copy_out(output);
	else if (done)
		done = fsync(fileno(output->stream)) == 0 &&
		       drafts_place(output->drafts, output->draft, output->target);
	if (!done) {
		fail(output, diags);
		output_abandon(output);
		return false;
	}
	if (output->target)
		renew_time(output);
	output_free(output);
	return true;
}

void output_abandon(struct output *output)
{
	output_free(output);
}
