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
#include <uuid/uuid.h>

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

static bool write_file(const char *path, const struct embedded *source, struct arena *arena,
		       struct diags *diags)
{
	struct buf filled = BUF_EMPTY;
	int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (file < 0)
		return can_not_write(path, diags);
	fill(&filled, source, arena);
	bool written = file_write(file, filled.data, filled.size);
	int reason = errno;
	buf_clear(&filled);
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
		written = write_file(path_join(arena, folder, file->name), file, arena, diags);
	arena_free(arena);
	return written;
}
