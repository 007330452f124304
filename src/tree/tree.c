/* An article as a tree of libxml2 nodes in an arena. */
#include "tree/tree.h"

#include "base/characters.h"
#include "base/label.h"
#include "base/mem.h"

#include <libxml/parserInternals.h> /* xmlStringText */
#include <stdio.h>
#include <string.h>

struct origin {
	uint32_t line, column;
};

static const char *const element_names[] = {
    "",
#define ELEMENT(name, text) text,
#include "tree/elements.def"
#undef ELEMENT
};

const xmlNs tree_mathml = {
    .type = XML_NAMESPACE_DECL,
    .href = (const xmlChar *)"http://www.w3.org/1998/Math/MathML",
};
const xmlNs tree_svg = {
    .type = XML_NAMESPACE_DECL,
    .href = (const xmlChar *)"http://www.w3.org/2000/svg",
};

const char *element_name(enum element element)
{
	return element < EL_COUNT ? element_names[element] : "";
}

enum element element_by_name(const char *name)
{
	for (int i = 1; i < EL_COUNT; i++)
		if (strcmp(element_names[i], name) == 0)
			return (enum element)i;
	return EL_UNKNOWN;
}

void tree_prepare(void)
{
	xmlInitParser();
}

struct tree *tree_new(const char *file)
{
	struct tree *tree = mem_zeroed(1, sizeof *tree);
	tree->arena = arena_new();
	tree->file = file;
	tree->body = tree_element(tree, EL_BODY, 1, 1);
	return tree;
}

void tree_free(struct tree *tree)
{
	if (!tree)
		return;
	arena_free(tree->arena);
	mem_free(tree);
}

static xmlNode *new_node(struct tree *tree, xmlElementType type, const char *name)
{
	xmlNode *node = arena_alloc(tree->arena, sizeof *node);
	node->type = type;
	node->name = (const xmlChar *)name;
	return node;
}

void tree_set_place(struct tree *tree, xmlNode *node, unsigned line, unsigned column)
{
	struct origin *origin = arena_alloc(tree->arena, sizeof *origin);
	*origin = (struct origin){line, column};
	node->_private = origin;
}

static xmlNode *new_element(struct tree *tree, const char *name, enum element element,
			    unsigned line, unsigned column)
{
	xmlNode *node = new_node(tree, XML_ELEMENT_NODE, name);
	node->extra = (unsigned short)element;
	if (line)
		tree_set_place(tree, node, line, column);
	return node;
}

xmlNode *tree_element(struct tree *tree, enum element element, unsigned line, unsigned column)
{
	return new_element(tree, element_name(element), element, line, column);
}

xmlNode *tree_foreign(struct tree *tree, const xmlNs *ns, const char *name, unsigned line,
		      unsigned column)
{
	enum element element = ns == &tree_mathml && strcmp(name, "math") == 0 ? EL_MATH
			       : ns == &tree_svg && strcmp(name, "svg") == 0   ? EL_SVG
									       : EL_FOREIGN;
	xmlNode *node = new_element(tree, arena_string(tree->arena, name), element, line, column);
	node->ns = (xmlNs *)ns;
	return node;
}

xmlNode *tree_unknown(struct tree *tree, const char *name, unsigned line, unsigned column)
{
	return new_element(tree, arena_string(tree->arena, name), EL_UNKNOWN, line, column);
}

/* A text node; what a book can't hold of the text is counted as the owner's, or the node's own. */
static xmlNode *new_text(struct tree *tree, const char *text, size_t size, const xmlNode *owner)
{
	xmlNode *node = new_node(tree, XML_TEXT_NODE, (const char *)xmlStringText);
	struct buf kept = BUF_EMPTY;
	size_t left_out = 0;
	const char *clean = characters_clean(text, size, &kept, &left_out);
	node->content =
	    (xmlChar *)(clean == text ? text : arena_copy(tree->arena, clean, kept.size));
	if (left_out && !tree->left_out)
		tree->left_out_of = owner ? owner : node;
	tree->left_out += left_out;
	buf_clear(&kept);
	return node;
}

static xmlNode *copied_text(struct tree *tree, const char *text, size_t size, const xmlNode *owner)
{
	return new_text(tree, arena_copy(tree->arena, text, size), size, owner);
}

