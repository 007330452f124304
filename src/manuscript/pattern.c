/* Patterns in book.yaml: 'part-?.md' for all that are called so, in natural order. */
#include "manuscript/plan.h"

#include "base/sources.h"
#include "base/natural.h"

#include <errno.h>
#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>

enum { DEEPEST = 32 };

typedef VEC(const char *) path_list;

bool plan_is_pattern(const char *name)
{
	return strpbrk(name, "*?[") != NULL;
}

static int by_name(const void *a, const void *b)
{
	return natural_compare(*(const char *const *)a, *(const char *const *)b);
}

/* A folder while names are looked for in it. */
struct matching {
	struct arena *arena;
	const char *part;
	path_list *names;
};

static void match_name(void *user, const char *name)
{
	const struct matching *matching = user;
	if (fnmatch(matching->part, name, FNM_PERIOD) == 0)
		vec_push(matching->names, arena_string(matching->arena, name));
}

/* The names in the folder that a part of a pattern means, in order. */
static void match_names(struct plan *plan, const char *folder, const char *part, struct place at,
			path_list *names)
{
	struct matching matching = {plan->manuscript->arena, part, names};
	if (!sources_list(plan->sources, folder, match_name, &matching)) {
		diag(plan->diags, MSG_CANT_READ, at, folder, strerror(errno));
		return;
	}
	diags_depend(plan->diags, folder);
	if (names->count)
		qsort(names->items, names->count, sizeof *names->items, by_name);
}

static void match(struct plan *plan, const char *folder, const char *pattern, struct place at,
		  unsigned depth, path_list *paths);

/* The name stands for the first part of the pattern: what the rest means in it. */
static void step(struct plan *plan, const char *path, const char *rest, struct place at,
		 unsigned depth, path_list *paths)
{
	bool is_folder = sources_is_folder(plan->sources, path);
	if (*rest == '/' && is_folder)
		match(plan, path, rest + 1, at, depth + 1, paths);
	else if (!*rest && !is_folder && manuscript_format(path) != FORMAT_UNKNOWN)
		vec_push(paths, path);
}

/* '**' stands for any number of folders, none as well. */
static void match_below(struct plan *plan, const char *folder, const char *rest, struct place at,
			unsigned depth, path_list *paths)
{
	path_list names = {0};
	if (*rest == '/')
		match(plan, folder, rest + 1, at, depth + 1, paths);
	match_names(plan, folder, "*", at, &names);
	for (size_t i = 0; i < names.count; i++) {
		const char *path = path_join(plan->manuscript->arena, folder, names.items[i]);
		if (sources_kind_of_name(plan->sources, path) == FILE_FOLDER && depth < DEEPEST)
			match_below(plan, path, rest, at, depth + 1, paths);
	}
	vec_clear(&names);
}

static void match(struct plan *plan, const char *folder, const char *pattern, struct place at,
		  unsigned depth, path_list *paths)
{
	struct arena *arena = plan->manuscript->arena;
	size_t size = strcspn(pattern, "/");
	const char *part = arena_copy(arena, pattern, size), *rest = pattern + size;
	path_list names = {0};
	if (depth > DEEPEST)
		return;
	if (strcmp(part, "**") == 0) {
		while (strncmp(rest, "/**/", 4) == 0)
			rest += 3;
		match_below(plan, folder, rest, at, depth, paths);
		return;
	}
	if (plan_is_pattern(part))
		match_names(plan, folder, part, at, &names);
	else if (sources_exist(plan->sources, path_join(arena, folder, part)))
		vec_push(&names, part);
	for (size_t i = 0; i < names.count; i++)
		step(plan, path_join(arena, folder, names.items[i]), rest, at, depth, paths);
	vec_clear(&names);
}

bool plan_pattern(struct plan *plan, const char *folder, const char *pattern,
		  const struct source *source)
{
	path_list paths = {0};
	match(plan, folder, pattern, source->at, 0, &paths);
	for (size_t i = 0; i < paths.count; i++) {
		struct source one = *source;
		one.path = paths.items[i];
		one.alike = one.in_order = true;
		plan_article(plan, &one);
	}
	bool any = paths.count > 0;
	vec_clear(&paths);
	return any;
}
