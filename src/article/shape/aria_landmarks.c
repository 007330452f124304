/* The landmarks of a document. */
#include "article/shape/shape.h"

#include "base/map.h"
#include "base/vec.h"

#include <string.h>

/* The roles of books that are landmarks (Digital Publishing WAI-ARIA). */
static const char *const landmark_roles[] = {
    "doc-acknowledgments", "doc-afterword",    "doc-appendix", "doc-bibliography", "doc-chapter",
    "doc-conclusion",      "doc-credits",      "doc-endnotes", "doc-epilogue",     "doc-errata",
    "doc-foreword",        "doc-introduction", "doc-part",     "doc-preface",      "doc-prologue",
};

/* So much of a name tells landmarks apart, whatever an attribute may list. */
enum { LONGEST_NAME = 256 };

struct named {
	const struct node *node;
	const char *words; /* NULL: not asked for yet */
};

struct landmark_walk {
	struct tree *tree;
	struct node *section;
	struct map seen;         /* kinds and names of landmarks so far */
	struct map ids;          /* id -> which of the named */
	VEC(struct named) named; /* filled when a name is looked up */
};

static void gather_ids(struct landmark_walk *walk)
{
	for (const struct node *node = walk->section; node; node = tree_next(node, walk->section)) {
		const char *id = node->kind == NODE_ELEMENT ? tree_get(node, "id") : NULL;
		if (!id)
			continue;
		*map_at(&walk->ids, id) = walk->named.count;
		vec_push(&walk->named, (struct named){node, NULL});
	}
}

static const char *words_of(struct landmark_walk *walk, struct named *named)
{
	if (!named->words)
		named->words = tree_words(walk->tree->arena, named->node);
	return named->words;
}

/* The words of the elements whose ids are given, up to the limit. */
static const char *name_by(struct landmark_walk *walk, const char *ids)
{
	struct arena *arena = walk->tree->arena;
	struct buf name = BUF_EMPTY;
	if (!walk->named.count)
		gather_ids(walk);
	for (size_t size; *(ids += strspn(ids, " ")) && name.size < LONGEST_NAME; ids += size) {
		size = strcspn(ids, " ");
		size_t found = map_find(&walk->ids, arena_copy(arena, ids, size));
		if (found == MAP_NONE)
			continue;
		buf_puts(&name, " ");
		buf_puts(&name, words_of(walk, &walk->named.items[found]));
	}
	size_t size = name.size < LONGEST_NAME ? name.size : LONGEST_NAME;
	const char *kept = arena_copy(arena, name.size ? name.data : "", size);
	buf_clear(&name);
	return kept;
}

static bool is_labelled(const struct node *node)
{
	return tree_get(node, "aria-labelledby") || tree_get(node, "aria-label");
}

/* The kind of landmark that the element is; NULL: none. */
static const char *landmark_of(const struct node *node)
{
	const char *role = tree_get(node, "role");
	for (size_t i = 0; role && i < sizeof landmark_roles / sizeof *landmark_roles; i++)
		if (strcmp(role, landmark_roles[i]) == 0)
			return role;
	if (role)
		return NULL;
	bool region = element_of(node) == EL_SECTION && is_labelled(node);
	return region ? "region" : element_of(node) == EL_NAV ? "navigation" : NULL;
}

static const char *heading_id(const struct node *root)
{
	for (const struct node *node = root->children; node; node = tree_next(node, root))
		if (is_heading(node))
			return tree_get(node, "id");
	return NULL;
}

static void make_plain(struct node *node)
{
	static const char *const names[] = {"role", "epub:type", "aria-label", "aria-labelledby"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		tree_remove(node, names[i]);
	if (element_of(node) == EL_NAV)
		tree_rename(node, EL_DIV);
}

/* Whether there was none of that kind and name yet; from now on there is. */
static bool is_new(struct landmark_walk *walk, const struct node *node, const char *kind)
{
	const char *by = tree_get(node, "aria-labelledby"), *label = tree_get(node, "aria-label");
	const char *name = by ? name_by(walk, by) : label ? label : "";
	while (*name == ' ')
		name++;
	size_t *known = map_at(&walk->seen, arena_format(walk->tree->arena, "%s %s", kind, name));
	bool found = *known != MAP_NONE;
	*known = 1;
	return !found;
}

static void part(struct landmark_walk *walk, struct node *node, const char *kind)
{
	const char *own = tree_get(walk->section, "role");
	bool same = own && strcmp(kind, own) == 0;
	if (!same && is_new(walk, node, kind))
		return;
	const char *heading = same || is_labelled(node) ? NULL : heading_id(node);
	if (heading)
		tree_set(walk->tree, node, "aria-labelledby", heading);
	if (!heading || !is_new(walk, node, kind))
		make_plain(node);
}

void aria_landmarks_part(struct tree *tree, struct node *section)
{
	struct landmark_walk walk = {.tree = tree, .section = section};
	for (struct node *node = section->children; node; node = tree_next(node, section)) {
		bool may_be =
		    node->kind == NODE_ELEMENT && (node->attributes || element_of(node) == EL_NAV);
		const char *kind = may_be ? landmark_of(node) : NULL;
		if (kind)
			part(&walk, node, kind);
	}
	map_clear(&walk.seen);
	map_clear(&walk.ids);
	vec_clear(&walk.named);
}
