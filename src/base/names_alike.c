/* The names in folders, found whatever the case of letters and the Unicode form. */
#include "base/names_alike.h"

#include "base/map.h"
#include "base/mem.h"
#include "base/sources.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "base/vec.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_FOLDERS = 10000 };

/* A folder that was listed. */
struct seen_folder {
	struct arena *arena; /* of the names */
	struct map folded;   /* a folded name -> its number in names */
	VEC(const char *) names;
};

/* A folder and those below it, each behind those that are higher. */
struct tree_of_folders {
	const char *root;
	VEC(const char *) paths;
};

struct names_alike {
	pthread_mutex_t lock; /* of all below */
	struct arena *arena;
	struct map folders; /* path -> number in seen */
	VEC(struct seen_folder *) seen;
	VEC(struct tree_of_folders *) trees;
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
	for (size_t i = 0; i < names->trees.count; i++)
		vec_clear(&names->trees.items[i]->paths);
	vec_clear(&names->trees);
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

static const char *find(struct names_alike *names, struct sources *sources, const char *folder,
			const char *wanted)
{
	const struct seen_folder *seen = names_of(names, sources, folder);
	size_t found = map_find(&seen->folded, wanted);
	return found == MAP_NONE ? NULL : seen->names.items[found];
}

const char *names_alike_find(struct names_alike *names, struct sources *sources, const char *folder,
			     const char *name)
{
	struct arena *arena = arena_new();
	pthread_mutex_lock(&names->lock);
	const char *alike = find(names, sources, folder, folded(arena, name));
	pthread_mutex_unlock(&names->lock);
	arena_free(arena);
	return alike;
}

/* In whatever folder */

static int by_bytes(const void *one, const void *other)
{
	return strcmp(*(const char *const *)one, *(const char *const *)other);
}

/* Adds the folders in the folder. */
static void add_folders(struct names_alike *names, struct sources *sources,
			struct tree_of_folders *tree, const char *folder)
{
	const struct seen_folder *seen = names_of(names, sources, folder);
	size_t first = tree->paths.count;
	for (size_t i = 0; i < seen->names.count && tree->paths.count < MOST_FOLDERS; i++) {
		const char *name = seen->names.items[i];
		const char *path = *name == '.' ? NULL : path_join(names->arena, folder, name);
		if (path && sources_kind_of_name(sources, path) == FILE_FOLDER)
			vec_push(&tree->paths, path);
	}
	if (tree->paths.count > first)
		qsort(tree->paths.items + first, tree->paths.count - first,
		      sizeof *tree->paths.items, by_bytes);
}

static const struct tree_of_folders *tree_of(struct names_alike *names, struct sources *sources,
					     const char *root)
{
	for (size_t i = 0; i < names->trees.count; i++)
		if (strcmp(names->trees.items[i]->root, root) == 0)
			return names->trees.items[i];
	struct tree_of_folders *tree = arena_alloc(names->arena, sizeof *tree);
	tree->root = arena_string(names->arena, root);
	vec_push(&names->trees, tree);
	vec_push(&tree->paths, tree->root);
	for (size_t i = 0; i < tree->paths.count; i++)
		add_folders(names, sources, tree, tree->paths.items[i]);
	return tree;
}

const char *names_alike_below(struct names_alike *names, struct sources *sources,
			      const char *folder, const char *name)
{
	const char *found = NULL;
	if (sources_are_served(sources))
		return NULL;
	struct arena *arena = arena_new();
	pthread_mutex_lock(&names->lock);
	const struct tree_of_folders *tree = tree_of(names, sources, folder);
	const char *wanted = folded(arena, name);
	for (size_t i = 0; i < tree->paths.count && !found; i++) {
		const char *path = tree->paths.items[i],
			   *alike = find(names, sources, path, wanted);
		const char *whole = alike ? path_join(names->arena, path, alike) : NULL;
		if (whole && sources_kind_of_name(sources, whole) == FILE_REGULAR)
			found = whole;
	}
	pthread_mutex_unlock(&names->lock);
	arena_free(arena);
	return found;
}
