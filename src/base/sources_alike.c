/* Sources found whatever the case of letters and the Unicode form of their names. */
#include "base/sources.h"

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"

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

/* Looking for a name that is like this one. */
struct likeness {
	struct arena *arena;
	const char *name, *wanted; /* as it is written, and folded */
	const char *best;          /* of several the first by its bytes; NULL: none yet */
};

static void compare(void *user, const char *name)
{
	struct likeness *likeness = user;
	if (may_be_alike(name, likeness->name) &&
	    strcmp(folded(likeness->arena, name), likeness->wanted) == 0 &&
	    (!likeness->best || strcmp(name, likeness->best) < 0))
		likeness->best = arena_string(likeness->arena, name);
}

static const char *name_alike(struct sources *sources, struct arena *arena, const char *folder,
			      const char *name)
{
	struct likeness likeness = {arena, name, folded(arena, name), NULL};
	sources_list(sources, folder, compare, &likeness);
	return likeness.best;
}

char *sources_alike(struct sources *sources, struct arena *arena, const char *path,
		    const char *root)
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
		if (!sources_exist(sources, path_join(arena, found, name)))
			name = name_alike(sources, arena, found, name);
		if (!name)
			return NULL;
		found = path_join(arena, found, name);
		s += size;
	}
	return found;
}
