/* References inside of an SVG: to gradients, patterns, clip paths, masks, markers and shapes. */
#include "base/map.h"
#include "base/vec.h"
#include "xhtml/id_lists.h"
#include "xhtml/model/svg_table.h"
#include "xhtml/xhtml_parts.h"

#include <string.h>

/* Whether what a reference leads to shows anything in the end: use may lead to use. */
enum worth { UNKNOWN, FOLLOWED, SHOWS, SHOWS_NOTHING };

struct target {
	struct node *node;
	const char *id; /* the new one; NULL: not referred to yet */
	enum worth worth;
};

struct svg_targets {
	struct svg_state *svg;
	struct map by_id;
	VEC(struct target) all;
};

static const struct svg_reference_rule *reference_of(const struct node *node, const char *name,
						     const char *value)
{
	bool leads = strncmp(value, "url(", 4) == 0 || strcmp(name, "xlink:href") == 0;
	return leads ? svg_reference_for(name, node->name) : NULL;
}

/* The id in "#id" and "url(#id)"; NULL if it is elsewhere. */
static const char *id_in(struct arena *arena, const char *value)
{
	if (strncmp(value, "url(", 4) == 0)
		value += 4 + strspn(value + 4, " \t\n\"'");
	return *value == '#' ? arena_copy(arena, value + 1, strcspn(value + 1, "\"') \t\n")) : NULL;
}

static size_t find_target(const struct svg_targets *targets, const char *value)
{
	const char *id = id_in(targets->svg->conform->tree->arena, value);
	return id ? map_find(&targets->by_id, id) : MAP_NONE;
}

static bool is_use(const struct node *node)
{
	return strcmp(node->name, "use") == 0;
}

/* The target behind one that is a use. */
static size_t behind(const struct svg_targets *targets, size_t index)
{
	return find_target(targets, tree_get(targets->all.items[index].node, "xlink:href"));
}

/* Follows a chain of uses to its end; one that comes back to itself shows nothing. */
static bool shows(struct svg_targets *targets, size_t start)
{
	struct target *all = targets->all.items;
	size_t i = start;
	while (i != MAP_NONE && all[i].worth == UNKNOWN && is_use(all[i].node)) {
		all[i].worth = FOLLOWED;
		i = behind(targets, i);
	}
	enum worth worth = i == MAP_NONE || all[i].worth == FOLLOWED ? SHOWS_NOTHING
			   : all[i].worth != UNKNOWN                 ? all[i].worth
			   : words_have(SVG_USABLE, (const char *)all[i].node->name)
			       ? SHOWS
			       : SHOWS_NOTHING;
	for (i = start; i != MAP_NONE && all[i].worth == FOLLOWED; i = behind(targets, i))
		all[i].worth = worth;
	return worth == SHOWS;
}

static const char *new_id(struct svg_targets *targets, size_t index)
{
	struct svg_state *svg = targets->svg;
	struct target *target = &targets->all.items[index];
	if (!target->id)
		target->id =
		    arena_format(svg->conform->tree->arena, "svg-%zu-%zu", svg->number, ++svg->ids);
	return target->id;
}

/* The paint behind "url(…)" that stands for one that isn't there; NULL if there is none. */
static const char *fallback(const char *value)
{
	const char *s = strchr(value, ')');
	s = s ? s + 1 + strspn(s + 1, " \t\n") : "";
	size_t size = strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
				"0123456789#(),.% -");
	return *s && !s[size] && !strstr(s, "url(") ? s : NULL;
}

/* The value with its reference followed, or what it says instead; NULL: it goes. */
static const char *followed(struct svg_targets *targets, const struct svg_reference_rule *reference,
			    const char *value)
{
	size_t index = find_target(targets, value);
	const struct node *target = index == MAP_NONE ? NULL : targets->all.items[index].node;
	bool found = target && words_have(reference->targets, target->name) &&
		     (!is_use(target) || shows(targets, index));
	if (found)
		return arena_format(targets->svg->conform->tree->arena,
				    *value == '#' ? "#%s" : "url(#%s)", new_id(targets, index));
	const char *instead = reference->otherwise ? fallback(value) : NULL;
	return instead ? instead : reference->otherwise;
}

