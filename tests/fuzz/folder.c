/* A folder to work in, for harnesses of what is made of files. */
#include "fuzz.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int remove_one(const char *path, const struct stat *stat, int kind, struct FTW *where)
{
	(void)stat;
	(void)kind;
	(void)where;
	return remove(path);
}

static void remove_below(const char *folder)
{
	nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static void make_folders(char *path)
{
	for (char *slash = strchr(path, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		mkdir(path, 0777);
		*slash = '/';
	}
}

/* Files whose names don't suit one another aren't there. */
static void write_files(const char *folder, const uint8_t *bytes, size_t size, struct arena *arena)
{
	const char *at = (const char *)bytes;
	struct fuzz_file file;
	while (fuzz_next_file(arena, &at, (const char *)bytes + size, &file)) {
		char *path = path_join(arena, folder, *file.name ? file.name : "a.md");
		make_folders(path);
		FILE *to = fopen(path, "wb");
		if (!to)
			continue;
		fwrite(file.bytes, 1, file.size, to);
		fclose(to);
	}
}

void fuzz_in_folder(const uint8_t *bytes, size_t size, void (*look)(const uint8_t *, size_t))
{
	char folder[] = "/tmp/octavo-fuzz-XXXXXX";
	int before = open(".", O_RDONLY | O_DIRECTORY);
	struct arena *arena = arena_new();
	if (!mkdtemp(folder) || chdir(folder) != 0 || mkdir("book", 0777) != 0)
		fuzz_fail("no folder to work in", strerror(errno));
	write_files("book", bytes, size, arena);
	look(bytes, size);
	if (fchdir(before) != 0)
		fuzz_fail("no way back", strerror(errno));
	close(before);
	remove_below(folder);
	arena_free(arena);
}

enum octavo_status fuzz_build(const char *input, const char *output)
{
	struct octavo *octavo = octavo_new();
	octavo_listen(octavo, fuzz_check_message, NULL);
	octavo_set(octavo, "jobs", "1");
	octavo_set(octavo, "no-cover", "yes");
	octavo_add_input(octavo, input);
	enum octavo_status status = octavo_build(octavo, output);
	octavo_free(octavo);
	if (status != OCTAVO_OK && status != OCTAVO_INPUT)
		fuzz_fail("the system failed", output);
	if (status == OCTAVO_INPUT && file_exists(output))
		fuzz_fail("an error, and a book", output);
	if (status == OCTAVO_OK && fuzz_judge(output) != OCTAVO_OK)
		fuzz_fail("check finds an error in what build wrote", output);
	return status;
}

enum octavo_status fuzz_judge(const char *path)
{
	struct octavo *octavo = octavo_new();
	octavo_listen(octavo, fuzz_check_message, NULL);
	octavo_set(octavo, "jobs", "1");
	enum octavo_status status = octavo_check(octavo, path);
	octavo_free(octavo);
	if (status != OCTAVO_OK && status != OCTAVO_INPUT)
		fuzz_fail("the system failed", path);
	return status;
}

void fuzz_read(const char *path, struct buf *bytes)
{
	struct diags *diags = diags_new();
	if (!file_read(path, (size_t)1 << 30, bytes, NULL, diags, (struct place){0}))
		fuzz_fail("no book was written", path);
	diags_free(diags);
}
