/* For unit tests: files as they are, and files that hold what a test must come to. With UPDATE=1 in
 * the environment these are written anew; read what changed. Include it behind cmocka.h. */
#ifndef OCTAVO_TESTS_GOLDEN_H
#define OCTAVO_TESTS_GOLDEN_H

#include "base/buf.h"
#include "base/mem.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The file's bytes, with a NUL behind them. */
static inline struct buf golden_read(const char *path)
{
	struct buf bytes = BUF_EMPTY;
	FILE *file = fopen(path, "rb");
	if (!file)
		fail_msg("can't read %s", path);
	buf_puts(&bytes, "");
	char part[4096];
	for (size_t size; (size = fread(part, 1, sizeof part, file));)
		buf_add(&bytes, part, size);
	fclose(file);
	return bytes;
}

static inline void golden_check(const char *path, const char *got)
{
	if (getenv("UPDATE")) {
		FILE *file = fopen(path, "wb");
		assert_non_null(file);
		fputs(got, file);
		assert_int_equal(fclose(file), 0);
	}
	struct buf wanted = golden_read(path);
	if (strcmp(got, wanted.data) != 0)
		print_error("%s isn't what came:\n", path);
	assert_string_equal(got, wanted.data);
	buf_clear(&wanted);
}

/* Each file of the folder with that ending: what show makes of it is in NAME.tree beside it. */
static inline void golden_folder(const char *folder, const char *ending,
				 char *(*show)(const char *text, size_t size))
{
	char path[600];
	size_t count = 0;
	DIR *directory = opendir(folder);
	assert_non_null(directory);
	for (struct dirent *entry; (entry = readdir(directory));) {
		const char *dot = strrchr(entry->d_name, '.');
		if (!dot || strcmp(dot + 1, ending) != 0)
			continue;
		snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
		struct buf text = golden_read(path);
		char *shown = show(text.data, text.size);
		snprintf(path, sizeof path, "%s/%.*s.tree", folder, (int)(dot - entry->d_name),
			 entry->d_name);
		golden_check(path, shown);
		mem_free(shown);
		buf_clear(&text);
		count++;
	}
	closedir(directory);
	assert_true(count > 0);
}

#endif
