/* What custom elements show in place of what they hold: browsers save it as a template in them. */
#include "base/map.h"
#include "base/vec.h"
#include "read/html/html_parts.h"

#include <string.h>

static bool is_shadow(const struct node *node)
{
	return element_of(node) == EL_TEMPLATE &&
	       (tree_get(node, "shadowrootmode") || tree_get(node, "shadowroot"));
}

/* Whether anything in it would be seen. */
static bool shows_something(const struct node *shadow)
{
	for (const struct node *node = shadow->children; node;) {
		enum element element = element_of(node);
		if (element == EL_SLOT || element == EL_IMG || element == EL_SVG)
			return true;
		bool apart = element == EL_STYLE || element == EL_SCRIPT || element == EL_TEMPLATE;
		if (!apart && node->kind == NODE_TEXT && tree_has_words(node))
			return true;
		node = apart ? tree_next_skipping(node, shadow) : tree_next(node, shadow);
	}
	return false;
}

/* The slots of a shadow, by their names; "" where it has none: of several the first counts. */
struct slots {
	struct map by_name;
	VEC(struct node *) all;
};

static void list_slots(struct slots *slots, struct node *shadow)
{
	for (struct node *node = shadow->children; node;) {
		const char *name = element_of(node) == EL_SLOT ? tree_get(node, "name") : NULL;
		size_t *at =
		    element_of(node) == EL_SLOT ? map_at(&slots->by_name, name ? name : "") : NULL;
		if (at && *at == MAP_NONE) {
			*at = slots->all.count;
			vec_push(&slots->all, node);
		}
		bool is_other = element_of(node) == EL_TEMPLATE; /* whose slots are its host's */
		node = is_other ? tree_next_skipping(node, shadow) : tree_next(node, shadow);
	}
}

static struct node *slot_for(const struct slots *slots, const struct node *child)
{
	const char *name = child->kind == NODE_ELEMENT ? tree_get(child, "slot") : NULL;
	size_t at = map_find(&slots->by_name, name ? name : "");
	return at == MAP_NONE ? NULL : slots->all.items[at];
}

/* Its place among the words that go there: what stands in a slot is for the case that none do. */
static void fill(struct node *slot, struct node *node)
{
	if (!tree_get(slot, "data-filled"))
		while (slot->children)
			tree_unlink(slot->children);
	tree_unlink(node);
	tree_append(slot, node);
}

/* Puts each child of the host where the shadow shows it; what it shows nowhere goes. */
static void fill_slots(struct tree *tree, struct node *host, struct node *shadow)
{
	struct slots slots = {0};
	list_slots(&slots, shadow);
	for (struct node *child = host->children, *next; child; child = next) {
		next = child->next;
		if (child == shadow)
			continue;
		struct node *slot = slot_for(&slots, child);
		bool is_blank = child->kind == NODE_TEXT && !tree_has_words(child);
		if (!slot || (is_blank && !tree_get(slot, "data-filled"))) {
			tree_unlink(child);
			continue;
		}
		fill(slot, child);
		tree_set(tree, slot, "data-filled", "");
	}
	map_clear(&slots.by_name);
	vec_clear(&slots.all);
}

/* Styles in it are of it alone, and few of them mean something. */
static void drop_styles(struct node *shadow)
{
	for (struct node *node = shadow->children, *next; node; node = next) {
		next = tree_next(node, shadow);
		if (element_of(node) != EL_STYLE)
			continue;
		next = tree_next_skipping(node, shadow);
		tree_unlink(node);
	}
}

void html_show_shadows(struct tree *tree)
{
	struct node *body = tree->body;
	for (struct node *node = body->children, *next; node; node = next) {
		next = tree_next(node, body);
		if (!is_shadow(node) || node->parent == body || !shows_something(node))
			continue;
		drop_styles(node);
		fill_slots(tree, node->parent, node);
		next = tree_next(node, body);
		tree_unwrap(node);
	}
}
