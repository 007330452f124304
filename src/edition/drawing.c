/* Drawings: SVG files, read by libxml2, conformed like the drawings in pages. */
#include "edition/drawing.h"

#include "base/tree.h"
#include "content/conform.h"
#include "edition/serialize.h"

#include <libxml/parser.h>
#include <limits.h>
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

/* The node in our tree; NULL for what is no part of a drawing. */
static xmlNode *copied(struct tree *tree, xmlNode *node)
{
	if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
		return tree_text(tree, (const char *)node->content,
				 strlen((const char *)node->content));
	if (node->type != XML_ELEMENT_NODE || !is_in(node->ns, (const char *)tree_svg.href))
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

/* How many elements there are that show something which conforming may take away. */
static size_t shown(const struct tree *tree)
{
	static const char *const names[] = {
	    "foreignObject", "image",   "use",           "video",
	    "set",           "animate", "animateMotion", "animateTransform"};
	size_t count = 0;
	for (const xmlNode *node = tree->body; node; node = tree_next(node, tree->body))
		for (size_t i = 0; i < sizeof names / sizeof *names; i++)
			count += node->type == XML_ELEMENT_NODE &&
				 strcmp((const char *)node->name, names[i]) == 0;
	return count;
}

static const xmlNode *find_drawing(const struct tree *tree)
{
	for (const xmlNode *node = tree->body; node; node = tree_next(node, tree->body))
		if (element_of(node) == EL_SVG)
			return node;
	return NULL;
}

bool drawing_fit(struct buf *bytes, size_t *lost)
{
	const struct conform_options options = {.keep_classes = true};
	*lost = 0;
	if (bytes->size > INT_MAX)
		return false;
	xmlDoc *doc = xmlReadMemory(bytes->data, (int)bytes->size, NULL, NULL,
				    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
					XML_PARSE_NOENT | XML_PARSE_NOCDATA);
	xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;
	struct tree *tree = tree_new(NULL);
	struct diags *diags = diags_new();
	if (root)
		copy_tree(tree, root);
	size_t before = shown(tree);
	conform(tree, diags, &options);
	*lost = before - shown(tree);
	const xmlNode *drawing = find_drawing(tree);
	if (drawing) {
		buf_clear(bytes);
		serialize_drawing(bytes, drawing);
	}
	diags_free(diags);
	tree_free(tree);
	xmlFreeDoc(doc);
	return drawing != NULL;
}