xmlNode *tree_text_borrowed(struct tree *tree, const char *text)
{
	return new_text(tree, text, strlen(text), NULL);
}

xmlNode *tree_text(struct tree *tree, const char *text, size_t size)
{
	return copied_text(tree, text, size, NULL);
}

void tree_tell(const struct tree *tree, struct diags *diags)
{
	char count[24];
	snprintf(count, sizeof count, "%zu", tree->left_out);
	if (tree->left_out)
		diag(diags, MSG_CONTROL_CHARACTERS, tree_place(tree, tree->left_out_of), count,
		     NULL);
}

xmlNode *tree_instruction(struct tree *tree, const char *name, const char *text, size_t size,
			  unsigned line, unsigned column)
{
	xmlNode *node = new_node(tree, XML_PI_NODE, arena_string(tree->arena, name));
	node->content = (xmlChar *)arena_copy(tree->arena, text, size);
	if (line)
		tree_set_place(tree, node, line, column);
	return node;
}

void tree_rename(xmlNode *node, enum element element)
{
	node->name = (const xmlChar *)element_name(element);
	node->extra = (unsigned short)element;
	node->ns = NULL;
}

void tree_append(xmlNode *parent, xmlNode *node)
{
	node->parent = parent;
	node->prev = parent->last;
	node->next = NULL;
	if (parent->last)
		parent->last->next = node;
	else
		parent->children = node;
	parent->last = node;
}

void tree_insert_before(xmlNode *sibling, xmlNode *node)
{
	node->parent = sibling->parent;
	node->next = sibling;
	node->prev = sibling->prev;
	if (sibling->prev)
		sibling->prev->next = node;
	else
		sibling->parent->children = node;
	sibling->prev = node;
}

void tree_insert_after(xmlNode *sibling, xmlNode *node)
{
	if (sibling->next)
		tree_insert_before(sibling->next, node);
	else
		tree_append(sibling->parent, node);
}

void tree_unlink(xmlNode *node)
{
	if (node->prev)
		node->prev->next = node->next;
	else if (node->parent)
		node->parent->children = node->next;
	if (node->next)
		node->next->prev = node->prev;
	else if (node->parent)
		node->parent->last = node->prev;
	node->parent = node->prev = node->next = NULL;
}

void tree_unwrap(xmlNode *node)
{
	xmlNode *first = node->children, *last = node->last, *parent = node->parent;
	if (!first) {
		tree_unlink(node);
		return;
	}
	for (xmlNode *child = first; child; child = child->next)
		child->parent = parent;
	first->prev = node->prev;
	last->next = node->next;
	if (node->prev)
		node->prev->next = first;
	else
		parent->children = first;
	if (node->next)
		node->next->prev = last;
	else
		parent->last = last;
	node->children = node->last = node->parent = node->prev = node->next = NULL;
}

