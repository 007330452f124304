/* ZIP archives: the parts of one, unpacked in memory up to what a text may take. */
#include "read/word/draft/archive.h"

#include "base/arena.h"
#include "base/mem.h"
#include "base/zip_entries.h"

struct archive {
	struct zip_entries *entries;
	const struct limits *limits;
	size_t unpacked; /* so far */
};

struct archive *archive_open(const char *bytes, size_t size, const struct limits *limits)
{
	struct arena *arena = arena_new();
	const char *why;
	struct zip_entries *entries = zip_entries_of(bytes, size, arena, &why);
	arena_free(arena);
	if (!entries)
		return NULL;
	struct archive *archive = mem_zeroed(1, sizeof *archive);
	archive->entries = entries;
	archive->limits = limits;
	return archive;
}

void archive_close(struct archive *archive)
{
	if (!archive)
		return;
	zip_entries_close(archive->entries);
	mem_free(archive);
}

/* The part's number; some programs write its path as Windows does. */
static size_t locate(struct archive *archive, const char *name)
{
	size_t found = zip_entries_find(archive->entries, name);
	if (found != SIZE_MAX || !strchr(name, '/'))
		return found;
	char *other = mem_string(name);
	for (char *s = other; *s; s++)
		if (*s == '/')
			*s = '\\';
	found = zip_entries_find(archive->entries, other);
	mem_free(other);
	return found;
}

bool archive_has(struct archive *archive, const char *name)
{
	return locate(archive, name) != SIZE_MAX;
}

enum archive_found archive_read(struct archive *archive, const char *name, enum limit most,
				struct buf *bytes)
{
	struct zip_entry part;
	size_t index = locate(archive, name);
	if (index == SIZE_MAX)
		return ARCHIVE_MISSING;
	if (!zip_entries_look(archive->entries, index, &part))
		return ARCHIVE_DAMAGED;
	if (part.is_encrypted)
		return ARCHIVE_ENCRYPTED;
	uint64_t left = limit_of(archive->limits, LIMIT_PARTS) - archive->unpacked;
	if (part.is_bomb || part.size > limit_of(archive->limits, most) || part.size > left)
		return ARCHIVE_TOO_LARGE;
	archive->unpacked += (size_t)part.size;
	return zip_entries_read(archive->entries, index, &part, bytes) ? ARCHIVE_FOUND
								       : ARCHIVE_DAMAGED;
}

const char *archive_words(enum archive_found found)
{
	static const char *const words[] = {
	    [ARCHIVE_FOUND] = "",
	    [ARCHIVE_MISSING] = "without the part that holds its text",
	    [ARCHIVE_DAMAGED] = "damaged",
	    [ARCHIVE_ENCRYPTED] = "encrypted",
	    [ARCHIVE_TOO_LARGE] = "far larger when it is unpacked than a text is",
	};
	return words[found];
}
