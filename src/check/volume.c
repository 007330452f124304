/* The files of an EPUB: found, and read one at a time within limits. */
#include "check/volume.h"

#include "base/sources.h"
#include "base/utf8.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static struct place whole(const struct volume *volume)
{
	return (struct place){.file = volume->name};
}

static const char *place_of_file(const struct volume *volume, const char *name)
{
	return arena_format(volume->arena, "%s/%s", volume->name, name);
}

struct volume_file *volume_find(const struct volume *volume, const char *name)
{
	size_t found = map_find(&volume->by_name, name);
	return found == MAP_NONE ? NULL : &volume->files.items[found];
}

static void add_file(struct volume *volume, struct volume_file file)
{
	size_t *place = map_at(&volume->by_name, file.name);
	file.place = place_of_file(volume, file.name);
	if (*place == MAP_NONE)
		*place = volume->files.count;
	vec_push(&volume->files, file);
}

/* Archives */

/* The first bytes are looked at as they stand, because libzip goes by the directory at the end. */
static void check_header(const struct volume *volume, const unsigned char *head, size_t size)
{
	enum { HEADER = 58 };
	struct place at = whole(volume);
	if (size < HEADER) {
		diag(volume->diags, MSG_PKG_003, at, path_name(volume->name), NULL);
		return;
	}
	if (memcmp(head, "PK", 2) != 0) {
		diag(volume->diags, MSG_PKG_004, at, path_name(volume->name), NULL);
		return;
	}
	unsigned name_size = head[26] | (unsigned)head[27] << 8;
	unsigned extra = head[28] | (unsigned)head[29] << 8, method = head[8];
	if (name_size != 8 || memcmp(head + 30, "mimetype", 8) != 0)
		diag(volume->diags, MSG_PKG_006, at, NULL, NULL);
	else if (extra)
		diag(volume->diags, MSG_PKG_005, at, arena_format(volume->arena, "%u", extra),
		     NULL);
	else if (method != 0)
		diag(volume->diags, MSG_PKG_007, at, NULL, NULL);
}

static bool read_header(struct volume *volume)
{
	struct buf head = BUF_EMPTY;
	enum { ENOUGH = 64 };
	if (volume->bytes) {
		check_header(volume, (const unsigned char *)volume->bytes, volume->size);
		return true;
	}
	bool read =
	    sources_read_start(NULL, volume->path, ENOUGH, &head, volume->diags, whole(volume));
	if (read)
		check_header(volume, (const unsigned char *)(head.data ? head.data : ""),
			     head.size);
	buf_clear(&head);
	return read;
}

/* Whether the name leads to a place below the folder that the archive is unpacked to. */
static bool stays_inside(const char *name)
{
	if (*name == '/' || strchr(name, '\\') || (name[0] && name[1] == ':'))
		return false;
	for (const char *s = name;; s++) {
		if (strncmp(s, "..", 2) == 0 && (!s[2] || s[2] == '/'))
			return false;
		s = strchr(s, '/');
		if (!s)
			return true;
	}
}

static bool add_entry(struct volume *volume, size_t index, uint64_t *claimed)
{
	struct zip_entry entry;
	if (!zip_entries_look(volume->entries, index, &entry))
		return true;
	const char *name = arena_copy(volume->arena, entry.name, entry.name_size);
	if (utf8_valid_prefix(name, entry.name_size) != entry.name_size) {
		diag(volume->diags, MSG_PKG_027, whole(volume), name, NULL);
		return false;
	}
	bool is_inside = stays_inside(name);
	volume->escapes |= !is_inside;
	if (!is_inside)
		diag(volume->diags, MSG_PKG_ESCAPE, whole(volume), name, NULL);
	*claimed += entry.packed_size;
	if (entry.name_size && name[entry.name_size - 1] == '/')
		vec_push(&volume->folders, name);
	else
		add_file(volume,
			 (struct volume_file){.name = name, .index = index, .entry = entry});
	return true;
}

/* The system, for the reason in errno. */
static bool refuse(const struct volume *volume, const char *path)
{
	diag(volume->diags, MSG_CANT_READ, (struct place){0}, path, strerror(errno));
	return false;
}

static bool open_archive(struct volume *volume)
{
	const char *why = "";
	struct place at = whole(volume);
	if (!read_header(volume))
		return false;
	volume->entries = volume->bytes
			      ? zip_entries_of(volume->bytes, volume->size, volume->arena, &why)
			      : zip_entries_open(volume->path, volume->size, volume->arena, &why);
	if (!volume->entries && errno)
		return refuse(volume, volume->name);
	if (!volume->entries) {
		diag(volume->diags, MSG_PKG_008, at, path_name(volume->name), why);
		return false;
	}
	size_t count = zip_entries_count(volume->entries);
	uint64_t claimed = 0;
	if (count > limit_of(NULL, LIMIT_PACKED_FILES)) {
		diag(volume->diags, MSG_PKG_BOMB, at, path_name(volume->name), NULL);
		return false;
	}
	for (size_t i = 0; i < count; i++)
		if (!add_entry(volume, i, &claimed))
			return false;
	if (claimed <= volume->size)
		return true;
	diag(volume->diags, MSG_PKG_OVERLAP, at, path_name(volume->name), NULL);
	return false;
}

