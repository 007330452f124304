/* The starter book that 'octavo new' writes. */
#include "starter/starter.h"

#include "base/arena.h"
#include "base/embedded.h"
#include "base/file.h"
#include "base/new_folder.h"

#include <string.h>
#include <unistd.h>
#include <uuid/uuid.h>

/* The schema that is installed beside the program, or built with it; NULL: neither is there. */
static const char *find_schema(struct arena *arena)
{
	static const char *const places[] = {"../share/octavo/book.schema.json",
					     "book.schema.json"};
	char program[PATH_MAX];
	ssize_t size = readlink("/proc/self/exe", program, sizeof program - 1);
	if (size <= 0)
		return NULL;
	program[size] = '\0';
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		const char *path = path_join(arena, path_folder(arena, program), places[i]);
		if (file_exists(path))
			return file_absolute(arena, path);
	}
	return NULL;
}

/* What stands for a word of the file; NULL: the line goes. */
static const char *value_of(struct arena *arena, const char *word)
{
	if (strncmp(word, "@SCHEMA@", 8) == 0)
		return find_schema(arena);
	uuid_t uuid;
	char text[37];
	uuid_generate_random(uuid);
	uuid_unparse_lower(uuid, text);
	return arena_string(arena, text);
}

/* The file with its words filled in, of which a line has one at most. */
static void fill(struct buf *out, const struct embedded *source, struct arena *arena)
{
	const char *s = source->data, *end = s + source->size;
	while (s < end) {
		const char *line_end = memchr(s, '\n', (size_t)(end - s));
		size_t size = line_end ? (size_t)(line_end + 1 - s) : (size_t)(end - s);
		const char *line = arena_copy(arena, s, size);
		const char *word = strstr(line, "@SCHEMA@");
		word = word ? word : strstr(line, "@UUID@");
		const char *value = word ? value_of(arena, word) : NULL;
		if (value)
			buf_printf(out, "%.*s%s%s", (int)(word - line), line, value,
				   word + 1 + strcspn(word + 1, "@") + 1);
		else if (!word)
			buf_add(out, s, size);
		s += size;
	}
}

bool starter_write(const char *folder, struct drafts *drafts, struct diags *diags)
{
	struct new_folder *made = new_folder_begin(folder, drafts, diags);
	if (!made)
		return false;
	struct arena *arena = arena_new();
	bool written = true;
	for (const struct embedded *file = embedded_starter; written && file->name; file++) {
		struct buf filled = BUF_EMPTY;
		fill(&filled, file, arena);
		written = new_folder_add(made, file->name, filled.data, filled.size);
		buf_clear(&filled);
	}
	arena_free(arena);
	if (written)
		return new_folder_commit(made);
	new_folder_abandon(made);
	return false;
}
