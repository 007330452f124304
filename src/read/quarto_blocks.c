/* Divs that mean something to Quarto: "::: {.callout-tip}" with a heading in it, "::: {#fig-a}". */
#include "read/quarto_blocks.h"

#include "base/ascii.h"

#include <string.h>

/* The next element behind a node, or that node. */
static struct node *element_from(struct node *node)
{
	while (node && node->kind != NODE_ELEMENT)
		node = node->next;
	return node;
}

/* Whether the title is only what octavo calls the box for want of another one. */
static bool is_made(struct tree *tree, const struct node *box, const struct node *title)
{
	const char *words = tree_words(tree->arena, title);
	char *kind = ascii_lowered(arena_string(tree->arena, words));
	return tree_has_class(box, arena_format(tree->arena, "callout-%s", kind));
}

static void take_heading(struct tree *tree, struct node *box)
{
	struct node *title = element_from(box->children);
	struct node *heading = title ? tree_beside(title, true) : NULL;
	if (!heading || !is_heading(heading) || !tree_has_class(title, "admonition-title") ||
	    !is_made(tree, box, title))
		return;
	while (title->children)
		tree_unlink(title->children);
	while (heading->children) {
		struct node *words = heading->children;
		tree_unlink(words);
		tree_append(title, words);
	}
	if (tree_get(heading, "id"))
		tree_set(tree, title, "id", tree_get(heading, "id"));
	tree_unlink(heading);
}

static void make_figure(struct tree *tree, struct node *div)
{
	const char *id = tree_get(div, "id");
	struct node *first = element_from(div->children), *last = div->last;
	while (last && last->kind != NODE_ELEMENT)
		last = last->prev;
	if (!id || strncmp(id, "fig-", 4) != 0 || !last || last == first ||
	    element_of(last) != EL_P || !*tree_words(tree->arena, last))
		return;
	tree_rename(div, EL_FIGURE);
	tree_rename(last, EL_FIGCAPTION);
}

void quarto_blocks_settle(struct tree *tree)
{
	for (struct node *node = tree->body; node; node = tree_next(node, tree->body))
		if (element_of(node) == EL_ASIDE && tree_has_class(node, "admonition"))
			take_heading(tree, node);
		else if (element_of(node) == EL_DIV)
			make_figure(tree, node);
}
