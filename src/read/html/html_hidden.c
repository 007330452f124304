/* What a page hides is not printed. */
#include "read/html/html_parts.h"

#include "base/ascii.h"
#include "css/css.h"

#include <string.h>

/* Properties that hide, and with which values. */
static const struct {
	const char *property, *values;
} hiding[] = {
    {"display", "none"},
    {"visibility", "hidden collapse"},
    {"mso-hide", "all"},
};

enum { HIDING = sizeof hiding / sizeof *hiding };

/* Of several declarations the last one counts, of those that are important if there are any. */
static bool is_styled_away(const struct node *node)
{
	const char *text = tree_get(node, "style");
	bool hides[HIDING] = {false}, is_important[HIDING] = {false};
	struct css_style *style = text ? css_style_open(text, strlen(text)) : NULL;
	for (struct css_declaration it; style && css_style_next(style, &it);)
		for (size_t i = 0; i < HIDING; i++) {
			if (strcmp(it.property, hiding[i].property) != 0 ||
			    it.important < is_important[i])
				continue;
			is_important[i] = it.important;
			hides[i] = css_value_has(hiding[i].values, it.value);
		}
	if (style)
		css_style_close(style);
	return hides[0] || hides[1] || hides[2];
}

/* A picture that waits for a script to load it. */
static bool is_lazy(const struct node *node)
{
	if (element_of(node) != EL_IMG)
		return false;
	for (const struct attribute *a = node->attributes; a; a = a->next)
		if (strncmp(a->name, "data-", 5) == 0)
			return true;
	return false;
}

/* A frame of a pixel or none, which counts who comes by. */
static bool is_tiny_frame(const struct node *node)
{
	static const char *const sides[] = {"width", "height"};
	for (size_t i = 0; element_of(node) == EL_IFRAME && i < sizeof sides / sizeof *sides; i++) {
		const char *side = tree_get(node, sides[i]);
		if (side && (*side == '0' || *side == '1') && !ascii_is_digit(side[1]) &&
		    side[1] != '%')
			return true;
	}
	return false;
}

/* What those who listen are told in a copy beside it. */
static bool is_double(const struct node *node)
{
	const char *hidden = tree_get(node, "aria-hidden");
	if (!hidden || strcmp(hidden, "true") != 0 || !tree_has_words(node))
		return false;
	struct arena *arena = arena_new();
	const struct node *beside[] = {tree_beside(node, true), tree_beside(node, false)};
	bool same = false;
	for (size_t i = 0; i < sizeof beside / sizeof *beside && !same; i++)
		same = beside[i] && !tree_get(beside[i], "aria-hidden") &&
		       strcmp(tree_words(arena, beside[i]), tree_words(arena, node)) == 0;
	arena_free(arena);
	return same;
}

static bool is_hidden(const struct node *node)
{
	const char *hidden = tree_get(node, "hidden");
	if (hidden && !ascii_equal(hidden, "until-found"))
		return true;
	if (element_of(node) == EL_DIALOG)
		return !tree_get(node, "open");
	if (is_double(node))
		return true;
	return is_tiny_frame(node) || (is_styled_away(node) && !is_lazy(node));
}

/* What is hidden to be used elsewhere: formulas, symbols of drawings. */
static bool is_of_use(const struct node *root)
{
	for (const struct node *node = root; node; node = tree_next(node, root))
		if (element_of(node) == EL_MATH ||
		    (element_of(node) == EL_FOREIGN && strcmp(node->name, "symbol") == 0))
			return true;
	return false;
}

static size_t text_size(const struct node *root)
{
	size_t size = 0;
	for (const struct node *node = root; node;) {
		bool apart = element_of(node) == EL_SCRIPT || element_of(node) == EL_STYLE ||
			     element_of(node) == EL_TEMPLATE || element_of(node) == EL_NOSCRIPT;
		const char *s = node->kind == NODE_TEXT ? node->text : "";
		for (size_t word; *(s += strspn(s, " \t\n")); s += word)
			size += word = strcspn(s, " \t\n");
		node = apart ? tree_next_skipping(node, root) : tree_next(node, root);
	}
	return size;
}

/* Google Docs ends pages by a line that isn't shown. */
static bool is_break(const struct node *node)
{
	const char *style = element_of(node) == EL_HR ? tree_get(node, "style") : NULL;
	return style && html_ends_page(style);
}

void html_drop_hidden(struct tree *tree)
{
	size_t all = 0;
	for (struct node *node = tree->body->children, *next; node; node = next) {
		next = tree_next(node, tree->body);
		if (node->kind != NODE_ELEMENT || !is_hidden(node))
			continue;
		if (is_break(node)) {
			tree_rename(node, EL_DIV);
			continue;
		}
		if (!all)
			all = text_size(tree->body) + 1;
		if (text_size(node) * 2 > all)
			continue;
		next = tree_next_skipping(node, tree->body);
		if (!is_of_use(node))
			tree_unlink(node);
	}
}
