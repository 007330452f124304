/* The names by which the links of sites know their pages. */
#include "manuscript/manuscript.h"

#include "base/ascii.h"
#include "base/file.h"
#include "base/unicode.h"
#include "base/utf8.h"

#include <string.h>

static const char *const names[] = {"index", "_index", "readme"};

bool manuscript_is_page_of_folder(struct arena *arena, const char *path)
{
	const char *stem = path_stem(arena, path);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (ascii_equal(stem, names[i]))
			return true;
	return false;
}

/* Without the name of a page that stands for its folder. */
static size_t without_index(const char *path, size_t size)
{
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		size_t length = strlen(names[i]);
		if (size > length && path[size - length - 1] == '/' &&
		    ascii_same(path + size - length, length, names[i], length))
			return size - length - 1;
	}
	return size;
}

char *manuscript_page_name(struct arena *arena, const char *path)
{
	size_t size = strlen(path);
	if (manuscript_format(path) != FORMAT_UNKNOWN)
		size -= strlen(path_ending(path)) + 1;
	while (size > 1 && path[size - 1] == '/')
		size--;
	size = without_index(path, size);
	char *name = arena_copy(arena, path, size);
	return utf8_valid_prefix(name, size) == size ? unicode_folded(arena, name) : name;
}
