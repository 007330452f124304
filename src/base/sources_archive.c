/* An archive that is a folder of sources. */
#include "base/sources_archive.h"

#include "base/file.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/vec.h"
#include "base/zip_entries.h"

#include <string.h>

struct file {
	const char *name;
	struct buf bytes; /* of a folder the names in it, a line each */
	bool is_folder;
};

struct sources_archive {
	struct arena *arena;
	VEC(struct file) files;
	struct map names; /* -> number of the file */
};

/* The file of that name, new if there is none; a number, for files move. */
static size_t number_of(struct sources_archive *archive, const char *name, bool is_folder)
{
	size_t *number = map_at(&archive->names, name);
	if (*number == MAP_NONE) {
		*number = archive->files.count;
		vec_push(&archive->files, (struct file){.name = name, .is_folder = is_folder});
	}
	return *number;
}

/* Lists the name in its folder, and that in the one above. */
static void list(struct sources_archive *archive, const char *name)
{
	for (bool is_new = true; is_new && strcmp(name, ".") != 0;) {
		const char *folder = path_folder(archive->arena, name);
		is_new = map_find(&archive->names, folder) == MAP_NONE;
		size_t number = number_of(archive, folder, true);
		struct file *above = &archive->files.items[number];
		if (above->is_folder)
			buf_printf(&above->bytes, "%s\n", path_name(name));
		name = folder;
	}
}

/* Whether the name is one that a file below a folder can have. */
static bool is_plain(struct arena *arena, const char *name)
{
	const char *normal = path_normal(arena, name);
	return *name && *name != '/' && normal && strcmp(normal, name) == 0 &&
	       !strpbrk(name, "\n\\");
}

/* Takes the entry; NULL, or how it is broken. */
static const char *take(struct sources_archive *archive, struct zip_entries *entries, size_t index,
			const struct zip_entry *entry)
{
	const char *name = arena_string(archive->arena, entry->name);
	size_t size = strlen(name);
	if (size && name[size - 1] == '/')
		return NULL;
	if (!is_plain(archive->arena, name))
		return "of a name that leads elsewhere";
	if (map_find(&archive->names, name) != MAP_NONE)
		return "there twice";
	if (entry->is_bomb)
		return "far larger when it is unpacked than a file of its size is";
	struct buf bytes = BUF_EMPTY;
	if (!zip_entries_read(entries, index, entry, &bytes)) {
		buf_clear(&bytes);
		return "damaged";
	}
	size_t number = number_of(archive, name, false);
	archive->files.items[number].bytes = bytes;
	list(archive, name);
	return NULL;
}

/* What is wrong with the archive as a whole; NULL: nothing, and it is taken. */
static const char *take_all(struct sources_archive *archive, struct zip_entries *entries,
			    const struct limits *limits, struct diags *diags, struct place at)
{
	uint64_t unpacked = 0, most = limit_of(limits, LIMIT_UNPACKED);
	size_t count = zip_entries_count(entries);
	if (count > limit_of(limits, LIMIT_PACKED_FILES))
		return arena_format(archive->arena, "too large: it holds more than %s files",
				    limit_words(limits, LIMIT_PACKED_FILES, archive->arena));
	for (size_t i = 0; i < count; i++) {
		struct zip_entry entry;
		bool is_sound = zip_entries_look(entries, i, &entry);
		if (is_sound && entry.size > most - unpacked)
			return arena_format(archive->arena, "too large: it unpacks to more than %s",
					    limit_words(limits, LIMIT_UNPACKED, archive->arena));
		if (is_sound && entry.is_encrypted)
			return "encrypted";
		unpacked += is_sound ? entry.size : 0;
		const char *wrong = is_sound ? take(archive, entries, i, &entry) : "damaged";
		if (wrong)
			diag(diags, MSG_PART_UNREADABLE, at, is_sound ? entry.name : "?", wrong);
	}
	return NULL;
}

struct sources_archive *sources_archive_new(const struct buf *packed, const struct limits *limits,
					    struct diags *diags, struct place at)
{
	struct sources_archive *archive = mem_zeroed(1, sizeof *archive);
	archive->arena = arena_new();
	number_of(archive, ".", true);
	const char *wrong = "no ZIP archive, or a damaged one", *unsaid;
	struct zip_entries *entries =
	    packed->size ? zip_entries_of(packed->data, packed->size, archive->arena, &unsaid)
			 : NULL;
	if (entries)
		wrong = take_all(archive, entries, limits, diags, at);
	zip_entries_close(entries);
	if (!wrong)
		return archive;
	diag(diags, MSG_ARCHIVE_UNREADABLE, at, at.file, wrong);
	sources_archive_free(archive);
	return NULL;
}

void sources_archive_free(struct sources_archive *archive)
{
	if (!archive)
		return;
	for (size_t i = 0; i < archive->files.count; i++)
		buf_clear(&archive->files.items[i].bytes);
	vec_clear(&archive->files);
	map_clear(&archive->names);
	arena_free(archive->arena);
	mem_free(archive);
}

enum octavo_found sources_archive_serve(const char *path, struct octavo_source *source, void *user)
{
	const struct sources_archive *archive = user;
	size_t number = map_find(&archive->names, path);
	if (number == MAP_NONE)
		return OCTAVO_NOTHING;
	const struct file *file = &archive->files.items[number];
	source->bytes = file->bytes.data;
	source->size = file->bytes.size;
	return file->is_folder ? OCTAVO_FOLDER : OCTAVO_FILE;
}
