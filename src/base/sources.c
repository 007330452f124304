/* The sources of a book: on disk, or with a program that serves them. */
#include "base/sources.h"

#include "base/map.h"
#include "base/mem.h"
#include "base/vec.h"

#include <dirent.h>
#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char top[] = "/book"; /* of all that is served */

/* What the program's reader said of a path. */
struct served {
	enum octavo_found found;
	const char *bytes; /* in the arena */
	size_t size;
	int64_t modified;
	size_t number; /* tells it from others */
};

struct sources {
	octavo_reader *reader;
	void *user;
	pthread_mutex_t lock; /* of all below, and while the reader is asked */
	struct arena *arena;
	struct map known; /* path -> number in all */
	VEC(const struct served *) all;
};

struct sources *sources_new(octavo_reader *reader, void *user)
{
	struct sources *sources = mem_zeroed(1, sizeof *sources);
	sources->reader = reader;
	sources->user = user;
	sources->arena = arena_new();
	pthread_mutex_init(&sources->lock, NULL);
	return sources;
}

void sources_free(struct sources *sources)
{
	if (!sources)
		return;
	sources_forget(sources);
	arena_free(sources->arena);
	pthread_mutex_destroy(&sources->lock);
	mem_free(sources);
}

void sources_forget(struct sources *sources)
{
	map_clear(&sources->known);
	vec_clear(&sources->all);
	arena_free(sources->arena);
	sources->arena = arena_new();
}

/* Asks the reader, for the first time. */
static const struct served *ask(struct sources *sources, const char *path)
{
	struct octavo_source source = {0};
	struct served *served = arena_alloc(sources->arena, sizeof *served);
	const char *name = path[strlen(top)] ? path + sizeof top : ".";
	served->found = sources->reader(name, &source, sources->user);
	served->bytes = arena_copy(sources->arena, source.size ? source.bytes : "", source.size);
	served->size = source.size;
	served->modified = source.modified;
	served->number = sources->all.count;
	return served;
}

/* What is served at the path; NULL: it leads out of what may be. */
static const struct served *served_at(struct sources *sources, const char *path)
{
	struct arena *arena = arena_new();
	const struct served *served = NULL;
	const char *absolute = sources_absolute(sources, arena, path);
	if (absolute && path_inside(absolute, top)) {
		pthread_mutex_lock(&sources->lock);
		size_t known = map_find(&sources->known, absolute);
		if (known == MAP_NONE) {
			served = ask(sources, absolute);
			*map_at(&sources->known, arena_string(sources->arena, absolute)) =
			    served->number;
			vec_push(&sources->all, served);
		} else {
			served = sources->all.items[known];
		}
		pthread_mutex_unlock(&sources->lock);
	}
	arena_free(arena);
	return served;
}

static enum file_kind kind_of(const struct served *served)
{
	static const enum file_kind kinds[] = {[OCTAVO_NOTHING] = FILE_NONE,
					       [OCTAVO_FILE] = FILE_REGULAR,
					       [OCTAVO_FOLDER] = FILE_FOLDER,
					       [OCTAVO_FAILED] = FILE_UNKNOWN};
	if (!served)
		return FILE_NONE;
	errno = EIO; /* where it can't be told */
	return kinds[served->found];
}

enum file_kind sources_look(struct sources *sources, const char *path, struct stat *found)
{
	if (!sources)
		return file_look(path, found);
	const struct served *served = served_at(sources, path);
	enum file_kind kind = kind_of(served);
	if (kind == FILE_REGULAR || kind == FILE_FOLDER)
		*found = (struct stat){
		    .st_mode = kind == FILE_REGULAR ? S_IFREG : S_IFDIR,
		    .st_ino = served->number + 1,
		    .st_size = (off_t)served->size,
		    .st_mtime = (time_t)served->modified,
		};
	return kind;
}

enum file_kind sources_kind(struct sources *sources, const char *path)
{
	struct stat found;
	return sources_look(sources, path, &found);
}

enum file_kind sources_kind_of_name(struct sources *sources, const char *path)
{
	return sources ? sources_kind(sources, path) : file_kind_of_name(path);
}

bool sources_is_folder(struct sources *sources, const char *path)
{
	return sources_kind(sources, path) == FILE_FOLDER;
}

