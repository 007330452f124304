/* The sources of a book: on disk, with a program that serves them, or in an archive there. */
#include "base/sources.h"

#include "base/map.h"
#include "base/mem.h"
#include "base/names_alike.h"
#include "base/sources_archive.h"
#include "base/vec.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What the program's reader said of a path. */
struct served {
	enum octavo_found found;
	const char *bytes; /* in the arena */
	size_t size;
	int64_t modified;
	size_t number; /* tells it from others */
};

/* What was read once for all. */
struct shared_file {
	char *path;
	struct buf bytes;
};

/* What is served, by the program or from an archive; or the disk, of which nothing is kept. */
struct sources {
	const struct limits *limits; /* NULL: the usual ones */
	octavo_reader *reader;       /* NULL: the disk */
	void *user;
	const char *top;    /* the absolute path of all that is served */
	const char *called; /* of an archive: its path as it was named; else NULL */
	bool lasts;         /* what the reader gives need not be copied */
	int64_t modified;   /* of an archive */
	dev_t device;       /* tells an archive from others */
	struct names_alike *names_alike;
	VEC(struct sources *) archives; /* opened, each with all in it */
	struct masks masks;             /* of files in them */
	pthread_mutex_t lock;           /* of all below, and while the reader is asked */
	uint64_t read;                  /* bytes, of all that was */
	struct arena *arena;
	struct map known; /* path -> number in all */
	VEC(const struct served *) all;
	pthread_mutex_t sharing; /* of what follows, while it is read, too */
	struct map shared;       /* path -> number in files */
	VEC(struct shared_file) files;
};

struct sources *sources_new(octavo_reader *reader, void *user, const struct limits *limits)
{
	struct sources *sources = mem_zeroed(1, sizeof *sources);
	sources->limits = limits;
	sources->reader = reader;
	sources->user = user;
	sources->top = "/book";
	sources->arena = arena_new();
	sources->names_alike = names_alike_new();
	pthread_mutex_init(&sources->lock, NULL);
	pthread_mutex_init(&sources->sharing, NULL);
	return sources;
}

void sources_free(struct sources *sources)
{
	if (!sources)
		return;
	sources_forget(sources);
	names_alike_free(sources->names_alike);
	arena_free(sources->arena);
	pthread_mutex_destroy(&sources->lock);
	pthread_mutex_destroy(&sources->sharing);
	mem_free(sources);
}

/* Closes the archives. */
static void close_archives(struct sources *sources)
{
	for (size_t i = 0; i < sources->archives.count; i++) {
		sources_archive_free(sources->archives.items[i]->user);
		sources_free(sources->archives.items[i]);
	}
	vec_clear(&sources->archives);
}

static void forget_shared(struct sources *sources)
{
	for (size_t i = 0; i < sources->files.count; i++) {
		mem_free(sources->files.items[i].path);
		buf_clear(&sources->files.items[i].bytes);
	}
	vec_clear(&sources->files);
	map_clear(&sources->shared);
}

void sources_forget(struct sources *sources)
{
	close_archives(sources);
	forget_shared(sources);
	masks_clear(&sources->masks);
	names_alike_free(sources->names_alike);
	sources->names_alike = names_alike_new();
	map_clear(&sources->known);
	vec_clear(&sources->all);
	arena_free(sources->arena);
	sources->arena = arena_new();
	sources->read = 0;
}

const struct limits *sources_limits(const struct sources *sources)
{
	return sources ? sources->limits : NULL;
}

struct names_alike *sources_names_alike(struct sources *sources)
{
	return sources->names_alike;
}

bool sources_are_served(const struct sources *sources)
{
	return sources && sources->reader;
}

/* Asks the reader, for the first time. */
static const struct served *ask(struct sources *sources, const char *path)
{
	struct octavo_source source = {0};
	struct served *served = arena_alloc(sources->arena, sizeof *served);
	size_t size = strlen(sources->top);
	served->found = sources->reader(path[size] ? path + size + 1 : ".", &source, sources->user);
	served->bytes = sources->lasts ? source.bytes
				       : arena_copy(sources->arena, source.size ? source.bytes : "",
						    source.size);
	served->size = source.size;
	served->modified = sources->called ? sources->modified : source.modified;
	served->number = sources->all.count;
	return served;
}