/* Follows the ids of a list that are in the drawing; the others may be the page's: page_ids.c. */
static void settle_list(struct svg_targets *targets, struct node *node, const char *name,
			const char *value)
{
	struct tree *tree = targets->svg->conform->tree;
	struct buf now = BUF_EMPTY;
	const char *ids = value;
	for (size_t size; *(ids += strspn(ids, " \t\n")); ids += size) {
		size = strcspn(ids, " \t\n");
		const char *id = arena_copy(tree->arena, ids, size);
		size_t index = map_find(&targets->by_id, id);
		if (index != MAP_NONE)
			id = new_id(targets, index);
		targets->svg->named |= index != MAP_NONE && strcmp(name, "aria-labelledby") == 0;
		buf_printf(&now, "%s%s", now.size ? " " : "", id);
	}
	if (now.data && strcmp(now.data, value) != 0) {
		fix(targets->svg->conform, node, BREACH_ID_LIST, name);
		tree_set(tree, node, name, now.data);
	}
	buf_clear(&now);
}

/* Follows what the element refers to; false: it is a use, and nothing is to be used. */
static bool settle_element(struct svg_targets *targets, struct node *node)
{
	for (struct attribute *attribute = node->attributes, *next; attribute; attribute = next) {
		next = attribute->next;
		const char *name = attribute->name;
		const char *value = attribute->value;
		const struct svg_reference_rule *reference = reference_of(node, name, value);
		if (has_id_list(attribute))
			settle_list(targets, node, name, value);
		if (!reference)
			continue;
		const char *now = followed(targets, reference, value);
		if (now && strcmp(now, value) == 0)
			continue;
		fix(targets->svg->conform, node, BREACH_SVG_REFERENCE, name);
		value = now;
		if (value)
			tree_set(targets->svg->conform->tree, node, name, value);
		else if (is_use(node) && strcmp(name, "xlink:href") == 0)
			return false;
		else
			tree_remove_attribute(node, attribute);
	}
	svg_settle_path(targets->svg, node);
	return true;
}

/* Of several elements with one id, the first is meant. */
static void collect(struct svg_targets *targets, struct node *root)
{
	for (struct node *node = tree_next(root, root); node; node = tree_next(node, root)) {
		const char *id = tree_get(node, "id");
		size_t *index = id ? map_at(&targets->by_id, id) : NULL;
		if (!index)
			continue;
		if (*index != MAP_NONE) {
			fix(targets->svg->conform, node, BREACH_ID, id);
			tree_remove(node, "id");
			continue;
		}
		*index = targets->all.count;
		vec_push(&targets->all, (struct target){node, NULL, UNKNOWN});
	}
}

/* What the page around may refer to, as a label or a description. */
static bool is_words(const struct node *node)
{
	return words_have("title desc", node->name);
}

/* What something refers to has its new id, which the page is to know; what nothing does has none.
 */
static void give_id(struct svg_targets *targets, size_t index)
{
	struct conform_state *state = targets->svg->conform;
	const struct target *target = &targets->all.items[index];
	const char *id = tree_get(target->node, "id");
	if (!target->id && is_words(target->node) && !state->options->drawing)
		new_id(targets, index);
	size_t *now = target->id ? map_at(&state->drawn, id) : NULL;
	if (now && *now == MAP_NONE) {
		*now = state->drawn_now.count;
		vec_push(&state->drawn_now, target->id);
	}
	if (target->id && strcmp(target->id, id) == 0)
		return;
	fix(state, target->node, BREACH_ID, id);
	if (target->id)
		tree_set(state->tree, target->node, "id", target->id);
	else
		tree_remove(target->node, "id");
}

void svg_settle_references(struct svg_state *svg, struct node *root)
{
	struct svg_targets targets = {.svg = svg};
	collect(&targets, root);
	for (struct node *node = root, *next; node; node = next) {
		next = tree_next(node, root);
		if (node->kind != NODE_ELEMENT || settle_element(&targets, node))
			continue;
		next = tree_next_skipping(node, root);
		tree_unlink(node);
	}
	for (size_t i = 0; i < targets.all.count; i++)
		give_id(&targets, i);
	map_clear(&targets.by_id);
	vec_clear(&targets.all);
}
