/* Lines that the contents of a book that is there already have for an article: each stays, with its
 * label, at the heading or element that it leads to. */
#include "article/passage/passage_parts.h"

#include "base/label.h"
#include "xhtml/links.h"

#include <string.h>

enum { NEAR = 64 }; /* nodes that may stand between an anchor and its heading */

static const struct node *heading_around(const struct node *node)
{
	while (node && !is_heading(node))
		node = node->parent;
	return node;
}

/* The heading that the node is in, or that its first words are in; NULL: it has none. */
static const struct node *heading_at(const struct node *node, const struct node *body)
{
	const struct node *heading = heading_around(node);
	for (int left = NEAR; node && !heading && left--; node = tree_next(node, body))
		if (node->kind == NODE_TEXT && !label_is_blank(node->text))
			return heading_around(node);
	return heading;
}

/* Whether nothing is shown in front of the node. */
static bool is_start(const struct node *place, const struct node *body)
{
	for (const struct node *node = body; node && node != place; node = tree_next(node, body)) {
		enum element element = element_of(node);
		if ((node->kind == NODE_TEXT && !label_is_blank(node->text)) || element == EL_IMG ||
		    element == EL_SVG || element == EL_TABLE)
			return false;
	}
	return true;
}

static struct said_line line_for(const struct passage *passage, const struct map *ids,
				 const struct node *const *nodes, const struct landing *landing)
{
	struct said_line line = {.label = landing->label, .next = MAP_NONE};
	const struct node *body = passage->tree->body, *node = NULL;
	struct arena *arena = passage->tree->arena;
	size_t found = landing->id ? map_find(ids, landing->id) : MAP_NONE;
	const char *normal = landing->id ? xhtml_id(arena, landing->id) : NULL;
	if (found == MAP_NONE && normal)
		found = map_find(ids, normal);
	line.depth = passage->article->entry->depth + landing->depth;
	if (found == MAP_NONE)
		return line;
	node = nodes[found];
	const struct node *heading = heading_at(node, body);
	line.id = tree_get(heading ? heading : node, "id");
	line.is_start = !heading && is_start(node, body);
	return line;
}

void passage_find_lines(struct passage *passage)
{
	const struct entry *entry = passage->article->entry;
	struct map ids = {0};
	VEC(const struct node *) nodes = {0};
	const struct node *body = passage->tree->body;
	passage->opening_line = MAP_NONE;
	for (const struct node *node = body; node && entry->landing_count;
	     node = tree_next(node, body)) {
		const char *id = node->kind == NODE_ELEMENT ? tree_get(node, "id") : NULL;
		if (id)
			*map_at(&ids, id) = nodes.count;
		if (id)
			vec_push(&nodes, node);
	}
	for (size_t i = 0; i < entry->landing_count; i++) {
		struct said_line line = line_for(passage, &ids, nodes.items, &entry->landings[i]);
		if (!*line.label)
			continue;
		size_t number = passage->lines.count;
		size_t *last = line.id ? map_at(&passage->line_ends, line.id) : NULL;
		if (last && *last == MAP_NONE)
			*map_at(&passage->line_places, line.id) = number;
		else if (last)
			passage->lines.items[*last].next = number;
		if (last)
			*last = number;
		if (passage->opening_line == MAP_NONE && (!line.id || line.is_start))
			passage->opening_line = number;
		vec_push(&passage->lines, line);
	}
	vec_clear(&nodes);
	map_clear(&ids);
}

/* The first line that leads to the node; NULL: none does. */
static const struct said_line *line_at(const struct passage *passage, const struct node *node)
{
	const char *id = node && node->kind == NODE_ELEMENT ? tree_get(node, "id") : NULL;
	size_t found = id ? map_find(&passage->line_places, id) : MAP_NONE;
	return found == MAP_NONE ? NULL : &passage->lines.items[found];
}

static const struct said_line *after(const struct passage *passage, const struct said_line *line)
{
	return line->next == MAP_NONE ? NULL : &passage->lines.items[line->next];
}

const struct said_line *passage_line_of(const struct passage *passage, size_t i)
{
	const struct cut *cut = &passage->cuts.items.items[i];
	bool has_title = i == 0 && !cut->heading && passage->cuts.title;
	if (cut->continues)
		return NULL;
	if (i == 0 && passage->opening_line != MAP_NONE)
		return &passage->lines.items[passage->opening_line];
	return line_at(passage, has_title ? passage->cuts.title : cut->heading);
}

static void push(struct document_piece *piece, const struct said_line *line, size_t number)
{
	unsigned above = piece->document.depth;
	struct arena *arena = piece->passage->to->arena;
	vec_push(&piece->document.headings,
		 (struct heading){
		     .label = arena_string(arena, line->label),
		     .id = line->id ? arena_string(arena, line->id) : NULL,
		     .depth = line->depth > above ? line->depth - above : 0,
		     .number = number,
		     .is_said = true,
		 });
}

void passage_add_opening_lines(struct document_piece *piece)
{
	const struct passage *passage = piece->passage;
	for (size_t i = 0; i < passage->lines.count && piece->index == 0; i++) {
		const struct said_line *line = &passage->lines.items[i];
		if (!line->id && line != piece->line)
			push(piece, line, 0);
	}
}

bool passage_add_lines(struct document_piece *piece, const struct node *node, size_t number)
{
	const struct passage *passage = piece->passage;
	const struct said_line *line = line_at(passage, node);
	bool has_line = line;
	for (; line; line = after(passage, line))
		if (line != piece->line)
			push(piece, line, number);
	return has_line;
}
