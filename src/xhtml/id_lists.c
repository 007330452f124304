/* Attributes whose value is a list of ids. */
#include "xhtml/id_lists.h"

#include "base/map.h"
#include "base/vec.h"

#include <string.h>

static const char spaces[] = " \t\n\r\f";

/* All that a book may have: the rows of VALUE_IDS that are kept (attribute_table.c), and SVG_IDS.
 */
static const char *const names[] = {"aria-describedby", "aria-labelledby", "headers"};

bool has_id_list(const struct attribute *attribute)
{
	const char *name = attribute->name;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (names[i][0] == name[0] && strcmp(names[i], name) == 0)
			return true;
	return false;
}

bool has_id_lists(const struct node *node)
{
	const struct attribute *attribute = node->kind == NODE_ELEMENT ? node->attributes : NULL;
	while (attribute && !has_id_list(attribute))
		attribute = attribute->next;
	return attribute != NULL;
}

static void keep(struct tree *tree, struct node *node, struct attribute *attribute, id_finder *find,
		 void *user)
{
	const char *name = attribute->name;
	struct buf kept = BUF_EMPTY;
	for (const char *s = tree_get(node, name); *(s += strspn(s, spaces));) {
		size_t size = strcspn(s, spaces);
		const char *id = find(node, name, arena_copy(tree->arena, s, size), user);
		if (id)
			buf_printf(&kept, "%s%s", kept.size ? " " : "", id);
		s += size;
	}
	if (kept.size)
		tree_set(tree, node, name, kept.data);
	else
		tree_remove_attribute(node, attribute);
	buf_clear(&kept);
}

void keep_id_lists(struct tree *tree, struct node *node, id_finder *find, void *user)
{
	for (struct attribute *attribute = node->attributes, *next; attribute; attribute = next) {
		next = attribute->next;
		if (has_id_list(attribute))
			keep(tree, node, attribute, find, user);
	}
}

/* The elements that may be referred to, by their ids. */
struct targets {
	struct map index;
	VEC(const struct node *) owners;
};

static void gather_targets(struct targets *targets, const struct node *root)
{
	for (const struct node *node = root; node; node = tree_next(node, root)) {
		const char *id =
		    node->kind == NODE_ELEMENT && node->attributes ? tree_get(node, "id") : NULL;
		if (!id)
			continue;
		*map_at(&targets->index, id) = targets->owners.count;
		vec_push(&targets->owners, node);
	}
}

static const struct node *table_of(const struct node *node)
{
	while (node && element_of(node) != EL_TABLE)
		node = node->parent;
	return node;
}

/* Headers name header cells of their own table. */
static const char *find_target(const struct node *node, const char *attribute, const char *id,
			       void *user)
{
	const struct targets *targets = user;
	size_t index = map_find(&targets->index, id);
	const struct node *owner = index == MAP_NONE ? NULL : targets->owners.items[index];
	bool fits = owner && (strcmp(attribute, "headers") != 0 ||
			      (element_of(owner) == EL_TH && table_of(owner) == table_of(node)));
	return fits ? id : NULL;
}

void settle_id_lists(struct tree *tree, struct node *root)
{
	VEC(struct node *) referring = {0};
	struct targets targets = {0};
	for (struct node *node = root; node; node = tree_next(node, root))
		if (has_id_lists(node))
			vec_push(&referring, node);
	if (referring.count)
		gather_targets(&targets, root);
	for (size_t i = 0; i < referring.count; i++)
		keep_id_lists(tree, referring.items[i], find_target, &targets);
	vec_clear(&referring);
	vec_clear(&targets.owners);
	map_clear(&targets.index);
}
