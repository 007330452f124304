/* SVG: shapes, text and paint, without script, style sheets, animation and anything from outside.
 */
#include "content/foreign.h"

#include "base/map.h"
#include "base/url.h"
#include "content/css.h"

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

static const struct {
	const char *name, *words; /* words: the values it may have; NULL: any */
} attributes[] = {
    {"id", NULL},
    {"x", NULL},
    {"y", NULL},
    {"x1", NULL},
    {"y1", NULL},
    {"x2", NULL},
    {"y2", NULL},
    {"cx", NULL},
    {"cy", NULL},
    {"r", NULL},
    {"rx", NULL},
    {"ry", NULL},
    {"fx", NULL},
    {"fy", NULL},
    {"width", NULL},
    {"height", NULL},
    {"d", NULL},
    {"points", NULL},
    {"viewBox", NULL},
    {"preserveAspectRatio", NULL},
    {"transform", NULL},
    {"offset", NULL},
    {"gradientTransform", NULL},
    {"gradientUnits", "userSpaceOnUse objectBoundingBox"},
    {"spreadMethod", "pad reflect repeat"},
    {"patternTransform", NULL},
    {"patternUnits", "userSpaceOnUse objectBoundingBox"},
    {"patternContentUnits", "userSpaceOnUse objectBoundingBox"},
    {"clipPathUnits", "userSpaceOnUse objectBoundingBox"},
    {"maskUnits", "userSpaceOnUse objectBoundingBox"},
    {"maskContentUnits", "userSpaceOnUse objectBoundingBox"},
    {"markerWidth", NULL},
    {"markerHeight", NULL},
    {"refX", NULL},
    {"refY", NULL},
    {"markerUnits", "strokeWidth userSpaceOnUse"},
    {"orient", NULL},
    {"dx", NULL},
    {"dy", NULL},
    {"rotate", NULL},
    {"xlink:href", NULL},
};

/* Those that are properties too, and may stand in a style attribute. */
static const struct {
	const char *name, *words;
} paints[] = {
    {"fill", NULL},
    {"stroke", NULL},
    {"color", NULL},
    {"stop-color", NULL},
    {"fill-rule", "nonzero evenodd inherit"},
    {"clip-rule", "nonzero evenodd inherit"},
    {"stroke-linecap", "butt round square inherit"},
    {"stroke-linejoin", "miter round bevel inherit"},
    {"stroke-width", NULL},
    {"stroke-miterlimit", NULL},
    {"stroke-dasharray", NULL},
    {"stroke-dashoffset", NULL},
    {"opacity", NULL},
    {"fill-opacity", NULL},
    {"stroke-opacity", NULL},
    {"stop-opacity", NULL},
    {"font-family", NULL},
    {"font-size", NULL},
    {"font-weight", NULL},
    {"font-style", "normal italic oblique inherit"},
    {"text-anchor", "start middle end inherit"},
    {"clip-path", NULL},
    {"mask", NULL},
    {"marker-start", NULL},
    {"marker-mid", NULL},
    {"marker-end", NULL},
};

/* Which elements take which of the attributes that not all take. */
static const struct {
	const char *name, *elements;
} places[] = {
    {"x", "svg rect use text tspan mask pattern"},
    {"y", "svg rect use text tspan mask pattern"},
    {"x1", "line linearGradient"},
    {"y1", "line linearGradient"},
    {"x2", "line linearGradient"},
    {"y2", "line linearGradient"},
    {"cx", "circle ellipse radialGradient"},
    {"cy", "circle ellipse radialGradient"},
    {"r", "circle radialGradient"},
    {"rx", "rect ellipse"},
    {"ry", "rect ellipse"},
    {"fx", "radialGradient"},
    {"fy", "radialGradient"},
    {"width", "svg rect use mask pattern"},
    {"height", "svg rect use mask pattern"},
    {"d", "path"},
    {"points", "polyline polygon"},
    {"viewBox", "svg symbol marker pattern"},
    {"preserveAspectRatio", "svg symbol marker pattern"},
    {"transform", "g path rect circle ellipse line polyline polygon use text clipPath"},
    {"offset", "stop"},
    {"gradientTransform", "linearGradient radialGradient"},
    {"gradientUnits", "linearGradient radialGradient"},
    {"spreadMethod", "linearGradient radialGradient"},
    {"patternTransform", "pattern"},
    {"patternUnits", "pattern"},
    {"patternContentUnits", "pattern"},
    {"clipPathUnits", "clipPath"},
    {"maskUnits", "mask"},
    {"maskContentUnits", "mask"},
    {"markerWidth", "marker"},
    {"markerHeight", "marker"},
    {"refX", "marker"},
    {"refY", "marker"},
    {"markerUnits", "marker"},
    {"orient", "marker"},
    {"dx", "text tspan"},
    {"dy", "text tspan"},
    {"rotate", "tspan"},
    {"xlink:href", "use linearGradient radialGradient pattern"},
    {"marker-start", "path line polyline polygon"},
    {"marker-mid", "path line polyline polygon"},
    {"marker-end", "path line polyline polygon"},
    {"stop-color", "stop"},
    {"stop-opacity", "stop"},
    {"font-family", "g text tspan"},
    {"font-size", "g text tspan"},
    {"font-weight", "g text tspan"},
    {"font-style", "g text tspan"},
    {"text-anchor", "g text tspan"},
};

static const struct svg_rule *rule_of_svg(const xmlNode *node)
{
	for (size_t i = 0; node->ns == &tree_svg && i < sizeof elements / sizeof *elements; i++)
		if (strcmp(elements[i].name, (const char *)node->name) == 0)
			return &elements[i];
	return NULL;
}

