/* Files of the disk: reading one whole, and the parts of paths. */
#include "base/file.h"

#include "base/ascii.h"
#include "base/limits.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

bool file_is_absence(int error)
{
	return error == ENOENT || error == ENOTDIR || error == ENAMETOOLONG || error == ELOOP;
}

static enum file_kind kind_of(mode_t mode)
{
	return S_ISREG(mode) ? FILE_REGULAR : S_ISDIR(mode) ? FILE_FOLDER : FILE_OTHER;
}

enum file_kind file_look(const char *path, struct stat *found)
{
	if (stat(path, found) == 0)
		return kind_of(found->st_mode);
	return file_is_absence(errno) ? FILE_NONE : FILE_UNKNOWN;
}

enum file_kind file_kind(const char *path)
{
	struct stat found;
	return file_look(path, &found);
}

bool file_is_folder(const char *path)
{
	return file_kind(path) == FILE_FOLDER;
}

bool file_exists(const char *path)
{
	return file_kind(path) != FILE_NONE;
}

enum file_kind file_kind_of_name(const char *path)
{
	struct stat found;
	if (lstat(path, &found) == 0)
		return kind_of(found.st_mode);
	return file_is_absence(errno) ? FILE_NONE : FILE_UNKNOWN;
}

/* Opening a pipe would wait for its writer, and opening a device may do anything: so it is looked
 * at first, and then opened without waiting. */
int file_open(const char *path)
{
	return open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
}

bool file_holds(const char *path, const char *bytes, size_t size)
{
	char part[65536];
	size_t at = 0;
	ssize_t got;
	int fd = file_kind(path) == FILE_REGULAR ? file_open(path) : -1;
	if (fd < 0)
		return false;
	while ((got = read(fd, part, sizeof part)) > 0 && (size_t)got <= size - at &&
	       memcmp(part, bytes + at, (size_t)got) == 0)
		at += (size_t)got;
	close(fd);
	return got == 0 && at == size;
}

static bool read_all(int fd, size_t expected, size_t limit, struct buf *bytes, bool *too_large)
{
	size_t start = bytes->size;
	buf_reserve(bytes, expected + 1);
	for (;;) {
		if (bytes->room - bytes->size < 2)
			buf_reserve(bytes, bytes->size - start + 65536);
		ssize_t got = read(fd, bytes->data + bytes->size, bytes->room - bytes->size - 1);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return false;
		bytes->size += (size_t)got;
		bytes->data[bytes->size] = '\0';
		*too_large = bytes->size - start > limit;
		if (got == 0 || *too_large)
			return true;
	}
}

void file_too_large(const char *path, size_t limit, struct diags *diags, struct place at)
{
	struct arena *arena = arena_new();
	diag(diags, MSG_TOO_LARGE, at, path, limit_bytes(limit, arena));
	arena_free(arena);
}

static bool read_open(int fd, const char *path, size_t expected, size_t limit, struct buf *bytes,
		      struct diags *diags, struct place at)
{
	bool too_large = expected > limit;
	if (!too_large && !read_all(fd, expected, limit, bytes, &too_large)) {
		diag(diags, MSG_CANT_READ, at, path, strerror(errno));
		return false;
	}
	if (too_large)
		file_too_large(path, limit, diags, at);
	return !too_large;
}

const char *file_other_kind(const struct stat *found)
{
	return S_ISDIR(found->st_mode)    ? "a folder"
	       : S_ISFIFO(found->st_mode) ? "a pipe"
	       : S_ISSOCK(found->st_mode) ? "a socket"
	       : S_ISREG(found->st_mode)  ? NULL
					  : "a device";
}

bool file_check(const char *path, enum file_kind kind, const struct stat *found,
		struct diags *diags, struct place at)
{
	if (kind == FILE_NONE)
		diag(diags, MSG_NO_SUCH_FILE, at, path, NULL);
	else if (kind == FILE_UNKNOWN)
		diag(diags, MSG_CANT_READ, at, path, strerror(errno));
	else if (kind == FILE_FOLDER)
		diag(diags, MSG_IS_A_FOLDER, at, path, NULL);
	else if (kind == FILE_OTHER)
		diag(diags, MSG_NOT_A_FILE, at, path, file_other_kind(found));
	return kind == FILE_REGULAR;
}

