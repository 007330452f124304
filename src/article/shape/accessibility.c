/* What assistive technology needs to find in an article. */
#include "article/shape/shape.h"

#include "base/utf8.h"
#include "xhtml/words.h"

#include <string.h>

enum { LONGEST_ALT = 140 }; /* characters; Amazon asks for no more */

struct accessibility_walk {
	struct tree *tree;
	struct holdings *holdings;
	struct diags *diags;
};

static bool says_something(const char *text)
{
	return text && text[strspn(text, " \t\n")];
}

static bool is_hidden(const struct node *node)
{
	const char *hidden = node->kind == NODE_ELEMENT ? tree_get(node, "aria-hidden") : NULL;
	return hidden && strcmp(hidden, "true") == 0;
}

static bool is_foreign(const struct node *node, const char *name)
{
	return element_of(node) == EL_FOREIGN && strcmp(node->name, name) == 0;
}

/* Whether a drawing has a title, or words that it shows. */
static bool drawing_has(const struct node *svg, const char *name)
{
	for (const struct node *node = svg->children; node; node = tree_next(node, svg))
		if (is_foreign(node, name) && node->children &&
		    says_something(node->children->text))
			return true;
	return false;
}

static bool drawing_is_named(const struct node *svg)
{
	return says_something(tree_get(svg, "aria-label")) || drawing_has(svg, "title");
}

static bool drawing_shows_words(const struct node *svg)
{
	return drawing_has(svg, "text") || drawing_has(svg, "tspan");
}

/* A drawing that says nothing of itself may only decorate, or be a store of parts without size. */
static void mend_drawing(struct accessibility_walk *walk, struct node *svg)
{
	const char *width = tree_get(svg, "width");
	bool named = drawing_is_named(svg), words = drawing_shows_words(svg);
	if (is_hidden(svg) || (width && strcmp(width, "0") == 0))
		return;
	walk->holdings->pictures++;
	if (named && !words)
		tree_set(walk->tree, svg, "role", "img");
	if (named || words)
		return;
	walk->holdings->undescribed++;
	diag(walk->diags, MSG_NO_ALT, tree_place(walk->tree, svg), "svg", NULL);
}

static bool node_says_something(const struct node *node)
{
	if (node->kind == NODE_TEXT)
		return says_something(node->text);
	switch (element_of(node)) {
	case EL_IMG:
		return says_something(tree_get(node, "alt"));
	case EL_SVG:
		return drawing_is_named(node) || drawing_shows_words(node);
	case EL_MATH:
		return true;
	default:
		return node->kind == NODE_ELEMENT && says_something(tree_get(node, "aria-label"));
	}
}

static bool is_named(const struct node *link)
{
	if (says_something(tree_get(link, "aria-label")) || tree_get(link, "aria-labelledby") ||
	    says_something(tree_get(link, "title")))
		return true;
	for (const struct node *node = link->children, *next; node; node = next) {
		bool skip = is_hidden(node) || element_of(node) == EL_SVG;
		next = skip ? tree_next_skipping(node, link) : tree_next(node, link);
		if (!is_hidden(node) && node_says_something(node))
			return true;
	}
	return false;
}

/* What is followed must be found; and what names itself by its address is better than silence. */
static void mend_link(struct accessibility_walk *walk, struct node *link)
{
	const char *href = tree_get(link, "href");
	if (!href)
		return;
	for (struct node *above = link->parent; above; above = above->parent)
		if (is_hidden(above))
			tree_remove(above, "aria-hidden");
	if (is_named(link))
		return;
	bool holds_elements = false;
	for (struct node *node = link->children; node; node = tree_next(node, link)) {
		holds_elements |= node->kind == NODE_ELEMENT;
		if (element_of(node) == EL_IMG) { /* here it is more than decoration */
			tree_remove(node, "alt");
			tree_remove(node, "role");
		}
	}
	if (holds_elements) {
		tree_set(walk->tree, link, "aria-label", href);
		return;
	}
	diag(walk->diags, MSG_EMPTY_LINK, tree_place(walk->tree, link), href, NULL);
	tree_remove(link, "href");
	link_to_text(link);
}

static void mend(struct accessibility_walk *walk, struct node *node)
{
	switch (element_of(node)) {
	case EL_A:
		mend_link(walk, node);
		break;
	case EL_TABLE:
		table_mend_headers(walk->tree, node, walk->diags);
		break;
	case EL_SVG:
		mend_drawing(walk, node);
		break;
	case EL_ASIDE: /* as such it would be a landmark of the whole book */
		if (!tree_get(node, "role") && !tree_get(node, "epub:type"))
			tree_set(walk->tree, node, "role", "note");
		break;
	default:
		break;
	}
}

void accessibility_mend(struct tree *tree, struct holdings *holdings, struct diags *diags)
{
	struct accessibility_walk walk = {.tree = tree, .holdings = holdings, .diags = diags};
	for (struct node *node = tree->body, *next; node; node = next) {
		bool whole = element_of(node) == EL_SVG || element_of(node) == EL_MATH;
		next = whole ? tree_next_skipping(node, tree->body) : tree_next(node, tree->body);
		mend(&walk, node);
	}
}

void accessibility_note_picture(struct tree *tree, struct node *img, const char *source,
				struct holdings *holdings, struct diags *diags)
{
	const char *alt = tree_get(img, "alt");
	size_t length = alt ? utf8_length(alt, strlen(alt)) : 0;
	if (alt && !*alt) /* it only decorates */
		return;
	holdings->pictures++;
	if (!alt) {
		holdings->undescribed++;
		tree_set(tree, img, "alt", "");
		diag(diags, MSG_NO_ALT, tree_place(tree, img), source, NULL);
	} else if (length > LONGEST_ALT) {
		diag(diags, MSG_LONG_ALT, tree_place(tree, img), source,
		     arena_format(tree->arena, "%zu", length));
	}
}
