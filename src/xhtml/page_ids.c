/* Ids and links. */
#include "xhtml/xhtml_parts.h"

#include "base/ascii.h"
#include "base/map.h"
#include "base/slug.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "xhtml/id_lists.h"
#include "xhtml/links.h"
#include "xhtml/words.h"

#include <string.h>

static bool is_id_letter(char c)
{
	return ascii_is_letter(c) || c == '_';
}

static bool is_id_character(char c)
{
	return is_id_letter(c) || ascii_is_digit(c) || c == '-' || c == '.';
}

const char *xhtml_id(struct arena *arena, const char *text)
{
	if (slug_is_id(text))
		return text;
	const char *s = unicode_decomposed(arena, text), *end = s + strlen(s);
	struct buf out = BUF_EMPTY;
	while (s < end) {
		unsigned c = utf8_next(&s, end);
		if (!out.size && !(c < 0x80 && is_id_letter((char)c)))
			buf_puts(&out, "id-");
		if (c < 0x80 && is_id_character((char)c))
			buf_putc(&out, (char)c);
		else if (c < 0x80)
			buf_putc(&out, '-');
		else if (!unicode_is_mark(c))
			buf_printf(&out, "_%x", c);
	}
	const char *id = out.size ? arena_copy(arena, out.data, out.size) : NULL;
	buf_clear(&out);
	return id;
}

void anchor_to_id(struct conform_state *state, struct node *node)
{
	const char *name = tree_get(node, "name"), *id = tree_get(node, "id");
	if (!name || !*name || element_of(node) != EL_A || (id && strcmp(id, name) == 0))
		return;
	fix(state, node, BREACH_ATTRIBUTE, "name");
	if (!id) {
		tree_set(state->tree, node, "id", name);
		return;
	}
	struct node *anchor = made_element(state, EL_SPAN, node);
	tree_set(state->tree, anchor, "id", name);
	tree_insert_before(node, anchor);
}

/* What the ids of the page became: by the id as written, the index of the new one. */
struct written_ids {
	struct map written, taken;
	struct map drawn; /* ids inside of drawings */
	struct conform_state *state;
	VEC(const char *) now;
};

/* What stands inside of an SVG has its id from octavo, and is followed there. */
static bool is_inside_svg(const struct node *node)
{
	return node->ns == NS_SVG && node->parent->ns == NS_SVG;
}

static void reserve_ids(struct written_ids *ids, const struct node *body)
{
	for (const struct node *node = body; node; node = tree_next(node, body))
		if (is_inside_svg(node) && tree_get(node, "id")) {
			*map_at(&ids->taken, tree_get(node, "id")) = 1;
			*map_at(&ids->drawn, tree_get(node, "id")) = 1;
		}
}

/* The first element with an id keeps it, as a browser's links find that one. */
static void take_id(struct conform_state *state, struct written_ids *ids, struct node *node)
{
	struct arena *arena = state->tree->arena;
	const char *written = tree_get(node, "id");
	if (!written || is_inside_svg(node))
		return;
	const char *id = xhtml_id(arena, written);
	size_t *index = map_at(&ids->written, written);
	if (!id || *index != MAP_NONE) {
		fix(state, node, BREACH_ID, written);
		tree_remove(node, "id");
		return;
	}
	*index = ids->now.count;
	id = slug_unique(arena, &ids->taken, id);
	vec_push(&ids->now, id);
	if (strcmp(id, written) != 0) {
		fix(state, node, BREACH_ID, written);
		tree_set(state->tree, node, "id", id);
	}
}

static const char *find_id(struct written_ids *ids, const char *written)
{
	size_t index = map_find(&ids->written, written);
	if (index != MAP_NONE)
		return ids->now.items[index];
	index = map_find(&ids->state->drawn, written);
	return index == MAP_NONE ? NULL : ids->state->drawn_now.items[index];
}

static const char *find_part(struct arena *arena, struct written_ids *ids, const char *fragment)
{
	const char *id = find_id(ids, fragment);
	return id ? id : find_id(ids, link_decoded(arena, fragment));
}

static void conform_link(struct conform_state *state, struct written_ids *ids, struct node *node)
{
	struct arena *arena = state->tree->arena;
	const char *href = tree_get(node, "href"), *written = href;
	enum link link = link_normal(arena, &href);
	const char *id = link == LINK_PART ? find_part(arena, ids, href + 1) : NULL;
	bool is_dead = link == LINK_WRONG || (link == LINK_PART && !id);
	if (is_dead && state->options->keep_dead_links)
		return;
	if (is_dead)
		fix(state, node, link == LINK_PART ? BREACH_LINK_PART : BREACH_LINK_WRONG, written);
	if (id)
		href = arena_format(arena, "#%s", id);
	if (!is_dead && (link == LINK_TOP || link == LINK_SCRIPT || strcmp(href, written) != 0))
		fix(state, node, BREACH_LINK, written);
	if (is_dead || link == LINK_TOP || link == LINK_SCRIPT)
		link_to_text(node);
	else if (strcmp(href, written) != 0)
		tree_set(state->tree, node, "href", href);
}

static const char *find_in_list(const struct node *node, const char *attribute, const char *written,
				void *user)
{
	struct written_ids *ids = user;
	(void)attribute;
	if (node->ns == NS_SVG && map_find(&ids->drawn, written) != MAP_NONE)
		return written;
	const char *id = find_id(ids, written);
	if (!id || strcmp(id, written) != 0)
		fix(ids->state, node, BREACH_ID_LIST, written);
	return id;
}

void conform_links(struct conform_state *state)
{
	struct written_ids ids = {.state = state};
	struct node *body = state->tree->body;
	if (state->svgs)
		reserve_ids(&ids, body);
	for (struct node *node = body; node; node = tree_next(node, body))
		if (node->kind == NODE_ELEMENT)
			take_id(state, &ids, node);
	for (struct node *node = body, *next; node; node = next) {
		next = tree_next(node, body);
		if (node->kind != NODE_ELEMENT)
			continue;
		if (has_id_lists(node))
			keep_id_lists(state->tree, node, find_in_list, &ids);
		if (element_of(node) == EL_A && tree_get(node, "href"))
			conform_link(state, &ids, node);
	}
	map_clear(&ids.written);
	map_clear(&ids.taken);
	map_clear(&ids.drawn);
	vec_clear(&ids.now);
}