bool file_read(const char *path, size_t limit, struct buf *bytes, int64_t *modified,
	       struct diags *diags, struct place at)
{
	struct stat found;
	int fd = -1;
	enum file_kind kind = file_look(path, &found);
	if (kind == FILE_REGULAR) {
		fd = file_open(path);
		kind = fd >= 0 && fstat(fd, &found) == 0 ? kind_of(found.st_mode) : FILE_UNKNOWN;
	}
	bool done = file_check(path, kind, &found, diags, at) &&
		    read_open(fd, path, (size_t)found.st_size, limit, bytes, diags, at);
	if (fd >= 0)
		close(fd);
	if (done && modified)
		*modified = (int64_t)found.st_mtime;
	if (done)
		diags_take_from(diags, &found);
	if (kind != FILE_NONE)
		diags_depend(diags, path);
	return done;
}

bool file_read_start(const char *path, size_t limit, struct buf *bytes, struct diags *diags,
		     struct place at)
{
	bool more = false;
	int fd = file_kind(path) == FILE_REGULAR ? file_open(path) : -1;
	bool done = fd >= 0 && read_all(fd, 0, limit, bytes, &more);
	if (!done)
		diag(diags, MSG_CANT_READ, at, path, strerror(errno));
	if (done && more)
		buf_cut(bytes, limit);
	if (fd >= 0)
		close(fd);
	return done;
}

bool file_read_input(size_t limit, struct buf *bytes, int64_t *modified, struct diags *diags,
		     struct place at)
{
	static const char name[] = "standard input";
	struct stat found;
	enum file_kind kind =
	    fstat(STDIN_FILENO, &found) == 0 ? kind_of(found.st_mode) : FILE_UNKNOWN;
	if (kind == FILE_FOLDER || kind == FILE_UNKNOWN)
		return file_check(name, kind, &found, diags, at);
	*modified = (int64_t)time(NULL);
	diags_take_from(diags, &found);
	return read_open(STDIN_FILENO, name, 0, limit, bytes, diags, at);
}

bool file_write(int descriptor, const char *bytes, size_t size)
{
	while (size > 0) {
		ssize_t written = write(descriptor, bytes, size);
		if (written < 0 && errno != EINTR)
			return false;
		if (written > 0) {
			bytes += written;
			size -= (size_t)written;
		}
	}
	return true;
}

bool file_list(const char *folder, void (*take)(void *user, const char *name), void *user)
{
	DIR *open = opendir(folder);
	const struct dirent *found = NULL;
	if (!open)
		return false;
	do {
		errno = 0;
		found = readdir(open);
		if (found)
			take(user, found->d_name);
	} while (found);
	int error = errno;
	closedir(open);
	errno = error;
	return error == 0;
}

char *file_absolute(struct arena *arena, const char *path)
{
	char *real = realpath(path, NULL);
	char *kept = real ? arena_string(arena, real) : NULL;
	free(real);
	return kept;
}

/* Where the links at path lead, whether or not something is there yet; NULL: errno says why. */
static const char *follow(struct arena *arena, const char *path)
{
	char link[PATH_MAX];
	for (int hops = 0; hops < 40; hops++) {
		ssize_t size = readlink(path, link, sizeof link - 1);
		if (size < 0)
			return errno == EINVAL || errno == ENOENT ? path : NULL;
		link[size] = '\0';
		path = path_join(arena, path_folder(arena, path), link);
	}
	errno = ELOOP;
	return NULL;
}

char *file_target(struct arena *arena, const char *path)
{
	const char *end = follow(arena, path);
	const char *folder = end ? file_absolute(arena, path_folder(arena, end)) : NULL;
	return folder ? path_join(arena, folder, path_name(end)) : NULL;
}

