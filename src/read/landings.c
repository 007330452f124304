/* Places that the contents of a book lead to, which old books often set as paragraphs. */
#include "read/landings.h"

#include "base/label.h"
#include "base/map.h"
#include "base/unicode.h"

#include <string.h>

enum {
	LOWEST = 5,   /* levels of headings below the first */
	NEAR = 64,    /* nodes that may stand between a place and its line */
	LONGEST = 512 /* bytes of a line */
};

/* The next text that shows words, from the node on; NULL: none is near. */
static struct node *first_shown(struct node *node, const struct node *body)
{
	for (int left = NEAR; node && left--; node = tree_next(node, body))
		if (node->kind == NODE_TEXT && !label_is_blank(node->text))
			return node;
	return NULL;
}

static bool is_line(const struct node *node)
{
	return element_of(node) == EL_P || element_of(node) == EL_DIV;
}

static bool is_long(const struct node *line)
{
	size_t size = 0;
	for (const struct node *node = line; node && size <= LONGEST; node = tree_next(node, line))
		size += node->kind == NODE_TEXT ? strlen(node->text) : 1;
	return size > LONGEST;
}

static bool says(struct tree *tree, const struct node *node, const char *label)
{
	return !is_long(node) && strcmp(unicode_folded(tree->arena, tree_words(tree->arena, node)),
					unicode_folded(tree->arena, label)) == 0;
}

/* The paragraph that begins at the place or around it; NULL: none does. */
static struct node *line_at(struct node *place, const struct node *body)
{
	struct node *line = first_shown(place, body);
	while (line && line != body && !is_line(line))
		line = is_heading(line) ? NULL : line->parent;
	return line == body ? NULL : line;
}

/* What ids mean, the first of each. */
struct landing_ids {
	struct map names; /* -> number of the node */
	VEC(struct node *) nodes;
};

static void note_ids(struct tree *tree, struct landing_ids *ids)
{
	for (struct node *node = tree->body; node; node = tree_next(node, tree->body)) {
		const char *id = node->kind == NODE_ELEMENT ? tree_get(node, "id") : NULL;
		if (!id || map_find(&ids->names, id) != MAP_NONE)
			continue;
		*map_at(&ids->names, id) = ids->nodes.count;
		vec_push(&ids->nodes, node);
	}
}

/* Where the landing is; NULL: nowhere. */
static struct node *place_of(const struct tree *tree, const struct landing_ids *ids,
			     const struct landing *landing)
{
	size_t found = landing->id ? map_find(&ids->names, landing->id) : MAP_NONE;
	if (!landing->id)
		return tree->body;
	return found == MAP_NONE ? NULL : ids->nodes.items[found];
}

void landings_head(struct tree *tree, const struct entry *entry)
{
	struct landing_ids ids = {0};
	if (entry->landing_count)
		note_ids(tree, &ids);
	for (size_t i = 0; i < entry->landing_count; i++) {
		const struct landing *landing = &entry->landings[i];
		struct node *place = place_of(tree, &ids, landing);
		struct node *line = place ? line_at(place, tree->body) : NULL;
		unsigned below = landing->depth < LOWEST ? landing->depth : LOWEST;
		if (line && says(tree, line, landing->label))
			tree_rename(line, (enum element)(EL_H1 + below));
	}
	vec_clear(&ids.nodes);
	map_clear(&ids.names);
}