/* Folders */

struct folder_names {
	struct volume *volume;
	VEC(const char *) names;
};

static void take_name(void *user, const char *name)
{
	struct folder_names *listing = user;
	if (!strcmp(name, ".") || !strcmp(name, ".."))
		return;
	vec_push(&listing->names, arena_string(listing->volume->arena, name));
}

static bool walk(struct volume *volume, const char *folder);

/* What is in a folder there, as deep as the system takes paths. Links aren't followed. */
static bool take_found(struct volume *volume, const char *inner)
{
	const char *path = path_join(volume->arena, volume->path, inner);
	enum file_kind kind = sources_kind_of_name(NULL, path);
	if (kind == FILE_UNKNOWN || (kind == FILE_NONE && errno == ENAMETOOLONG))
		return refuse(volume, path);
	if (kind == FILE_FOLDER)
		return walk(volume, inner);
	if (kind == FILE_REGULAR)
		add_file(volume, (struct volume_file){.name = inner});
	return true;
}

static bool walk(struct volume *volume, const char *folder)
{
	struct folder_names listing = {.volume = volume};
	const char *path = *folder ? path_join(volume->arena, volume->path, folder) : volume->path;
	bool done = sources_list(NULL, path, take_name, &listing) || refuse(volume, path);
	if (done && !listing.names.count && *folder)
		vec_push(&volume->folders, arena_format(volume->arena, "%s/", folder));
	size_t most = limit_of(NULL, LIMIT_PACKED_FILES);
	for (size_t i = 0; done && i < listing.names.count && volume->files.count < most; i++) {
		const char *name = listing.names.items[i];
		done = take_found(
		    volume, *folder ? arena_format(volume->arena, "%s/%s", folder, name) : name);
	}
	vec_clear(&listing.names);
	return done;
}

static int by_name(const void *a, const void *b)
{
	const struct volume_file *one = a, *other = b;
	return strcmp(one->name, other->name);
}

static bool open_folder(struct volume *volume)
{
	bool done = walk(volume, "");
	if (volume->files.count)
		qsort(volume->files.items, volume->files.count, sizeof *volume->files.items,
		      by_name);
	for (size_t i = 0; i < volume->files.count; i++)
		*map_at(&volume->by_name, volume->files.items[i].name) = i;
	return done;
}

bool volume_open(struct volume *volume)
{
	struct stat found;
	enum file_kind kind =
	    volume->bytes ? FILE_REGULAR : sources_look(NULL, volume->path, &found);
	if (kind == FILE_NONE) {
		diag(volume->diags, MSG_PKG_018, (struct place){0}, volume->name, NULL);
		return false;
	}
	if (kind == FILE_FOLDER)
		return open_folder(volume);
	if (kind == FILE_OTHER) {
		diag(volume->diags, MSG_PKG_008, whole(volume), path_name(volume->name),
		     "it is no file");
		return false;
	}
	if (kind == FILE_UNKNOWN)
		return refuse(volume, volume->name);
	if (!volume->bytes)
		volume->size = (size_t)found.st_size;
	volume->is_archive = true;
	return open_archive(volume);
}

void volume_close(struct volume *volume)
{
	zip_entries_close(volume->entries);
	vec_clear(&volume->files);
	vec_clear(&volume->folders);
	map_clear(&volume->by_name);
}

bool volume_read(const struct volume *volume, const struct volume_file *file, struct buf *bytes,
		 struct diags *diags)
{
	struct place at = {.file = file->place};
	if (!volume->entries) {
		struct arena *arena = arena_new();
		const char *path = path_join(arena, volume->path, file->name);
		bool read = sources_read(NULL, path, LIMIT_UNPACKED, bytes, NULL, diags, at);
		arena_free(arena);
		return read;
	}
	if (file->entry.is_false || file->entry.is_bomb ||
	    file->entry.size > limit_of(NULL, LIMIT_UNPACKED)) {
		diag(diags, MSG_PKG_BOMB, at, file->name, NULL);
		return false;
	}
	if (zip_entries_read(volume->entries, file->index, &file->entry, bytes))
		return true;
	if (errno) {
		diag(diags, MSG_CANT_READ, at, volume->name, strerror(errno));
		return false;
	}
	diag(diags, MSG_PKG_008, at, file->name,
	     file->entry.is_encrypted ? "it is encrypted" : "its data are damaged");
	return false;
}
