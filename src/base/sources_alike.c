/* Sources found whatever the case of letters and the Unicode form of their names. */
#include "base/sources.h"

#include "base/names_alike.h"

#include <string.h>

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
			name = names_alike_find(sources_names_alike(sources), sources, found, name);
		if (!name)
			return NULL;
		found = path_join(arena, found, name);
		s += size;
	}
	return found;
}