/* What is served at the path; NULL: it leads out of what may be. */
static const struct served *served_at(struct sources *sources, const char *path)
{
	struct arena *arena = arena_new();
	const struct served *served = NULL;
	const char *absolute = sources_absolute(sources, arena, path);
	if (absolute && path_inside(absolute, sources->top)) {
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

/* Who has what is at the path: an archive, or the sources themselves. NULL: the disk. */
static struct sources *holder(struct sources *sources, const char *path)
{
	for (size_t i = 0; sources && i < sources->archives.count; i++) {
		struct sources *archive = sources->archives.items[i];
		if (path_inside(path, archive->top) || path_inside(path, archive->called))
			return archive;
	}
	return sources && sources->reader ? sources : NULL;
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
	sources = holder(sources, path);
	if (!sources)
		return file_look(path, found);
	const struct served *served = served_at(sources, path);
	enum file_kind kind = kind_of(served);
	if (kind == FILE_REGULAR || kind == FILE_FOLDER)
		*found = (struct stat){
		    .st_mode = kind == FILE_REGULAR ? S_IFREG : S_IFDIR,
		    .st_dev = sources->device,
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
	return holder(sources, path) ? sources_kind(sources, path) : file_kind_of_name(path);
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
	return holder(sources, path) ? sources_kind(sources, path) == FILE_REGULAR
				     : access(path, R_OK) == 0;
}

static bool read_served(struct sources *sources, const char *path, size_t limit, struct buf *bytes,
			int64_t *modified, struct diags *diags, struct place at)
{
	struct stat found;
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
	if (!sources->called)
		diags_depend(diags, path);
	return true;
}

/* Whether so many bytes more are within what may be read for a book; if not, a diagnostic. */
static bool count_read(struct sources *sources, size_t size, struct diags *diags)
{
	if (!sources)
		return true;
	pthread_mutex_lock(&sources->lock);
	sources->read += size;
	bool within = sources->read <= limit_of(sources->limits, LIMIT_SOURCES);
	pthread_mutex_unlock(&sources->lock);
	if (within)
		return true;
	struct arena *arena = arena_new();
	const char *most = limit_words(sources->limits, LIMIT_SOURCES, arena);
	diag(diags, MSG_BOOK_TOO_LARGE, (struct place){0}, most, NULL);
	arena_free(arena);
	return false;
}

/* As it is stored; false after a diagnostic. */
static bool read_as_it_is(struct sources *sources, const char *path, enum limit limit,
			  struct buf *bytes, int64_t *modified, struct diags *diags,
			  struct place at)
{
	size_t most = limit_of(sources_limits(sources), limit), before = bytes->size;
	struct sources *served = holder(sources, path);
	bool done = served ? read_served(served, path, most, bytes, modified, diags, at)
			   : file_read(path, most, bytes, modified, diags, at);
	return done && count_read(sources, bytes->size - before, diags);
}

bool sources_read(struct sources *sources, const char *path, enum limit limit, struct buf *bytes,
		  int64_t *modified, struct diags *diags, struct place at)
{
	size_t before = bytes->size;
	if (!read_as_it_is(sources, path, limit, bytes, modified, diags, at))
		return false;
	if (sources)
		masks_take_off(&sources->masks, path, bytes->data + before, bytes->size - before);
	return true;
}

bool sources_read_shared(struct sources *sources, const char *path, enum limit limit,
			 struct buf *bytes, struct diags *diags, struct place at)
{
	size_t before = bytes->size;
	if (!sources)
		return sources_read(sources, path, limit, bytes, NULL, diags, at);
	pthread_mutex_lock(&sources->sharing);
	size_t known = map_find(&sources->shared, path);
	bool done = known != MAP_NONE;
	if (done) {
		const struct buf *file = &sources->files.items[known].bytes;
		buf_add(bytes, file->data, file->size);
		const struct sources *served = holder(sources, path);
		if (!served || !served->called)
			diags_depend(diags, path);
	} else if (sources_read(sources, path, limit, bytes, NULL, diags, at)) {
		struct shared_file file = {.path = mem_string(path)};
		buf_add(&file.bytes, bytes->data + before, bytes->size - before);
		*map_at(&sources->shared, file.path) = sources->files.count;
		vec_push(&sources->files, file);
		done = true;
	}
	pthread_mutex_unlock(&sources->sharing);
	return done;
}

void sources_unmask(struct sources *sources, const char *path, const unsigned char *key,
		    size_t size, size_t length)
{
	masks_add(&sources->masks, arena_string(sources->arena, path), key, size, length);
}

bool sources_read_start(struct sources *sources, const char *path, size_t limit, struct buf *bytes,
			struct diags *diags, struct place at)
{
	sources = holder(sources, path);
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

/* The path as counted from an archive; that of a program's sources as it is. */
static const char *below_top(const struct sources *sources, const char *path)
{
	if (!sources->called)
		return path;
	const char *above = path_inside(path, sources->top) ? sources->top : sources->called;
	const char *below = path + strlen(above);
	return below + strspn(below, "/");
}

char *sources_absolute(struct sources *sources, struct arena *arena, const char *path)
{
	sources = holder(sources, path);
	if (!sources)
		return file_absolute(arena, path);
	const char *below = below_top(sources, path);
	const char *normal = path_normal(arena, *below ? below : ".");
	if (!normal)
		errno = ENOENT;
	return !normal                    ? NULL
	       : strcmp(normal, ".") == 0 ? arena_string(arena, sources->top)
					  : path_join(arena, sources->top, normal);
}

bool sources_list(struct sources *sources, const char *folder,
		  void (*take)(void *user, const char *name), void *user)
{
	sources = holder(sources, folder);
	if (!sources)
		return file_list(folder, take, user);
	const struct served *served = served_at(sources, folder);
	if (kind_of(served) != FILE_FOLDER)
		return false;
	struct arena *arena = arena_new();
	for (size_t at = 0, size; at < served->size; at += size + 1) {
		const char *name = served->bytes + at;
		size = strcspn(name, "\n");
		if (size)
			take(user, arena_copy(arena, name, size));
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
	sources = holder(sources, path);
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

bool sources_open_archive(struct sources *sources, const char *path, struct diags *diags,
			  struct place at)
{
	struct buf packed = BUF_EMPTY;
	int64_t modified = 0;
	const char *top = sources_absolute(sources, sources->arena, path);
	struct sources_archive *archive = NULL;
	if (!top)
		diag(diags, MSG_CANT_READ, at, path, strerror(errno));
	else if (sources_read(sources, path, LIMIT_UNPACKED, &packed, &modified, diags, at))
		archive = sources_archive_new(&packed, sources->limits, diags, at);
	buf_clear(&packed);
	if (!archive)
		return false;
	struct sources *opened = sources_new(sources_archive_serve, archive, sources->limits);
	opened->called = arena_string(sources->arena, path);
	opened->top = top;
	opened->lasts = true;
	opened->modified = modified;
	opened->device = sources->archives.count + 1;
	vec_push(&sources->archives, opened);
	return true;
}
