/* What a page hides is not printed. */
#include "read/html/html_parts.h"

#include "base/ascii.h"

#include <string.h>

/* Declarations that hide. */
static const struct {
	const char *property, *value;
} hiding[] = {
    {"display", "none"},
    {"visibility", "hidden"},
    {"visibility", "collapse"},
    {"mso-hide", "all"},
};

static bool says(const char *style, const char *property, const char *value)
{
	size_t size = strlen(property);
	for (const char *s = style; *s; s += strcspn(s, ";"), s += *s == ';') {
		s += strspn(s, " \t\n");
		if (!ascii_begins_with(s, property))
			continue;
		const char *end = s + size + strspn(s + size, " \t\n");
		if (*end != ':')
			continue;
		end += 1 + strspn(end + 1, " \t\n");
		if (ascii_begins_with(end, value))
			return true;
	}
	return false;
}

static bool is_styled_away(const struct node *node)
{
	const char *style = tree_get(node, "style");
	for (size_t i = 0; style && i < sizeof hiding / sizeof *hiding; i++)
		if (says(style, hiding[i].property, hiding[i].value))
			return true;
	return false;
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

static bool is_hidden(const struct node *node)
{
	const char *hidden = tree_get(node, "hidden");
	if (hidden && !ascii_equal(hidden, "until-found"))
		return true;
	if (element_of(node) == EL_DIALOG)
		return !tree_get(node, "open");
	return is_styled_away(node) && !is_lazy(node);
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
		for (const char *s = node->kind == NODE_TEXT ? node->text : "";
		     *(s += strspn(s, " \t\n"));) {
			size_t word = strcspn(s, " \t\n");
			size += word;
			s += word;
		}
		node = apart ? tree_next_skipping(node, root) : tree_next(node, root);
	}
	return size;
}

void html_drop_hidden(struct tree *tree)
{
	size_t all = 0;
	for (struct node *node = tree->body->children, *next; node; node = next) {
		next = tree_next(node, tree->body);
		if (node->kind != NODE_ELEMENT || !is_hidden(node))
			continue;
		if (!all)
			all = text_size(tree->body) + 1;
		if (text_size(node) * 2 > all)
			continue;
		next = tree_next_skipping(node, tree->body);
		if (!is_of_use(node))
			tree_unlink(node);
	}
}
