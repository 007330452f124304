/* What documentation puts beside its text. */
#include "base/unicode.h"
#include "base/utf8.h"
#include "read/html/html_parts.h"

#include <string.h>

static bool has_letters(const char *text)
{
	for (const char *s = text, *end = text + strlen(text); s < end;) {
		unsigned c = utf8_next(&s, end);
		if (unicode_is_letter(c) || unicode_is_digit(c))
			return true;
	}
	return false;
}

/* Whether a link of a heading is a sign that leads to the heading itself: "¶", "#". */
static bool is_sign(const struct node *link)
{
	static const char *const names[] = {"headerlink", "header-anchor", "hash-link",
					    "permalink",  "anchorjs-link", "heading-anchor"};
	const char *href = tree_get(link, "href");
	if (element_of(link) != EL_A || !href || *href != '#' || tree_get(link, "epub:type"))
		return false;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (tree_has_class(link, names[i]))
			return true;
	for (const struct node *node = link; node; node = tree_next(node, link))
		if ((node->kind == NODE_TEXT && has_letters(node->text)) ||
		    element_of(node) == EL_IMG)
			return false;
	return true;
}

/* Wikis offer to edit a section. */
static bool is_edit(const struct node *node)
{
	return tree_has_class(node, "mw-editsection") || tree_has_class(node, "editsection");
}

/* Whether it opens what stands below at a press: it is no less of the text for that. */
static bool opens(const struct node *node)
{
	return element_of(node) == EL_BUTTON &&
	       (tree_get(node, "aria-expanded") || tree_get(node, "aria-controls"));
}

static void clean_heading(struct tree *tree, struct node *heading)
{
	for (struct node *node = heading->children, *next; node; node = next) {
		next = tree_next(node, heading);
		if (opens(node))
			tree_unwrap(node);
		if (node->kind != NODE_ELEMENT || (!is_sign(node) && !is_edit(node)))
			continue;
		const char *id = tree_get(node, "id");
		if (id && !tree_get(heading, "id"))
			tree_set(tree, heading, "id", id);
		next = tree_next_skipping(node, heading);
		tree_unlink(node);
	}
}

/* Numbers of lines beside code, by their class and because they are numbers. */
static bool is_line_number(const struct node *root)
{
	static const char *const names[] = {
	    "lineno",      "linenos",      "linenumber", "linenumbers", "gutter", "rouge-gutter",
	    "line-number", "line-numbers", "lineNos",    "blob-num",    "ln",     "hljs-ln-n"};
	bool named = false;
	for (size_t i = 0; i < sizeof names / sizeof *names && !named; i++)
		named = tree_has_class(root, names[i]);
	for (const struct node *node = root; named && node; node = tree_next(node, root))
		if (node->kind == NODE_TEXT &&
		    ((const char *)node->text)[strspn(node->text, "0123456789 \t\n")])
			return false;
	return named;
}

void html_drop_signs(struct tree *tree)
{
	for (struct node *node = tree->body->children, *next; node; node = next) {
		next = tree_next(node, tree->body);
		if (node->kind != NODE_ELEMENT)
			continue;
		if (is_heading(node) || element_of(node) == EL_DT) {
			clean_heading(tree, node);
			next = tree_next(node, tree->body);
		} else if (node->attributes && is_line_number(node)) {
			next = tree_next_skipping(node, tree->body);
			tree_unlink(node);
		}
	}
}
