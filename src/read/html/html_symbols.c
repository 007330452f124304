/* Symbols, gradients and the like that one drawing of a page takes from another: pages keep them in
 * a drawing that isn't seen. Each drawing of a book has its own. */
#include "base/map.h"
#include "base/vec.h"
#include "read/html/html_parts.h"

#include <string.h>

enum { MOST_COPIED = 20000 }; /* nodes, so that a page can't grow without end */

struct symbols {
	struct tree *tree;
	struct map ids;             /* of all drawings: its place among the targets */
	struct map own;             /* ids in the drawing at hand */
	VEC(struct node *) targets; /* NULL: it is too large to be copied once more */
	size_t left;                /* nodes that may still be copied */
};

static void list_targets(struct symbols *symbols)
{
	struct node *body = symbols->tree->body;
	for (struct node *node = body; node; node = tree_next(node, body)) {
		const char *id =
		    node->ns == NS_SVG && node->kind == NODE_ELEMENT ? tree_get(node, "id") : NULL;
		size_t *at = id && *id ? map_at(&symbols->ids, id) : NULL;
		if (!at || *at != MAP_NONE)
			continue;
		*at = symbols->targets.count;
		vec_push(&symbols->targets, node);
	}
}

/* The id that an attribute leads to; NULL: to none in the page. */
static const char *id_in(struct arena *arena, const struct attribute *attribute)
{
	const char *value = attribute->value, *url = strstr(value, "url(");
	bool is_link =
	    strcmp(attribute->name, "href") == 0 || strcmp(attribute->name, "xlink:href") == 0;
	if (is_link && *value == '#')
		return value + 1;
	if (is_link || !url)
		return NULL;
	url += 4 + strspn(url + 4, " \t\n\"'");
	return *url == '#' ? arena_copy(arena, url + 1, strcspn(url + 1, "\"') \t\n")) : NULL;
}

static size_t size_of(const struct node *root)
{
	size_t size = 0;
	for (const struct node *node = root; node; node = tree_next(node, root))
		size++;
	return size;
}

/* Where the drawing keeps what it took: at its end, so that the walk comes by it. */
static struct node *store_in(struct symbols *symbols, struct node *drawing)
{
	struct node *last = drawing->last;
	if (last && last->kind == NODE_ELEMENT && strcmp(last->name, "defs") == 0 && !last->line)
		return last;
	struct node *store = tree_foreign(symbols->tree, NS_SVG, "defs", 0, 0);
	tree_append(drawing, store);
	return store;
}

static void list_own(struct symbols *symbols, const struct node *root)
{
	for (const struct node *node = root; node; node = tree_next(node, root))
		if (node->kind == NODE_ELEMENT && tree_get(node, "id"))
			*map_at(&symbols->own, tree_get(node, "id")) = 0;
}

/* What a symbol is called is said once, where it is kept. */
static void drop_descriptions(struct node *root)
{
	for (struct node *node = root, *next; node; node = next) {
		bool describes = node->kind == NODE_ELEMENT && (strcmp(node->name, "title") == 0 ||
								strcmp(node->name, "desc") == 0);
		next = describes ? tree_next_skipping(node, root) : tree_next(node, root);
		if (describes && node != root)
			tree_unlink(node);
	}
}

static void take(struct symbols *symbols, struct node *drawing, const char *id)
{
	size_t at = map_find(&symbols->ids, id);
	struct node *target = at == MAP_NONE ? NULL : symbols->targets.items[at];
	if (!target || map_find(&symbols->own, id) != MAP_NONE)
		return;
	size_t size = size_of(target);
	if (size > symbols->left) {
		symbols->targets.items[at] = NULL;
		return;
	}
	symbols->left -= size;
	struct node *copy = tree_copy(symbols->tree, target);
	drop_descriptions(copy);
	list_own(symbols, copy);
	tree_append(store_in(symbols, drawing), copy);
}

static void settle_drawing(struct symbols *symbols, struct node *drawing)
{
	map_clear(&symbols->own);
	list_own(symbols, drawing);
	for (struct node *node = drawing; node; node = tree_next(node, drawing)) {
		if (node->kind != NODE_ELEMENT || node->ns != NS_SVG)
			continue;
		for (const struct attribute *a = node->attributes; a; a = a->next) {
			const char *id = id_in(symbols->tree->arena, a);
			if (id)
				take(symbols, drawing, id);
		}
	}
}

/* Whether the drawing only keeps what others show. */
static bool is_store(const struct node *drawing)
{
	static const char *const kept[] = {"symbol", "defs", "style", "title", "desc"};
	bool any = false;
	for (const struct node *node = drawing->children; node; node = node->next) {
		bool is_kept = node->kind != NODE_ELEMENT;
		for (size_t i = 0; i < sizeof kept / sizeof *kept && !is_kept; i++)
			is_kept = strcmp(node->name, kept[i]) == 0;
		if (!is_kept)
			return false;
		any = any || node->kind == NODE_ELEMENT;
	}
	return any;
}

void html_share_symbols(struct tree *tree)
{
	struct symbols symbols = {.tree = tree, .left = MOST_COPIED};
	list_targets(&symbols);
	for (struct node *node = tree->body, *next; symbols.targets.count && node; node = next) {
		next = tree_next(node, tree->body);
		if (element_of(node) != EL_SVG)
			continue;
		settle_drawing(&symbols, node);
		next = tree_next_skipping(node, tree->body);
	}
	for (struct node *node = tree->body, *next; symbols.targets.count && node; node = next) {
		next = tree_next(node, tree->body);
		if (element_of(node) != EL_SVG)
			continue;
		next = tree_next_skipping(node, tree->body);
		if (is_store(node))
			tree_unlink(node);
	}
	vec_clear(&symbols.targets);
	map_clear(&symbols.ids);
	map_clear(&symbols.own);
}
