/* Formulas of an .odt, which are MathML in parts of their own. */
#include "read/word/odt/odt_parts.h"

#include <string.h>

static const char white[] = " \t\n\r";

/* The words of a text, whose ends say nothing in MathML (3 2.1.7), as programs indent it. */
static struct node *copy_words(struct draft *draft, const char *text)
{
	size_t start = strspn(text, white), end = strlen(text);
	while (end > start && strchr(white, text[end - 1]))
		end--;
	return tree_text(draft->tree, text + start, end - start);
}

/* A copy whose strings are the draft's, for the part's end with it. */
static struct node *copy(struct draft *draft, const struct node *node)
{
	if (node->kind == NODE_TEXT)
		return copy_words(draft, node->text);
	struct node *made =
	    tree_foreign(draft->tree, NS_MATHML, arena_string(draft->arena, node->name), 0, 0);
	for (const struct attribute *is = node->attributes; is; is = is->next)
		tree_set(draft->tree, made, is->name, is->value);
	return made;
}

static struct node *copy_all(struct draft *draft, const struct node *root)
{
	struct node *top = copy(draft, root), *parent = top;
	for (const struct node *node = root->children, *above = root; above;) {
		if (!node) { /* all of this element is there */
			node = above == root ? NULL : above->next;
			above = above == root ? NULL : above->parent;
			parent = parent->parent;
			continue;
		}
		bool is_element = node->kind == NODE_ELEMENT && node->ns == NS_MATHML;
		bool is_words = node->kind == NODE_TEXT && node->text[strspn(node->text, white)];
		if (is_element || is_words) {
			struct node *made = copy(draft, node);
			tree_append(parent, made);
			parent = is_element ? made : parent;
		}
		above = is_element ? node : above;
		node = is_element ? node->children : node->next;
	}
	return top;
}

static bool is_formula(const struct node *node)
{
	return node && node->kind == NODE_ELEMENT && node->ns == NS_MATHML &&
	       strcmp(node->name, "math") == 0;
}

struct node *odt_formula(struct odt *odt, const struct node *object, const char *description)
{
	const char *target = tree_get(object, "xlink:href");
	const struct node *root = NULL;
	for (const struct node *child = object->children; child && !root; child = child->next)
		if (is_formula(child))
			root = child;
	const char *folder =
	    target && *target ? parts_resolve(odt->arena, "content.xml", target) : NULL;
	if (!root && folder)
		root = parts_load(odt->parts, arena_format(odt->arena, "%s/content.xml", folder));
	if (!is_formula(root) || !tree_has_words(root))
		return NULL;
	struct node *formula = copy_all(odt->draft, root);
	bool says_nothing = !description || !*description ||
			    strcmp(description, "formula") == 0; /* as OpenOffice does of all */
	if (says_nothing)
		description = draft_formula_words(odt->arena, formula);
	if (*description)
		tree_set(odt->draft->tree, formula, "alttext", description);
	return formula;
}
