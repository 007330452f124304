/* Drawings: SVG files, conformed like the drawings in pages. */
#include "media/drawing.h"

#include "tree/xml_read.h"
#include "xhtml/conform.h"
#include "tree/serialize.h"
#include "read/decode.h"
#include "read/html_encoding.h"

#include <string.h>

static bool is_in(const xmlNs *ns, const char *href)
{
	return ns && ns->href && strcmp((const char *)ns->href, href) == 0;
}

static void copy_attributes(struct tree *tree, xmlNode *to, xmlNode *from)
{
	for (xmlAttr *attribute = from->properties; attribute; attribute = attribute->next) {
		xmlChar *value = xmlNodeListGetString(from->doc, attribute->children, 1);
		const char *name = (const char *)attribute->name;
		if (is_in(attribute->ns, "http://www.w3.org/1999/xlink"))
			name = arena_format(tree->arena, "xlink:%s", name);
		else if (is_in(attribute->ns, "http://www.w3.org/XML/1998/namespace"))
			name = arena_format(tree->arena, "xml:%s", name);
		else if (attribute->ns)
			name = NULL; /* a drawing program's own */
		if (name)
			tree_set(tree, to, name, value ? (const char *)value : "");
		xmlFree(value);
	}
}

/* Old drawings leave their namespace to the document type. */
static bool is_drawn(const xmlNode *node)
{
	const xmlNode *root = xmlDocGetRootElement(node->doc);
	return root->ns ? is_in(node->ns, (const char *)tree_svg.href) : !node->ns;
}

/* The node in our tree; NULL for what is no part of a drawing. */
static xmlNode *copied(struct tree *tree, xmlNode *node)
{
	if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
		return tree_text(tree, (const char *)node->content,
				 strlen((const char *)node->content));
	if (node->type != XML_ELEMENT_NODE || !is_drawn(node))
		return NULL;
	xmlNode *copy = tree_foreign(tree, &tree_svg, (const char *)node->name, 1, 1);
	copy_attributes(tree, copy, node);
	return copy;
}

static void copy_tree(struct tree *tree, xmlNode *root)
{
	xmlNode *parent = tree->body;
	for (xmlNode *node = root; node;) {
		xmlNode *copy = copied(tree, node);
		if (copy)
			tree_append(parent, copy);
		if (copy && node->type == XML_ELEMENT_NODE && node->children) {
			parent = copy;
			node = node->children;
			continue;
		}
		while (node != root && !node->next) {
			node = node->parent;
			parent = parent->parent;
		}
		node = node == root ? NULL : node->next;
	}
}

static const xmlNode *find_drawing(const struct tree *tree)
{
	for (const xmlNode *node = tree->body; node; node = tree_next(node, tree->body))
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
	const xmlNode *drawing = find_drawing(tree);
	if (!drawing)
		return became.too_deep ? "a drawing that nests too deep for readers of e-books"
				       : "a drawing of which nothing is left that a book can show";
	buf_clear(bytes);
	serialize_drawing(bytes, drawing);
	return NULL;
}

static const char *read(struct tree *tree, struct buf *bytes, size_t *lost)
{
	struct diags *diags = diags_new();
	bool decoded =
	    decode(bytes, html_encoding(tree->arena, bytes->data, bytes->size), "", diags);
	diags_free(diags);
	if (!decoded)
		return "damaged: it has NUL bytes";
	struct xml_document document = xml_read(bytes->data, bytes->size);
	if (!document.doc)
		return xml_fault_words(tree->arena, &document);
	*lost = document.left_out;
	copy_tree(tree, xmlDocGetRootElement(document.doc));
	xmlFreeDoc(document.doc);
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
