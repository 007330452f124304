/* The entries of an EPUB into a folder. */
#include "pack/pack.h"

#include "base/file.h"
#include "base/sources.h"
#include "check/volume.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static bool refuse(const char *path, struct diags *diags)
{
	diag(diags, MSG_CANT_WRITE, (struct place){0}, path, strerror(errno));
	return false;
}

static void take_any(void *user, const char *name)
{
	*(bool *)user |= strcmp(name, ".") != 0 && strcmp(name, "..") != 0;
}

/* The folders on the way to the file. */
static bool make_folders(struct arena *arena, const char *folder, const char *name,
			 struct diags *diags)
{
	for (const char *slash = strchr(name, '/'); slash; slash = strchr(slash + 1, '/')) {
		const char *path =
		    path_join(arena, folder, arena_copy(arena, name, (size_t)(slash - name)));
		if (mkdir(path, 0777) != 0 && errno != EEXIST)
			return refuse(path, diags);
	}
	return true;
}

static bool write_file(const char *path, const struct buf *bytes, struct diags *diags)
{
	int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
	if (file < 0)
		return refuse(path, diags);
	bool written = file_write(file, bytes->data ? bytes->data : "", bytes->size);
	int reason = errno;
	if (close(file) == 0 && written)
		return true;
	if (!written)
		errno = reason;
	refuse(path, diags);
	unlink(path);
	return false;
}

/* Takes the folders on the way to the file away, if they hold nothing else. */
static void drop_folders(struct arena *arena, const char *folder, const char *name)
{
	for (size_t size = strlen(name); size-- > 0;)
		if (name[size] == '/')
			rmdir(path_join(arena, folder, arena_copy(arena, name, size)));
}

/* Reads each file, and writes it below the folder, if one is named: all of them, or none. */
static bool go_through(const struct volume *volume, const char *folder)
{
	bool done = true;
	size_t i = 0;
	for (; done && i < volume->files.count; i++) {
		const struct volume_file *file = &volume->files.items[i];
		struct buf bytes = BUF_EMPTY;
		done = volume_read(volume, file, &bytes, volume->diags);
		if (done && folder)
			done = make_folders(volume->arena, folder, file->name, volume->diags) &&
			       write_file(path_join(volume->arena, folder, file->name), &bytes,
					  volume->diags);
		buf_clear(&bytes);
	}
	for (size_t last = i; !done && folder && i-- > 0;) {
		const char *name = volume->files.items[i].name;
		if (i + 1 < last) /* else it wasn't written: what is there is somebody else's */
			unlink(path_join(volume->arena, folder, name));
		drop_folders(volume->arena, folder, name);
	}
	return done;
}

static bool are_all_different(const struct volume *volume)
{
	for (size_t i = 0; i < volume->files.count; i++) {
		const struct volume_file *file = &volume->files.items[i];
		if (volume_find(volume, file->name) == file)
			continue;
		diag(volume->diags, MSG_OPF_060, (struct place){.file = volume->name}, file->name,
		     file->name);
		return false;
	}
	return true;
}

static bool make_root(const char *folder, bool *is_new, struct diags *diags)
{
	bool has_any = false;
	*is_new = mkdir(folder, 0777) == 0;
	if (*is_new)
		return true;
	if (errno != EEXIST)
		return refuse(folder, diags);
	if (file_is_folder(folder) && sources_list(NULL, folder, take_any, &has_any) && !has_any)
		return true;
	diag(diags, MSG_NOT_AN_EMPTY_FOLDER, (struct place){0}, folder, NULL);
	return false;
}

bool unpack_archive(const char *path, const char *folder, struct arena *arena, struct diags *diags)
{
	struct volume volume = {.arena = arena, .diags = diags, .path = path, .name = path};
	bool is_new = false;
	bool done = volume_open(&volume);
	if (done && !volume.is_archive) {
		diag(diags, MSG_IS_A_FOLDER, (struct place){0}, path, NULL);
		done = false;
	}
	done = done && !volume.escapes && are_all_different(&volume) && go_through(&volume, NULL) &&
	       make_root(folder, &is_new, diags) && go_through(&volume, folder);
	if (!done && is_new)
		rmdir(folder);
	volume_close(&volume);
	return done;
}
