/* Groups that nest too deep for readers: those that needn't be apart become one. */
#include "xhtml/xhtml_parts.h"

#include <string.h>

/* A drawing program may write a matrix for each of many groups; transforms grow as they meet. */
enum { LONGEST_TRANSFORM = 512 };

static bool is_group(const struct node *node)
{
	return node->ns == NS_SVG && strcmp(node->name, "g") == 0;
}

static bool is_described(const struct node *group)
{
	for (const struct node *child = group->children; child; child = child->next)
		if (words_have("title desc", child->name))
			return true;
	return false;
}

/* Whether what it says goes for each thing inside as for the whole: effects and targets don't. */
static bool is_sum_of_parts(const struct node *group)
{
	static const char *const of_the_whole[] = {"id", "opacity", "clip-path", "mask"};
	for (size_t i = 0; i < sizeof of_the_whole / sizeof *of_the_whole; i++)
		if (tree_get(group, of_the_whole[i]))
			return false;
	return !is_described(group);
}

/* Whether the inner group's value doesn't depend on the outer one's. */
static bool stands_alone(const char *name, const char *value)
{
	return !strstr(value, "inherit") && !words_have("font-size font-weight", name);
}

static bool may_merge(const struct node *outer, const struct node *inner)
{
	const char *before = tree_get(outer, "transform"), *behind = tree_get(inner, "transform");
	if (before && behind && strlen(before) + strlen(behind) >= LONGEST_TRANSFORM)
		return false;
	for (const struct attribute *attribute = inner->attributes; attribute;
	     attribute = attribute->next) {
		const char *name = attribute->name, *value = tree_get(inner, name);
		if (strcmp(name, "transform") != 0 && tree_get(outer, name) &&
		    !stands_alone(name, value))
			return false;
	}
	return is_sum_of_parts(outer) && is_sum_of_parts(inner);
}

static void merge(struct tree *tree, struct node *outer, struct node *inner)
{
	for (const struct attribute *attribute = inner->attributes; attribute;
	     attribute = attribute->next) {
		const char *name = attribute->name, *value = tree_get(inner, name);
		const char *before = strcmp(name, "transform") == 0 ? tree_get(outer, name) : NULL;
		tree_set(tree, outer, name,
			 before ? arena_format(tree->arena, "%s %s", before, value) : value);
	}
	tree_unwrap(inner);
}

void svg_flatten(struct conform_state *state, struct node *root)
{
	struct tree *tree = state->tree;
	fix(state, root, BREACH_DEPTH, NULL);
	for (struct node *node = root, *next; node; node = next) {
		next = tree_next(node, root);
		if (!is_group(node))
			continue;
		if (!node->attributes && !is_described(node)) {
			tree_unwrap(node);
			continue;
		}
		while (node->children && !node->children->next && is_group(node->children) &&
		       may_merge(node, node->children))
			merge(tree, node, node->children);
		next = tree_next(node, root);
	}
}
