/* SVG: shapes, text and paint, without script, style sheets, animation and anything from outside.
 */
#include "content/svg_parts.h"

#include <string.h>

/* What an element may hold besides title and desc. */
enum svg_holds { SVG_NOTHING, SVG_ANYTHING, SVG_SHAPES, SVG_STOPS, SVG_TEXT, SVG_WORDS };

static const struct svg_rule {
	const char *name;
	enum svg_holds holds;
	const char *required; /* attributes without which nothing is drawn */
	bool draws;
} elements[] = {
    {"svg", SVG_ANYTHING, "", false},
    {"g", SVG_ANYTHING, "", false},
    {"defs", SVG_ANYTHING, "", false},
    {"symbol", SVG_ANYTHING, "", false},
    {"marker", SVG_ANYTHING, "", false},
    {"mask", SVG_ANYTHING, "", false},
    {"pattern", SVG_ANYTHING, "", false},
    {"clipPath", SVG_SHAPES, "", false},
    {"linearGradient", SVG_STOPS, "", false},
    {"radialGradient", SVG_STOPS, "", false},
    {"stop", SVG_NOTHING, "offset", false},
    {"path", SVG_NOTHING, "d", true},
    {"rect", SVG_NOTHING, "width height", true},
    {"circle", SVG_NOTHING, "r", true},
    {"ellipse", SVG_NOTHING, "rx ry", true},
    {"line", SVG_NOTHING, "", true},
    {"polyline", SVG_NOTHING, "points", true},
    {"polygon", SVG_NOTHING, "points", true},
    {"use", SVG_NOTHING, "xlink:href", true},
    {"text", SVG_TEXT, "", true},
    {"tspan", SVG_TEXT, "", true},
    {"title", SVG_WORDS, "", false},
    {"desc", SVG_WORDS, "", false},
};

static const struct svg_rule *rule_of_svg(const xmlNode *node)
{
	for (size_t i = 0; node->ns == &tree_svg && i < sizeof elements / sizeof *elements; i++)
		if (strcmp(elements[i].name, (const char *)node->name) == 0)
			return &elements[i];
	return NULL;
}

static bool has_required(const xmlNode *node, const char *names)
{
	while (*names) {
		size_t size = strcspn(names, " ");
		char name[16];
		memcpy(name, names, size);
		name[size] = '\0';
		if (!tree_get(node, name))
			return false;
		names += size + (names[size] == ' ');
	}
	return true;
}

static bool is_description(const xmlNode *node)
{
	return node->type == XML_ELEMENT_NODE && names_have("title desc", (const char *)node->name);
}

static bool may_hold(const xmlNode *parent, const xmlNode *node, const struct svg_rule *rule)
{
	const struct svg_rule *whole = rule_of_svg(parent);
	const char *name = rule->name;
	if (is_description(node))
		return whole->holds == SVG_ANYTHING || whole->holds == SVG_TEXT ||
		       (whole->holds != SVG_WORDS && (!node->prev || is_description(node->prev)));
	switch (whole->holds) {
	case SVG_ANYTHING:
		return strcmp(name, "tspan") != 0 && strcmp(name, "stop") != 0;
	case SVG_SHAPES:
		return rule->draws && strcmp(name, "tspan") != 0;
	case SVG_STOPS:
		return strcmp(name, "stop") == 0;
	case SVG_TEXT:
		return strcmp(name, "tspan") == 0;
	default:
		return false;
	}
}

/* An element goes; words in it that a browser shows make the whole SVG give way to its text. */
static void drop(struct svg_state *svg, xmlNode *node)
{
	if (!names_have("style script title desc metadata", (const char *)node->name) &&
	    *foreign_words(svg->conform->tree->arena, node))
		svg->lost_words = true;
	tree_unlink(node);
}

/* What stands in a definition is drawn where it is used, if at all. */
static bool is_drawn(const xmlNode *node, const xmlNode *root)
{
	static const char definitions[] = "defs symbol marker mask pattern clipPath";
	for (; node != root; node = node->parent)
		if (names_have(definitions, (const char *)node->name))
			return false;
	return true;
}

static xmlNode *enter_svg(struct svg_state *svg, xmlNode *node, xmlNode *root)
{
	xmlNode *next = tree_next_skipping(node, root);
	if (node->type == XML_TEXT_NODE) {
		const struct svg_rule *whole = rule_of_svg(node->parent);
		if (whole->holds == SVG_TEXT || whole->holds == SVG_WORDS)
			return next;
		svg->lost_words |= !text_is_space(node);
	}
	if (node->type != XML_ELEMENT_NODE) {
		tree_unlink(node);
		return next;
	}
	if (node->ns == &tree_svg && names_have("a switch", (const char *)node->name)) {
		next = node->children ? node->children : next;
		tree_unwrap(node);
		return next;
	}
	const struct svg_rule *rule = rule_of_svg(node);
	if (rule)
		svg_clean_attributes(svg, node);
	if (!rule || (node != root && !may_hold(node->parent, node, rule)) ||
	    !has_required(node, rule->required)) {
		drop(svg, node);
		return next;
	}
	svg->names |= rule->holds == SVG_WORDS && node->children;
	if (rule->draws && is_drawn(node, root))
		svg->draws = true;
	else if (rule->draws)
		svg->defines = true;
	return tree_next(node, root);
}

static void collect_ids(struct svg_state *svg, const xmlNode *root)
{
	for (const xmlNode *node = root; node; node = tree_next(node, root)) {
		const char *id = tree_get(node, "id");
		if (!id || !*id || !node->ns)
			continue;
		size_t *index = map_at(&svg->ids, id);
		if (*index == MAP_NONE)
			*index = svg->ids.count;
	}
}

const char *svg_picture(const xmlNode *root)
{
	const char *href = NULL;
	for (const xmlNode *node = root; node; node = tree_next(node, root)) {
		const struct svg_rule *rule =
		    node->type == XML_ELEMENT_NODE ? rule_of_svg(node) : NULL;
		if (rule && rule->draws)
			return NULL;
		if (node->ns != &tree_svg || node->type != XML_ELEMENT_NODE ||
		    strcmp((const char *)node->name, "image") != 0)
			continue;
		if (href)
			return NULL;
		href = tree_get(node, "xlink:href");
		if (!href)
			href = tree_get(node, "href");
		if (!href)
			return NULL;
	}
	return href;
}

bool conform_svg(struct conform_state *state, xmlNode *root)
{
	struct svg_state svg = {.conform = state, .number = ++state->svgs};
	const char *label = tree_get(root, "aria-label"), *hidden = tree_get(root, "aria-hidden");
	collect_ids(&svg, root);
	for (xmlNode *node = root; node;)
		node = enter_svg(&svg, node, root);
	map_clear(&svg.ids);
	if (hidden && strcmp(hidden, "true") == 0) {
		tree_set(state->tree, root, "aria-hidden", "true");
	} else if (label && !text_is_blank(label)) {
		tree_set(state->tree, root, "role", "img");
		tree_set(state->tree, root, "aria-label", label);
	}
	if (!svg.draws) { /* a store of icons, or one from elsewhere: it must not take room */
		tree_set(state->tree, root, "width", "0");
		tree_set(state->tree, root, "height", "0");
	}
	return (svg.draws || svg.defines || svg.names) && !svg.lost_words;
}
