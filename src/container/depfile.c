/* Depfiles: names sorted, told once, and spelled so that make 4 and ninja 1.11 both read them. */
#include "container/depfile.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* As make writes the characters that mean something to it. */
static const char *const spellings[128] = {
    [' '] = "\\ ", ['#'] = "\\#", ['$'] = "$$", [':'] = "\\:"};

/* What make has no way to write, or writes so that ninja can't read it. */
static bool is_unspeakable(unsigned char c)
{
	return c < 0x20 || c == 0x7f || strchr(";=|\\", c);
}

static void check_name(const char *name, struct diags *diags)
{
	for (const char *s = name; *s; s++)
		if (is_unspeakable((unsigned char)*s)) {
			diag(diags, MSG_UNSPEAKABLE, (struct place){0}, name, NULL);
			return;
		}
}

static void put_name(const char *name, struct buf *text)
{
	for (const char *s = name; *s; s++) {
		unsigned char c = (unsigned char)*s;
		if (c < 128 && spellings[c])
			buf_puts(text, spellings[c]);
		else
			buf_putc(text, *s);
	}
}

/* As it is called from the folder where we stand: ninja takes other spellings for other files. */
static const char *from_here(const char *path, const char *here)
{
	size_t size = strlen(here);
	bool below = size > 1 && path_inside(path, here) && path[size] == '/';
	return below ? path + size + 1 : path;
}

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Sorts the names and takes out those that come again; returns how many are left. */
static size_t sort(const char **names, size_t count)
{
	size_t kept = 0;
	qsort(names, count, sizeof *names, by_bytes);
	for (size_t i = 0; i < count; i++)
		if (kept == 0 || strcmp(names[kept - 1], names[i]) != 0)
			names[kept++] = names[i];
	return kept;
}

static void put_rules(const char *target, const char **names, size_t count, struct buf *text)
{
	put_name(target, text);
	buf_putc(text, ':');
	for (size_t i = 0; i < count; i++) {
		buf_puts(text, " \\\n  ");
		put_name(names[i], text);
	}
	buf_putc(text, '\n');
	for (size_t i = 0; i < count; i++) {
		buf_putc(text, '\n');
		put_name(names[i], text);
		buf_puts(text, ":\n");
	}
}

/* Leaves a file that says so already as it is: a folder that is depended on may hold it. */
static bool write_text(const char *path, const struct buf *text, struct drafts *drafts,
		       struct diags *diags)
{
	if (file_holds(path, text->data, text->size))
		return true;
	struct output *output = output_begin(path, drafts, diags);
	if (!output)
		return false;
	fwrite(text->data, 1, text->size, output_stream(output));
	return output_commit(output, diags);
}

bool depfile_write(const char *path, const char *target, const char *const *paths, size_t count,
		   struct drafts *drafts, struct diags *diags)
{
	char here[PATH_MAX] = "";
	struct buf text = BUF_EMPTY;
	const char **names = mem_zeroed(count, sizeof *names);
	if (!getcwd(here, sizeof here))
		*here = '\0';
	for (size_t i = 0; i < count; i++)
		names[i] = from_here(paths[i], here);
	count = sort(names, count);
	check_name(target, diags);
	for (size_t i = 0; i < count; i++)
		check_name(names[i], diags);
	put_rules(target, names, count, &text);
	mem_free(names);
	bool done = !diags_failed(diags) && write_text(path, &text, drafts, diags);
	buf_clear(&text);
	return done;
}
