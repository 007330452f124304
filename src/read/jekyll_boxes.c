/* Boxes of Just the Docs, Chirpy, Minimal Mistakes and other themes for Jekyll. */
#include "read/jekyll_boxes.h"

#include "base/ascii.h"

#include <string.h>

struct jekyll_box {
	const char *kind;
	bool has_title; /* its first paragraph */
};

/* What a class says; kind is NULL: nothing. */
static struct jekyll_box read_class(const char *class, size_t size)
{
	static const char *const kinds[] = {"note",   "tip",  "important", "warning",   "caution",
					    "danger", "info", "success",   "highlight", "new"};
	static const char *const prefixes[] = {"prompt-", "notice--"};
	static const char title[] = "-title";
	struct jekyll_box box = {NULL, false};
	for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
		size_t before = strlen(prefixes[i]);
		if (size > before && strncmp(class, prefixes[i], before) == 0) {
			class += before;
			size -= before;
			break;
		}
	}
	size_t last = strlen(title);
	box.has_title = size > last && strncmp(class + size - last, title, last) == 0;
	size -= box.has_title ? last : 0;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (size == strlen(kinds[i]) && strncmp(class, kinds[i], size) == 0)
			box.kind = kinds[i];
	return box;
}

static struct jekyll_box box_of(const struct node *node)
{
	const char *class = tree_get(node, "class");
	struct jekyll_box box = {NULL, false};
	for (const char *s = class ? class : ""; *s && !box.kind;) {
		size_t size = strcspn(s, " ");
		box = read_class(s, size);
		s += size;
		s += strspn(s, " ");
	}
	return box;
}

/* The first paragraph, or one of the kind's name. */
static void add_title(struct tree *tree, struct node *aside, const struct jekyll_box *box)
{
	struct node *first = aside->children;
	while (first && first->kind != NODE_ELEMENT)
		first = first->next;
	struct node *title = box->has_title && first && element_of(first) == EL_P ? first : NULL;
	if (!title) {
		char *name = arena_string(tree->arena, box->kind);
		*name = (char)ascii_upper(*name);
		title = tree_element(tree, EL_P, 0, 0);
		tree_append(title, tree_text(tree, name, strlen(name)));
		if (aside->children)
			tree_insert_before(aside->children, title);
		else
			tree_append(aside, title);
	}
	tree_set(tree, title, "class", "admonition-title");
}

static void make_box(struct tree *tree, struct node *node, const struct jekyll_box *box)
{
	struct node *aside = node;
	if (element_of(node) == EL_P) {
		aside = tree_element(tree, EL_ASIDE, 0, 0);
		tree_insert_before(node, aside);
		tree_unlink(node);
		tree_append(aside, node);
		tree_remove(node, "class");
	} else {
		tree_rename(node, EL_ASIDE);
	}
	tree_add_class(tree, aside, "admonition");
	tree_add_class(tree, aside, box->kind);
	add_title(tree, aside, box);
}

void jekyll_boxes_settle(struct tree *tree)
{
	for (struct node *node = tree->body; node; node = tree_next(node, tree->body)) {
		enum element element = element_of(node);
		bool may_be = element == EL_P || element == EL_BLOCKQUOTE;
		struct jekyll_box box =
		    may_be && node->attributes ? box_of(node) : (struct jekyll_box){NULL, false};
		if (box.kind)
			make_box(tree, node, &box);
	}
}
