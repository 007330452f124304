/* Ids of an article. */
#include "article/ids.h"

#include "base/slug.h"

#include <string.h>

const char *ids_new(struct ids *ids, const char *wanted)
{
	return slug_unique(ids->tree->arena, &ids->used, wanted);
}

static void keep_authors(struct ids *ids, struct node *node, struct diags *diags)
{
	const char *id = tree_get(node, "id");
	if (!id)
		return;
	const char *valid = slug_is_id(id) ? id : slug_id(ids->tree->arena, id);
	if (map_find(&ids->used, valid) == MAP_NONE) {
		tree_set(ids->tree, node, "id", ids_new(ids, valid));
		return;
	}
	diag(diags, MSG_DUPLICATE_ID, tree_place(ids->tree, node), id, NULL);
	tree_remove(node, "id");
}

/* [term](@) defines a term, as in the specification of CommonMark: [a link](#term) leads there. */
static void define_term(struct ids *ids, struct node *node)
{
	const char *href = tree_get(node, "href");
	if (element_of(node) != EL_A || !href || strcmp(href, "@") != 0)
		return;
	tree_remove(node, "href");
	tree_rename(node, EL_DFN);
	if (!tree_get(node, "id"))
		tree_set(ids->tree, node, "id",
			 slug_id(ids->tree->arena, tree_words(ids->tree->arena, node)));
}

static void give(struct ids *ids, struct node *node)
{
	struct arena *arena = ids->tree->arena;
	if (tree_get(node, "id"))
		return;
	if (is_heading(node)) {
		tree_set(ids->tree, node, "id",
			 ids_new(ids, slug_id(arena, tree_words(arena, node))));
	} else if (tree_is_a(node, EL_A, "noteref")) {
		const char *href = tree_get(node, "href");
		const char *name = href && *href == '#' ? href + 1 : "note";
		tree_set(ids->tree, node, "id",
			 ids_new(ids, arena_format(arena, "ref-%s", slug_id(arena, name))));
	}
}

void ids_assign(struct ids *ids, struct tree *tree, struct diags *diags)
{
	ids->tree = tree;
	for (struct node *node = tree->body; node; node = tree_next(node, tree->body))
		if (node->kind == NODE_ELEMENT && node->attributes) {
			define_term(ids, node);
			keep_authors(ids, node, diags);
		}
	for (struct node *node = tree->body; node; node = tree_next(node, tree->body))
		if (is_heading(node) || element_of(node) == EL_A)
			give(ids, node);
}

void ids_clear(struct ids *ids)
{
	map_clear(&ids->used);
}