bool sources_exist(struct sources *sources, const char *path)
{
	return sources_kind(sources, path) != FILE_NONE;
}

bool sources_may_be_read(struct sources *sources, const char *path)
{
	return sources ? sources_kind(sources, path) == FILE_REGULAR : access(path, R_OK) == 0;
}

bool sources_read(struct sources *sources, const char *path, size_t limit, struct buf *bytes,
		  int64_t *modified, struct diags *diags, struct place at)
{
	struct stat found;
	if (!sources)
		return file_read(path, limit, bytes, modified, diags, at);
	enum file_kind kind = sources_look(sources, path, &found);
	if (!file_check(path, kind, &found, diags, at))
		return false;
	const struct served *served = served_at(sources, path);
	if (served->size > limit) {
		file_too_large(path, limit, diags, at);
		return false;
	}
	buf_add(bytes, served->bytes, served->size);
	if (modified)
		*modified = served->modified;
	diags_depend(diags, path);
	return true;
}

bool sources_read_start(struct sources *sources, const char *path, size_t limit, struct buf *bytes,
			struct diags *diags, struct place at)
{
	if (!sources)
		return file_read_start(path, limit, bytes, diags, at);
	const struct served *served = served_at(sources, path);
	enum file_kind kind = kind_of(served);
	if (kind == FILE_REGULAR)
		buf_add(bytes, served->bytes, served->size < limit ? served->size : limit);
	else
		diag(diags, MSG_CANT_READ, at, path, strerror(EIO));
	return kind == FILE_REGULAR;
}

char *sources_absolute(struct sources *sources, struct arena *arena, const char *path)
{
	if (!sources)
		return file_absolute(arena, path);
	const char *normal = path_normal(arena, path);
	if (!normal)
		errno = ENOENT;
	return !normal                    ? NULL
	       : strcmp(normal, ".") == 0 ? arena_string(arena, top)
					  : path_join(arena, top, normal);
}

static bool list_disk(const char *folder, void (*take)(void *user, const char *name), void *user)
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

bool sources_list(struct sources *sources, const char *folder,
		  void (*take)(void *user, const char *name), void *user)
{
	if (!sources)
		return list_disk(folder, take, user);
	const struct served *served = served_at(sources, folder);
	if (kind_of(served) != FILE_FOLDER)
		return false;
	struct arena *arena = arena_new();
	for (const char *s = served->bytes, *end = s + served->size; s < end;) {
		size_t size = strcspn(s, "\n");
		if (size)
			take(user, arena_copy(arena, s, size));
		s += size + 1;
	}
	arena_free(arena);
	return true;
}

static enum source_found find_served(struct sources *sources, const char *path, char real[PATH_MAX],
				     struct diags *diags, struct place at)
{
	struct arena *arena = arena_new();
	const char *absolute = sources_absolute(sources, arena, path);
	enum file_kind kind = absolute ? sources_kind(sources, absolute) : FILE_NONE;
	bool there = kind != FILE_NONE && kind != FILE_UNKNOWN && strlen(absolute) < PATH_MAX;
	if (there)
		memcpy(real, absolute, strlen(absolute) + 1);
	if (kind == FILE_UNKNOWN)
		diag(diags, MSG_CANT_READ, at, path, strerror(EIO));
	arena_free(arena);
	return there ? SOURCE_FOUND : kind == FILE_UNKNOWN ? SOURCE_LOST : SOURCE_MISSING;
}

enum source_found sources_find(struct sources *sources, const char *path, const char *root,
			       char real[PATH_MAX], struct diags *diags, struct place at)
{
	if (sources)
		return root && !path_inside(path, root)
			   ? SOURCE_OUTSIDE
			   : find_served(sources, path, real, diags, at);
	bool there = realpath(path, real);
	int why = there ? 0 : errno;
	if (root && !path_inside(there ? real : path, root))
		return SOURCE_OUTSIDE;
	if (there)
		return SOURCE_FOUND;
	if (file_is_absence(why)) {
		file_missed(path, diags);
		return SOURCE_MISSING;
	}
	diag(diags, MSG_CANT_READ, at, path, strerror(why));
	return SOURCE_LOST;
}
