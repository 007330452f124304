/* What documentation puts beside its text. */
#include "base/unicode.h"
#include "read/html/html_parts.h"

#include <string.h>

/* Whether the link is called as signs are. */
static bool is_named_sign(const struct node *link)
{
	static const char *const names[] = {
	    "headerlink",     "header-anchor", "hash-link",   "permalink", "anchorjs-link",
	    "heading-anchor", "anchor",        "anchor-link", "self-link", "direct-link"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (tree_has_class(link, names[i]))
			return true;
	return false;
}

static bool leads_inside(const struct node *link)
{
	const char *href = element_of(link) == EL_A ? tree_get(link, "href") : NULL;
	return href && *href == '#' && !tree_get(link, "epub:type");
}

static bool shows_signs_only(const struct node *link)
{
	for (const struct node *node = link; node; node = tree_next(node, link))
		if ((node->kind == NODE_TEXT && unicode_has_words(node->text)) ||
		    element_of(node) == EL_IMG)
			return false;
	return true;
}

/* Whether what is called something has other words than those of the link. */
static bool says_more(const struct node *called, const struct node *link)
{
	for (const struct node *node = called; node;) {
		if (node->kind == NODE_TEXT && unicode_has_words(node->text))
			return true;
		node = node == link ? tree_next_skipping(node, called) : tree_next(node, called);
	}
	return false;
}

/* Whether it leads to what it ends: "Link to this section", which only is read aloud. */
static bool leads_to_own_title(const struct node *link, const struct node *called)
{
	const char *part = tree_get(link, "href") + 1, *id = tree_get(called, "id"),
		   *above = tree_get(called->parent, "id");
	if (!(id && strcmp(id, part) == 0) && !(above && strcmp(above, part) == 0))
		return false;
	enum { MOST = 64 }; /* nodes behind it that say nothing */
	int left = MOST;
	for (const struct node *node = link; node != called; node = node->parent)
		for (const struct node *behind = node->next; behind; behind = behind->next)
			if (!left-- || tree_has_words(behind))
				return false;
	return true;
}

/* Whether the link in what is called something is a sign that leads there: "¶", "#", or words
 * beside a title, which some programs link itself. */
static bool is_sign(const struct node *link, const struct node *called)
{
	return leads_inside(link) && (shows_signs_only(link) ||
				      ((is_named_sign(link) || leads_to_own_title(link, called)) &&
				       says_more(called, link)));
}

/* The heading that stands beside the sign in a box, or NULL. */
static struct node *heading_beside(struct node *link)
{
	struct node *before = tree_beside(link, false), *behind = tree_beside(link, true);
	if (before && is_heading(before))
		return before;
	return behind && is_heading(behind) ? behind : NULL;
}

/* A sign goes. The heading takes its id, or the one that it leads to where a program puts something
 * before all ids ("user-content-part"); then the other id stays as a place of its own. */
static void drop_sign(struct tree *tree, struct node *link, struct node *heading)
{
	const char *id = tree_get(link, "id"), *href = tree_get(link, "href");
	size_t size = id ? strlen(id) : 0, part = href ? strlen(href) - 1 : 0;
	bool prefixed = part && size > part && strcmp(id + size - part, href + 1) == 0;
	bool is_free = id && heading && !tree_get(heading, "id");
	if (is_free)
		tree_set(tree, heading, "id", prefixed ? href + 1 : id);
	if (!is_free || prefixed)
		tree_remove(link, "href");
	if (!id || (is_free && !prefixed)) {
		tree_unlink(link);
		return;
	}
	while (link->children)
		tree_unlink(link->children);
}

/* Wikis offer to edit a section. */
static bool is_edit(const struct node *node)
{
	return tree_has_class(node, "mw-editsection") || tree_has_class(node, "editsection");
}

/* A sign that a font draws for a word: "arrow_back". */
static bool is_icon(const struct node *node)
{
	static const char *const names[] = {
	    "material-icons",           "material-icons-outlined", "material-icons-round",
	    "material-icons-sharp",     "material-icons-two-tone", "material-symbols-outlined",
	    "material-symbols-rounded", "material-symbols-sharp",  "google-symbols"};
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789_ \t\n";
	const struct node *text = html_only_child(node);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (tree_has_class(node, names[i]))
			return text && text->kind == NODE_TEXT &&
			       !((const char *)text->text)[strspn(text->text, letters)];
	return false;
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
		if (is_icon(node)) {
			next = tree_next_skipping(node, heading);
			tree_unlink(node);
			continue;
		}
		if (opens(node))
			tree_unwrap(node);
		if (node->kind != NODE_ELEMENT || !is_sign(node, heading))
			continue;
		next = tree_next_skipping(node, heading);
		drop_sign(tree, node, heading);
	}
}

static bool is_numbers(const struct node *root)
{
	for (const struct node *node = root; node; node = tree_next(node, root))
		if (node->kind == NODE_TEXT &&
		    ((const char *)node->text)[strspn(node->text, "0123456789 \t\n")])
			return false;
	return true;
}

/* Numbers of lines beside code: by their class, or because they can't be chosen with the code, and
 * because they are numbers. */
static bool is_line_number(const struct node *node)
{
	static const char *const names[] = {
	    "lineno",       "linenos",     "linenumber",   "linenumbers",     "gutter",
	    "rouge-gutter", "line-number", "line-numbers", "lineNos",         "blob-num",
	    "ln",           "hljs-ln-n",   "lnt",          "src-line-numbers"};
	const char *style = element_of(node) == EL_SPAN ? tree_get(node, "style") : NULL;
	bool named = style && strstr(style, "user-select:none");
	for (size_t i = 0; i < sizeof names / sizeof *names && !named; i++)
		named = tree_has_class(node, names[i]);
	return named && is_numbers(node);
}

/* What is called something: a sign in it leads there. */
static bool is_called(const struct node *node)
{
	enum element element = element_of(node);
	return is_heading(node) || element == EL_DT || element == EL_CAPTION ||
	       element == EL_FIGCAPTION;
}

void html_drop_signs(struct tree *tree)
{
	for (struct node *node = tree->body->children, *next; node; node = next) {
		next = tree_next(node, tree->body);
		if (node->kind != NODE_ELEMENT)
			continue;
		bool is_gone =
		    node->attributes && (is_edit(node) || is_line_number(node) || is_icon(node));
		bool sign = element_of(node) == EL_A && is_named_sign(node) && leads_inside(node) &&
			    shows_signs_only(node);
		if (is_called(node)) {
			clean_heading(tree, node);
			next = tree_next(node, tree->body);
		} else if (is_gone || sign) {
			next = tree_next_skipping(node, tree->body);
		}
		if (sign)
			drop_sign(tree, node, heading_beside(node));
		else if (is_gone)
			tree_unlink(node);
	}
}
