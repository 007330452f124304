/* Boxes of Just the Docs, Chirpy, Minimal Mistakes and other themes for Jekyll. */
#include "read/jekyll_boxes.h"

#include "read/asides.h"

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

static struct node *first_element(struct node *box)
{
	struct node *first = box->children;
	while (first && first->kind != NODE_ELEMENT)
		first = first->next;
	return first;
}

static void make_box(struct tree *tree, struct node *node, const struct jekyll_box *box)
{
	struct node *aside = node;
	if (element_of(node) == EL_P) {
		tree_remove(node, "class");
		aside = box_around(tree, node, box->kind);
	} else {
		box_make(tree, node, box->kind);
	}
	struct node *first = first_element(aside);
	if (box->has_title && first && element_of(first) == EL_P)
		tree_set(tree, first, "class", "admonition-title");
	else
		box_name_title(tree, box_add_title(tree, aside, 0), box->kind);
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
