/* A whole folder, from the plan to the file: there is a book or an error, the book is sound, and
 * the second one has the same bytes. */
#include "../fuzz.h"

#include "base/arena.h"
#include "base/file.h"
#include "octavo.h"

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
static void write_files(const uint8_t *bytes, size_t size, struct arena *arena)
{
	const char *at = (const char *)bytes;
	struct fuzz_file file;
	while (fuzz_next_file(arena, &at, (const char *)bytes + size, &file)) {
		char *path = path_join(arena, "book", *file.name ? file.name : "a.md");
		make_folders(path);
		FILE *to = fopen(path, "wb");
		if (!to)
			continue;
		fwrite(file.bytes, 1, file.size, to);
		fclose(to);
	}
}

static enum octavo_status build(const char *output)
{
	struct octavo *octavo = octavo_new();
	octavo_listen(octavo, fuzz_check_message, NULL);
	octavo_set(octavo, "jobs", "1");
	octavo_set(octavo, "no-cover", "yes");
	octavo_add_input(octavo, "book");
	enum octavo_status status = octavo_build(octavo, output);
	octavo_free(octavo);
	return status;
}

static void read_book(const char *path, struct buf *bytes)
{
	struct diags *diags = diags_new();
	if (!file_read(path, (size_t)1 << 30, bytes, NULL, diags, (struct place){0}))
		fuzz_fail("no book was written", path);
	diags_free(diags);
}

static void check_builds(void)
{
	struct buf one = BUF_EMPTY, other = BUF_EMPTY;
	enum octavo_status status = build("one.epub");
	if (status != OCTAVO_OK && status != OCTAVO_INPUT)
		fuzz_fail("the system failed", "");
	if (build("other.epub") != status)
		fuzz_fail("a second build ends otherwise", "");
	if (status == OCTAVO_INPUT) {
		if (file_exists("one.epub"))
			fuzz_fail("an error, and a book", "");
		return;
	}
	read_book("one.epub", &one);
	read_book("other.epub", &other);
	if (one.size != other.size || memcmp(one.data, other.data, one.size) != 0)
		fuzz_fail("a second build has other bytes", "");
	fuzz_check_book(&one);
	buf_clear(&one);
	buf_clear(&other);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	char folder[] = "/tmp/octavo-fuzz-XXXXXX";
	int before = open(".", O_RDONLY | O_DIRECTORY);
	struct arena *arena = arena_new();
	if (!mkdtemp(folder) || chdir(folder) != 0 || mkdir("book", 0777) != 0)
		fuzz_fail("no folder to work in", strerror(errno));
	write_files(bytes, size, arena);
	check_builds();
	if (fchdir(before) != 0)
		fuzz_fail("no way back", strerror(errno));
	close(before);
	remove_below(folder);
	arena_free(arena);
	return 0;
}
