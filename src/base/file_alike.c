/* Files found whatever the case of letters and the Unicode form of their names. */
#include "base/file.h"

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"

#include <dirent.h>
#include <string.h>

static bool is_ascii(char c)
{
	return (unsigned char)c < 0x80;
}

/* Whether the two may be alike, as far as their first letters tell. */
static bool may_be_alike(const char *one, const char *other)
{
	return !is_ascii(*one) || !is_ascii(*other) || ascii_lower(*one) == ascii_lower(*other);
}

static const char *folded(struct arena *arena, const char *name)
{
	size_t size = strlen(name);
	return utf8_valid_prefix(name, size) == size ? unicode_folded(arena, name) : name;
}

/* The name in the folder that is like this one; of several the first by its bytes. */
static const char *name_alike(struct arena *arena, const char *folder, const char *name)
{
	DIR *open = opendir(folder);
	const char *wanted = folded(arena, name), *best = NULL;
	for (struct dirent *found; open && (found = readdir(open));)
		if (may_be_alike(found->d_name, name) &&
		    strcmp(folded(arena, found->d_name), wanted) == 0 &&
		    (!best || strcmp(found->d_name, best) < 0))
			best = arena_string(arena, found->d_name);
	if (open)
		closedir(open);
	return best;
}

char *file_alike(struct arena *arena, const char *path, const char *root)
{
	if (!path_inside(path, root))
		return NULL;
	char *found = arena_string(arena, root);
	for (const char *s = path + strlen(root); *s;) {
		s += strspn(s, "/");
		size_t size = strcspn(s, "/");
		const char *name = arena_copy(arena, s, size);
		if (!size)
			break;
		if (!file_exists(path_join(arena, found, name)))
			name = name_alike(arena, found, name);
		if (!name)
			return NULL;
		found = path_join(arena, found, name);
		s += size;
	}
	return found;
}