bool file_is_same(const char *one, const char *other)
{
	struct stat a, b;
	enum file_kind first = file_look(one, &a), second = file_look(other, &b);
	if (first != FILE_NONE || second != FILE_NONE)
		return first == FILE_REGULAR && second == FILE_REGULAR && a.st_dev == b.st_dev &&
		       a.st_ino == b.st_ino;
	struct arena *arena = arena_new();
	const char *here = file_target(arena, one), *there = file_target(arena, other);
	bool same = here && there && strcmp(here, there) == 0;
	arena_free(arena);
	return same;
}

void file_missed(const char *path, struct diags *diags)
{
	struct arena *arena = arena_new();
	const char *folder = path_folder(arena, path);
	while (!file_is_folder(folder) && strcmp(folder, ".") != 0)
		folder = path_folder(arena, folder);
	diags_depend(diags, folder);
	arena_free(arena);
}

const char *path_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

const char *path_ending(const char *path)
{
	const char *name = path_name(path), *dot = strrchr(name, '.');
	return dot && dot != name ? dot + 1 : "";
}

/* Of pictures: first those that a book may show, if not all of them as they are. */
static const char *const endings[] = {"png",  "jpg",  "jpeg", "jpe",  "jfif", "gif", "svg",
				      "webp", "bmp",  "tif",  "tiff", "emf",  "wmf", "psd",
				      "ico",  "avif", "heic", "heif", "jxl",  "jp2"};
enum { ENDINGS = sizeof endings / sizeof *endings, SHOWN = 12 };

static size_t find_ending(const char *ending, size_t size)
{
	size_t i = 0;
	while (i < ENDINGS && !ascii_same(ending, size, endings[i], strlen(endings[i])))
		i++;
	return i;
}

bool ending_is_picture(const char *ending, size_t size)
{
	return find_ending(ending, size) < ENDINGS;
}

bool path_is_picture(const char *path)
{
	const char *ending = path_ending(path);
	return ending_is_picture(ending, strlen(ending));
}

bool path_is_lost_picture(const char *path)
{
	const char *ending = path_ending(path);
	return path_is_picture(path) && find_ending(ending, strlen(ending)) >= SHOWN;
}

char *path_folder(struct arena *arena, const char *path)
{
	const char *slash = strrchr(path, '/');
	if (!slash)
		return arena_string(arena, ".");
	return arena_copy(arena, path, slash == path ? 1 : (size_t)(slash - path));
}

char *path_stem(struct arena *arena, const char *path)
{
	const char *name = path_name(path), *dot = strrchr(name, '.');
	return arena_copy(arena, name, dot && dot != name ? (size_t)(dot - name) : strlen(name));
}

char *path_join(struct arena *arena, const char *folder, const char *path)
{
	if (path[0] == '/' || strcmp(folder, ".") == 0 || !*folder)
		return arena_string(arena, path);
	size_t size = strlen(folder);
	return arena_format(arena, folder[size - 1] == '/' ? "%s%s" : "%s/%s", folder, path);
}

bool path_inside(const char *path, const char *folder)
{
	size_t size = strlen(folder);
	return strncmp(path, folder, size) == 0 &&
	       (path[size] == '/' || path[size] == '\0' || (size && folder[size - 1] == '/'));
}

char *path_normal(struct arena *arena, const char *path)
{
	bool absolute = path[0] == '/';
	char *normal = arena_alloc(arena, strlen(path) + 3);
	size_t size = 0;
	if (absolute)
		normal[size++] = '/';
	for (const char *s = path; *s;) {
		size_t length = strcspn(s, "/");
		if (length == 2 && s[0] == '.' && s[1] == '.') {
			if (size == (absolute ? 1u : 0u)) {
				if (!absolute)
					return NULL;
			} else {
				while (size > 0 && normal[size - 1] != '/')
					size--;
				if (size > (absolute ? 1u : 0u))
					size--;
			}
		} else if (length > 0 && !(length == 1 && s[0] == '.')) {
			if (size > 0 && normal[size - 1] != '/')
				normal[size++] = '/';
			memcpy(normal + size, s, length);
			size += length;
		}
		s += length;
		s += strspn(s, "/");
	}
	if (size == 0)
		normal[size++] = '.';
	normal[size] = '\0';
	return normal;
}