static xmlAttr *find_attribute(const xmlNode *node, const char *name)
{
	for (xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
		if (strcmp((const char *)attribute->name, name) == 0)
			return attribute;
	return NULL;
}

const char *tree_get(const xmlNode *node, const char *name)
{
	if (node->type != XML_ELEMENT_NODE)
		return NULL;
	const xmlAttr *attribute = find_attribute(node, name);
	if (!attribute)
		return NULL;
	return attribute->children ? (const char *)attribute->children->content : "";
}

void tree_set(struct tree *tree, xmlNode *node, const char *name, const char *value)
{
	xmlAttr *attribute = find_attribute(node, name);
	if (!attribute) {
		attribute = arena_alloc(tree->arena, sizeof *attribute);
		attribute->type = XML_ATTRIBUTE_NODE;
		attribute->name = (const xmlChar *)arena_string(tree->arena, name);
		attribute->parent = node;
		xmlAttr **end = &node->properties;
		while (*end) {
			attribute->prev = *end;
			end = &(*end)->next;
		}
		*end = attribute;
	}
	attribute->children = attribute->last = copied_text(tree, value, strlen(value), node);
	attribute->children->parent = (xmlNode *)attribute;
}

void tree_remove_attribute(xmlNode *node, xmlAttr *attribute)
{
	if (attribute->prev)
		attribute->prev->next = attribute->next;
	else
		node->properties = attribute->next;
	if (attribute->next)
		attribute->next->prev = attribute->prev;
}

void tree_remove(xmlNode *node, const char *name)
{
	xmlAttr *attribute = find_attribute(node, name);
	if (attribute)
		tree_remove_attribute(node, attribute);
}

bool tree_has_class(const xmlNode *node, const char *name)
{
	const char *value = tree_get(node, "class");
	size_t size = strlen(name);
	while (value && *value) {
		value += strspn(value, " \t\n\r\f");
		size_t length = strcspn(value, " \t\n\r\f");
		if (length == size && memcmp(value, name, size) == 0)
			return true;
		value += length;
	}
	return false;
}

void tree_add_class(struct tree *tree, xmlNode *node, const char *name)
{
	const char *old = tree_get(node, "class");
	if (tree_has_class(node, name))
		return;
	tree_set(tree, node, "class",
		 old && *old ? arena_format(tree->arena, "%s %s", old, name) : name);
}

struct place tree_place(const struct tree *tree, const xmlNode *node)
{
	for (; node; node = node->parent) {
		const struct origin *origin = node->_private;
		if (origin)
			return (struct place){tree->file, origin->line, origin->column};
	}
	return (struct place){tree->file, 0, 0};
}

xmlNode *tree_next_skipping(const xmlNode *node, const xmlNode *root)
{
	for (; node != root; node = node->parent)
		if (node->next)
			return node->next;
	return NULL;
}

xmlNode *tree_next(const xmlNode *node, const xmlNode *root)
{
	if (node->type == XML_ELEMENT_NODE && node->children)
		return node->children;
	return tree_next_skipping(node, root);
}

static void add_words(struct buf *words, const char *text)
{
	for (const char *s = text; *s;) {
		size_t space = strspn(s, " \t\n\r\f"), word = strcspn(s + space, " \t\n\r\f");
		if (space && words->size && words->data[words->size - 1] != ' ')
			buf_putc(words, ' ');
		buf_add(words, s + space, word);
		s += space + word;
	}
}

static bool is_note(const xmlNode *node)
{
	const char *type = tree_get(node, "epub:type");
	return type && (strcmp(type, "noteref") == 0 || strcmp(type, "footnote") == 0);
}

char *tree_words(struct arena *arena, const xmlNode *root)
{
	struct buf words = BUF_EMPTY;
	for (const xmlNode *node = root; node;) {
		if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
			add_words(&words, (const char *)node->content);
		else if (element_of(node) == EL_IMG && tree_get(node, "alt"))
			add_words(&words, tree_get(node, "alt"));
		else if (element_of(node) == EL_BR)
			add_words(&words, " ");
		node = node != root && is_note(node) ? tree_next_skipping(node, root)
						     : tree_next(node, root);
	}
	while (words.size && words.data[words.size - 1] == ' ')
		words.size--;
	char *kept = arena_copy(arena, words.data ? words.data : "", words.size);
	buf_clear(&words);
	return label_is_blank(kept) ? arena_string(arena, "") : kept;
}

static xmlNode *copy_alone(struct tree *tree, const xmlNode *node)
{
	xmlNode *copy = arena_alloc(tree->arena, sizeof *copy);
	*copy = *node;
	copy->parent = copy->prev = copy->next = copy->children = copy->last = NULL;
	copy->properties = NULL;
	xmlAttr *before = NULL;
	for (const xmlAttr *from = node->type == XML_ELEMENT_NODE ? node->properties : NULL; from;
	     from = from->next) {
		xmlAttr *attribute = arena_alloc(tree->arena, sizeof *attribute);
		*attribute = *from;
		attribute->parent = copy;
		attribute->prev = before;
		attribute->next = NULL;
		*(before ? &before->next : &copy->properties) = attribute;
		before = attribute;
	}
	return copy;
}

xmlNode *tree_copy(struct tree *tree, const xmlNode *root)
{
	const xmlNode *from = root;
	xmlNode *copied = copy_alone(tree, root), *to = copied;
	for (;;) {
		xmlNode *parent = to;
		if (from->type == XML_ELEMENT_NODE && from->children) {
			from = from->children;
		} else {
			for (; from != root && !from->next; to = to->parent)
				from = from->parent;
			if (from == root)
				return copied;
			from = from->next;
			parent = to->parent;
		}
		to = copy_alone(tree, from);
		tree_append(parent, to);
	}
}
