/* What custom elements show in place of what they hold: browsers save it as a template in them. */
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

/* The slot with the name in the shadow, or without one, where name is "". */
static struct node *find_slot(struct node *shadow, const char *name)
{
	for (struct node *node = shadow->children; node;) {
		const char *own = element_of(node) == EL_SLOT ? tree_get(node, "name") : NULL;
		if (element_of(node) == EL_SLOT && strcmp(own ? own : "", name) == 0)
			return node;
		bool is_other = element_of(node) == EL_TEMPLATE; /* whose slots are its host's */
		node = is_other ? tree_next_skipping(node, shadow) : tree_next(node, shadow);
	}
	return NULL;
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
	for (struct node *child = host->children, *next; child; child = next) {
		next = child->next;
		if (child == shadow)
			continue;
		const char *name = child->kind == NODE_ELEMENT ? tree_get(child, "slot") : NULL;
		struct node *slot = find_slot(shadow, name ? name : "");
		bool is_blank = child->kind == NODE_TEXT && !tree_has_words(child);
		if (!slot || (is_blank && !tree_get(slot, "data-filled"))) {
			tree_unlink(child);
			continue;
		}
		fill(slot, child);
		tree_set(tree, slot, "data-filled", "");
	}
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
