/* The names in folders, found whatever the case of letters and the Unicode form. */
#include "base/names_alike.h"

#include "base/map.h"
#include "base/mem.h"
#include "base/sources.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "base/vec.h"

#include <pthread.h>
#include <string.h>

/* A folder that was listed. */
struct seen_folder {
	struct arena *arena; /* of the names */
	struct map folded;   /* a folded name -> its number in names */
	VEC(const char *) names;
};

struct names_alike {
	pthread_mutex_t lock; /* of all below */
	struct arena *arena;
	struct map folders; /* path -> number in seen */
	VEC(struct seen_folder *) seen;
};

struct names_alike *names_alike_new(void)
{
	struct names_alike *names = mem_zeroed(1, sizeof *names);
	names->arena = arena_new();
	pthread_mutex_init(&names->lock, NULL);
	return names;
}

void names_alike_free(struct names_alike *names)
{
	if (!names)
		return;
	for (size_t i = 0; i < names->seen.count; i++) {
		map_clear(&names->seen.items[i]->folded);
		vec_clear(&names->seen.items[i]->names);
	}
	vec_clear(&names->seen);
	map_clear(&names->folders);
	pthread_mutex_destroy(&names->lock);
	arena_free(names->arena);
	mem_free(names);
}

static const char *folded(struct arena *arena, const char *name)
{
	size_t size = strlen(name);
	return utf8_valid_prefix(name, size) == size ? unicode_folded(arena, name) : name;
}

static void list(void *user, const char *name)
{
	struct seen_folder *seen = user;
	const char *kept = arena_string(seen->arena, name);
	size_t *at = map_at(&seen->folded, folded(seen->arena, kept));
	if (*at == MAP_NONE) {
		*at = seen->names.count;
		vec_push(&seen->names, kept);
	} else if (strcmp(kept, seen->names.items[*at]) < 0) {
		seen->names.items[*at] = kept;
	}
}

static struct seen_folder *names_of(struct names_alike *names, struct sources *sources,
				    const char *folder)
{
	size_t known = map_find(&names->folders, folder);
	if (known != MAP_NONE)
		return names->seen.items[known];
	struct seen_folder *seen = arena_alloc(names->arena, sizeof *seen);
	*map_at(&names->folders, arena_string(names->arena, folder)) = names->seen.count;
	vec_push(&names->seen, seen);
	seen->arena = names->arena;
	sources_list(sources, folder, list, seen);
	return seen;
}

const char *names_alike_find(struct names_alike *names, struct sources *sources, const char *folder,
			     const char *name)
{
	struct arena *arena = arena_new();
	pthread_mutex_lock(&names->lock);
	const struct seen_folder *seen = names_of(names, sources, folder);
	size_t found = map_find(&seen->folded, folded(arena, name));
	const char *alike = found == MAP_NONE ? NULL : seen->names.items[found];
	pthread_mutex_unlock(&names->lock);
	arena_free(arena);
	return alike;
}
