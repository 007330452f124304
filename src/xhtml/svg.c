/* SVG: shapes, text, paint and effects, without script, animation and anything from outside; what
 * its style sheets say stands in attributes. */
#include "xhtml/model/svg_table.h"
#include "xhtml/xhtml_parts.h"

#include <string.h>

/* NULL: no element that a book may hold. */
static const struct svg_rule *rule_of_svg(const struct node *node)
{
	const struct svg_rule *rule = node->ns == NS_SVG ? svg_rule_for(node->name) : NULL;
	return rule && rule->kept ? rule : NULL;
}

static bool has_required(const struct node *node, const char *names)
{
	while (names && *names) {
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

static bool is_description(const struct node *node)
{
	return node->kind == NODE_ELEMENT && words_have("title desc", node->name);
}

/* The part that names the element of what another may hold, in which commas stand between parts;
 * NULL: none does. */
static const char *part_of(const char *content, const char *name)
{
	size_t size = strlen(name);
	const char *part = content;
	for (const char *at = content; *at; at++) {
		part = *at == ',' ? at + 1 : part;
		bool begins = at == content || strchr(" (", at[-1]);
		if (begins && strncmp(at, name, size) == 0 && strchr(" )?*+,", at[size]))
			return part;
	}
	return NULL;
}

static char end_of_part(const char *part)
{
	return part[strcspn(part, ",") - 1];
}

/* Effects stand in their order, once but where there may be more. */
static bool may_follow(const char *content, const struct node *before, const char *name)
{
	while (before && before->kind != NODE_ELEMENT)
		before = before->prev;
	const char *part = part_of(content, name);
	const char *earlier = before ? part_of(content, before->name) : NULL;
	return part &&
	       (!earlier || part > earlier || (part == earlier && end_of_part(part) == '*'));
}

/* Whether a light is there, which has to be. */
static bool is_lit(const struct svg_rule *rule, const struct node *node)
{
	if (rule->holds != SVG_EFFECTS || end_of_part(rule->content) != ')')
		return true;
	const struct node *child = node->children;
	while (child && (child->kind != NODE_ELEMENT || child->ns != NS_SVG ||
			 part_of(rule->content, child->name) != rule->content))
		child = child->next;
	return child;
}

static bool may_hold(const struct node *parent, const struct node *node,
		     const struct svg_rule *rule)
{
	const struct svg_rule *whole = rule_of_svg(parent);
	const char *name = rule->name;
	if (is_description(node))
		return whole->holds == SVG_ANYTHING || whole->holds == SVG_TEXT ||
		       (whole->holds != SVG_WORDS && whole->holds != SVG_EMPTY &&
			(!node->prev || is_description(node->prev)));
	switch (whole->holds) {
	case SVG_ANYTHING:
		return !words_have("tspan textPath stop", name) && !svg_is_effect(name);
	case SVG_SHAPES:
		return rule->draws && !words_have("tspan textPath", name);
	case SVG_STOPS:
		return strcmp(name, "stop") == 0;
	case SVG_TEXT:
		return words_have("tspan textPath", name);
	case SVG_EFFECTS:
		return svg_is_effect(name) && may_follow(whole->content, node->prev, name);
	default:
		return false;
	}
}

/* Whether a browser shows something for the element, other than shapes. */
static bool shows_something(const struct node *root)
{
	static const char shown[] =
	    "foreignObject image use video set animate animateMotion animateTransform";
	for (const struct node *node = root; node; node = tree_next(node, root))
		if (node->kind == NODE_ELEMENT && words_have(shown, node->name))
			return true;
	return false;
}

/* An element goes; words in it that a browser shows make the whole SVG give way to its text. */
static void drop(struct svg_state *svg, struct node *node)
{
	bool words = !words_have("style script title desc metadata", node->name) &&
		     *foreign_words(svg->conform->tree->arena, node);
	svg->lost_words |= words;
	svg->lost += words || shows_something(node);
	fix(svg->conform, node, BREACH_SVG, NULL);
	tree_unlink(node);
}

/* A link, or a choice, is a group with what it says of its look; one that says nothing goes. */
static bool is_wrapper(const struct node *node)
{
	return node->ns == NS_SVG && words_have("a switch", node->name);
}

static bool stays_as_group(struct svg_state *svg, struct node *node)
{
	enum svg_holds around = rule_of_svg(node->parent)->holds;
	if (around != SVG_ANYTHING && around != SVG_TEXT)
		return false;
	fix(svg->conform, node, BREACH_SVG, NULL);
	node->name = (around == SVG_TEXT ? "tspan" : "g");
	svg_clean_attributes(svg, node);
	return node->attributes;
}

static struct node *enter_text(struct svg_state *svg, struct node *text, struct node *root)
{
	struct node *next = tree_next_skipping(text, root);
	enum svg_holds around = rule_of_svg(text->parent)->holds;
	if (text->kind == NODE_TEXT && (around == SVG_TEXT || around == SVG_WORDS))
		return next;
	svg->stray_words |= text->kind == NODE_TEXT && !text_is_space(text);
	fix(svg->conform, text, BREACH_SVG, NULL);
	tree_unlink(text);
	return next;
}

/* Text along a path that isn't there is text. */
void svg_settle_path(struct svg_state *svg, struct node *node)
{
	if (strcmp(node->name, "textPath") != 0 || tree_get(node, "xlink:href"))
		return;
	fix(svg->conform, node, BREACH_SVG, NULL);
	node->name = "tspan";
	svg_clean_attributes(svg, node);
}

static struct node *enter_svg(struct svg_state *svg, struct node *node, struct node *root)
{
	struct node *next = tree_next_skipping(node, root);
	if (node->kind != NODE_ELEMENT)
		return enter_text(svg, node, root);
	if (is_wrapper(node) && !stays_as_group(svg, node)) {
		next = node->children ? node->children : next;
		fix(svg->conform, node, BREACH_SVG, NULL);
		tree_unwrap(node);
		return next;
	}
	const struct svg_rule *rule = rule_of_svg(node);
	if (rule)
		svg_clean_attributes(svg, node);
	svg_settle_path(svg, node);
	rule = rule_of_svg(node);
	if (!rule || (node != root && !may_hold(node->parent, node, rule)) ||
	    !has_required(node, rule->required) || !is_lit(rule, node)) {
		drop(svg, node);
		return next;
	}
	return tree_next(node, root);
}

/* What there is to see; what stands in a definition is drawn where it is used, if at all. */
static void look(struct svg_state *svg, const struct node *root)
{
	static const char definitions[] = "defs symbol marker mask pattern clipPath filter";
	const struct node *end = NULL; /* of the definition */
	bool in_definition = false;
	for (const struct node *node = root; node; node = tree_next(node, root)) {
		const struct svg_rule *rule = node->kind == NODE_ELEMENT ? rule_of_svg(node) : NULL;
		in_definition &= node != end;
		if (!rule)
			continue;
		if (!in_definition && words_have(definitions, rule->name)) {
			in_definition = true;
			end = tree_next_skipping(node, root);
		}
		svg->draws |= rule->draws && !in_definition;
		svg->defines |= rule->draws && in_definition;
		svg->names |= rule->holds == SVG_WORDS && node->children;
	}
}

const char *svg_picture(const struct node *root)
{
	const char *href = NULL;
	for (const struct node *node = root; node; node = tree_next(node, root)) {
		const struct svg_rule *rule = node->kind == NODE_ELEMENT ? rule_of_svg(node) : NULL;
		if (rule && rule->draws && strcmp(rule->name, "image") != 0)
			return NULL;
		if (node->ns != NS_SVG || node->kind != NODE_ELEMENT ||
		    strcmp(node->name, "image") != 0)
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

bool conform_svg(struct conform_state *state, struct node *root)
{
	struct svg_state svg = {.conform = state, .number = ++state->svgs};
	struct conform_drawing *drawing = state->options->drawing;
	const char *label = tree_get(root, "aria-label"), *hidden = tree_get(root, "aria-hidden");
	svg_apply_styles(&svg, root);
	if (!drawing)
		size_drawing(state, root);
	for (struct node *node = root; node;)
		node = enter_svg(&svg, node, root);
	svg_settle_references(&svg, root);
	look(&svg, root);
	if (hidden && strcmp(hidden, "true") == 0) {
		fix_attribute(state, root, BREACH_SVG_ATTRIBUTE, "aria-hidden", "true");
	} else if (svg.named || (label && !text_is_blank(label))) {
		fix_attribute(state, root, BREACH_SVG_ATTRIBUTE, "role", "img");
		if (!svg.named)
			fix_attribute(state, root, BREACH_SVG_ATTRIBUTE, "aria-label", label);
	}
	if (!svg.draws) { /* a store of icons, or one from elsewhere: it must not take room */
		fix_attribute(state, root, BREACH_SVG_ATTRIBUTE, "width", "0");
		fix_attribute(state, root, BREACH_SVG_ATTRIBUTE, "height", "0");
	}
	if (drawing)
		drawing->lost += svg.lost;
	bool lost_words = svg.lost_words || (svg.stray_words && !svg.draws);
	return drawing ? svg.draws : (svg.draws || svg.defines || svg.names) && !lost_words;
}
