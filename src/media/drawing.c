/* Drawings: SVG files, conformed like the drawings in pages. */
#include "media/media_parts.h"

#include "base/decode.h"
#include "read/html_encoding.h"
#include "tree/serialize.h"
#include "tree/xml_read.h"
#include "xhtml/conform.h"

#include <string.h>

/* What isn't SVG is no part of a drawing: a drawing program's own words. */
static void drop_foreign(struct tree *tree)
{
	for (struct node *node = tree->body->children, *next; node; node = next) {
		bool foreign = node->kind == NODE_ELEMENT && node->ns != NS_SVG;
		next = foreign ? tree_next_skipping(node, tree->body) : tree_next(node, tree->body);
		if (foreign)
			tree_unlink(node);
	}
}

static const struct node *find_drawing(const struct tree *tree)
{
	for (const struct node *node = tree->body; node; node = tree_next(node, tree->body))
		if (element_of(node) == EL_SVG)
			return node;
	return NULL;
}

/* Writes what is left of the tree; NULL if something is. */
static const char *fit(struct tree *tree, struct buf *bytes, size_t *lost)
{
	struct conform_drawing became = {0};
	const struct conform_options options = {.keep_classes = true, .drawing = &became};
	struct diags *diags = diags_new();
	conform(tree, diags, &options);
	diags_free(diags);
	*lost += became.lost;
	const struct node *drawing = find_drawing(tree);
	if (!drawing)
		return became.too_deep ? "a drawing that nests too deep for readers of e-books"
				       : "a drawing of which nothing is left that a book can show";
	buf_clear(bytes);
	serialize_drawing(bytes, drawing);
	return NULL;
}

/* Old drawings leave their namespace to the document type. */
static const char *read(struct tree *tree, struct buf *bytes, size_t *lost)
{
	struct diags *diags = diags_new();
	bool decoded =
	    decode(bytes, html_encoding(tree->arena, bytes->data, bytes->size), "", diags);
	diags_free(diags);
	if (!decoded)
		return "damaged: it is full of NUL bytes";
	const struct xml_source source = {.text = bytes->data, .size = bytes->size, .bare = NS_SVG};
	struct xml_document document = xml_read(tree, &source);
	if (!document.root)
		return xml_fault_words(tree->arena, &document);
	*lost = document.left_out;
	tree_append(tree->body, document.root);
	drop_foreign(tree);
	return NULL;
}

const char *drawing_fit(struct buf *bytes, struct arena *arena, size_t *lost)
{
	struct tree *tree = tree_new(NULL);
	*lost = 0;
	const char *wrong = read(tree, bytes, lost);
	if (!wrong)
		wrong = fit(tree, bytes, lost);
	wrong = wrong ? arena_string(arena, wrong) : NULL;
	tree_free(tree);
	return wrong;
}
