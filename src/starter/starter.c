/* The starter book that 'octavo new' writes. */
#include "starter/starter.h"

#include "base/arena.h"
#include "base/embedded.h"
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct place nowhere = {NULL, 0, 0};

static bool can_not_write(const char *path, struct diags *diags)
{
	diag(diags, MSG_CANT_WRITE, nowhere, path, strerror(errno));
	return false;
}

/* Whether the folder is there and holds nothing but itself and its parent. */
static bool is_empty_folder(const char *path)
{
	DIR *folder = opendir(path);
	if (folder == NULL)
		return false;
	const struct dirent *entry;
	do
		entry = readdir(folder);
	while (entry != NULL &&
	       (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0));
	closedir(folder);
	return entry == NULL;
}

static bool make_folder(const char *path, struct diags *diags)
{
	if (mkdir(path, 0777) == 0)
		return true;
	if (errno != EEXIST)
		return can_not_write(path, diags);
	if (is_empty_folder(path))
		return true;
	diag(diags, MSG_NOT_AN_EMPTY_FOLDER, nowhere, path, NULL);
	return false;
}

static bool write_all(int file, const char *data, size_t size)
{
	while (size > 0) {
		ssize_t written = write(file, data, size);
		if (written < 0 && errno == EINTR)
			continue;
		if (written < 0)
			return false;
		data += written;
		size -= (size_t)written;
	}
	return true;
}

static bool write_file(const char *path, const struct embedded *source, struct diags *diags)
{
	int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (file < 0)
		return can_not_write(path, diags);
	bool written = write_all(file, source->data, source->size);
	int reason = errno;
	if (close(file) == 0 && written)
		return true;
	if (!written)
		errno = reason;
	return can_not_write(path, diags);
}

bool starter_write(const char *folder, struct diags *diags)
{
	if (!make_folder(folder, diags))
		return false;
	struct arena *arena = arena_new();
	bool written = true;
	for (const struct embedded *file = embedded_starter; written && file->name != NULL; file++)
		written = write_file(path_join(arena, folder, file->name), file, diags);
	arena_free(arena);
	return written;
}