const char *foreign_words(struct arena *arena, const xmlNode *root)
{
	struct buf words = BUF_EMPTY;
	for (const xmlNode *node = root, *next; node; node = next) {
		bool silent = node->type == XML_ELEMENT_NODE &&
			      names_have("style script metadata", (const char *)node->name);
		next = silent ? tree_next_skipping(node, root) : tree_next(node, root);
		if (node->type != XML_TEXT_NODE)
			continue;
		const char *text = (const char *)node->content;
		for (size_t size; *(text += strspn(text, " \t\n")); text += size) {
			size = strcspn(text, " \t\n");
			buf_puts(&words, words.size ? " " : "");
			buf_add(&words, text, size);
		}
	}
	const char *kept = arena_copy(arena, words.data ? words.data : "", words.size);
	buf_clear(&words);
	return kept;
}

/* The ids that an SVG has inside, by their number in it: a reference leads nowhere else. */
struct svg_state {
	struct conform_state *conform;
	struct map ids;
	size_t number; /* of this SVG in the tree */
	bool draws, defines, names, lost_words;
};

static const char *new_id(const struct svg_state *svg, const char *id)
{
	size_t index = map_find(&svg->ids, id);
	return index == MAP_NONE
		   ? NULL
		   : arena_format(svg->conform->tree->arena, "svg-%zu-%zu", svg->number, index);
}

/* "#id", or "url(#id)" as a whole, to a part of this SVG; NULL if it leads elsewhere. */
static const char *inner_reference(const struct svg_state *svg, const char *value)
{
	struct arena *arena = svg->conform->tree->arena;
	const char *start = strchr(value, '#');
	if (!start)
		return NULL;
	const char *id = arena_copy(arena, start + 1, strcspn(start + 1, "\"') \t\n"));
	id = new_id(svg, id);
	if (!id)
		return NULL;
	return *value == '#' ? arena_format(arena, "#%s", id) : arena_format(arena, "url(#%s)", id);
}

static bool is_aspect_ratio(const char *value)
{
	static const char *const aligns =
	    "none xMinYMin xMidYMin xMaxYMin xMinYMid xMidYMid xMaxYMid xMinYMax xMidYMax xMaxYMax";
	char align[16];
	size_t size = strcspn(value, " ");
	if (size >= sizeof align)
		return false;
	memcpy(align, value, size);
	align[size] = '\0';
	value += size + strspn(value + size, " ");
	return names_have(aligns, align) && (!*value || names_have("meet slice", value));
}

/* The value as it may stand, or NULL. */
static const char *svg_value(const struct svg_state *svg, const char *name, const char *words,
			     const char *value)
{
	if (words)
		return names_have(words, value) ? value : NULL;
	if (strcmp(name, "id") == 0)
		return new_id(svg, value);
	if (strcmp(name, "xlink:href") == 0)
		return *value == '#' ? inner_reference(svg, value) : NULL;
	if (strcmp(name, "preserveAspectRatio") == 0)
		return is_aspect_ratio(value) ? value : NULL;
	if (strstr(value, "url(") || strstr(value, "URL("))
		return strncmp(value, "url(", 4) == 0 ? inner_reference(svg, value) : NULL;
	return strstr(value, "var(") || strchr(value, '\\') ? NULL : value;
}

static bool has_place(const xmlNode *node, const char *name)
{
	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		if (strcmp(places[i].name, name) == 0)
			return names_have(places[i].elements, (const char *)node->name);
	return !names_have("title desc defs", (const char *)node->name);
}

static const char *paint_value(const struct svg_state *svg, const xmlNode *node, const char *name,
			       const char *value)
{
	for (size_t i = 0; i < sizeof paints / sizeof *paints; i++)
		if (strcmp(paints[i].name, name) == 0)
			return has_place(node, name) ? svg_value(svg, name, paints[i].words, value)
						     : NULL;
	return NULL;
}

static const char *attribute_value(const struct svg_state *svg, const xmlNode *node,
				   const char *name, const char *value)
{
	for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++)
		if (strcmp(attributes[i].name, name) == 0)
			return has_place(node, name) || strcmp(name, "id") == 0
				   ? svg_value(svg, name, attributes[i].words, value)
				   : NULL;
	return paint_value(svg, node, name, value);
}

static void take_style(const struct svg_state *svg, xmlNode *node, const char *text)
{
	struct css_style *style = css_style_open(text, strlen(text));
	for (struct css_declaration declaration; css_style_next(style, &declaration);) {
		struct arena *arena = svg->conform->tree->arena;
		const char *value = arena_string(arena, declaration.value);
		value = paint_value(svg, node, declaration.property, value);
		if (value)
			tree_set(svg->conform->tree, node, declaration.property, value);
	}
	css_style_close(style);
}

static void clean_attributes(const struct svg_state *svg, xmlNode *node)
{
	struct tree *tree = svg->conform->tree;
	const char *href = tree_get(node, "href"), *style = tree_get(node, "style");
	if (href && !tree_get(node, "xlink:href"))
		tree_set(tree, node, "xlink:href", href);
	for (xmlAttr *attribute = node->properties, *next; attribute; attribute = next) {
		next = attribute->next;
		const char *name = (const char *)attribute->name;
		const char *value =
		    attribute->children ? (const char *)attribute->children->content : "";
		const char *kept = attribute_value(svg, node, name, value);
		if (!kept)
			tree_remove_attribute(node, attribute);
		else if (kept != value)
			tree_set(tree, node, name, kept);
	}
	if (style)
		take_style(svg, node, style);
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
		clean_attributes(svg, node);
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
