/* Files: reading one whole, and the parts of paths. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

bool file_is_folder(const char *path)
{
	struct stat stat_;
	return stat(path, &stat_) == 0 && S_ISDIR(stat_.st_mode);
}

bool file_exists(const char *path)
{
	struct stat stat_;
	return stat(path, &stat_) == 0;
}

bool file_holds(const char *path, const char *bytes, size_t size)
{
	char part[65536];
	size_t at = 0;
	ssize_t got;
	struct stat stat_;
	int fd = stat(path, &stat_) == 0 && S_ISREG(stat_.st_mode)
		     ? open(path, O_RDONLY | O_CLOEXEC)
		     : -1;
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

static char *size_in_words(struct arena *arena, size_t size)
{
	return arena_format(arena, "%zu MiB", size >> 20);
}

static bool read_open(int fd, const char *path, size_t limit, struct buf *bytes, int64_t *modified,
		      struct diags *diags, struct place at)
{
	struct stat stat_;
	bool too_large = false;
	if (fstat(fd, &stat_) != 0) {
		diag(diags, MSG_CANT_READ, at, path, strerror(errno));
		return false;
	}
	if (S_ISDIR(stat_.st_mode)) {
		diag(diags, MSG_IS_A_FOLDER, at, path, NULL);
		return false;
	}
	bool regular = S_ISREG(stat_.st_mode) && stat_.st_size > 0;
	size_t expected = regular && (uint64_t)stat_.st_size <= limit ? (size_t)stat_.st_size : 0;
	if (!read_all(fd, expected, limit, bytes, &too_large)) {
		diag(diags, MSG_CANT_READ, at, path, strerror(errno));
		return false;
	}
	if (too_large) {
		struct arena *arena = arena_new();
		diag(diags, MSG_TOO_LARGE, at, path, size_in_words(arena, limit));
		arena_free(arena);
		return false;
	}
	if (modified)
		*modified = fd == STDIN_FILENO ? (int64_t)time(NULL) : (int64_t)stat_.st_mtime;
	return true;
}

bool file_read(const char *path, size_t limit, struct buf *bytes, int64_t *modified,
	       struct diags *diags, struct place at)
{
	if (strcmp(path, "-") == 0)
		return read_open(STDIN_FILENO, "standard input", limit, bytes, modified, diags, at);
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0) {
		if (errno == ENOENT || errno == ENOTDIR)
			diag(diags, MSG_NO_SUCH_FILE, at, path, NULL);
		else
			diag(diags, MSG_CANT_READ, at, path, strerror(errno));
		return false;
	}
	bool done = read_open(fd, path, limit, bytes, modified, diags, at);
	close(fd);
	diags_depend(diags, path);
	return done;
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
