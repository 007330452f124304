/* An article as a tree of nodes in an arena. */
#include "tree/tree.h"

#include "base/characters.h"
#include "base/mem.h"
#include "base/word_list.h"

#include <stdio.h>
#include <string.h>

static const char *const element_names[] = {
    "",
#define ELEMENT(name, text) text,
#include "tree/elements.def"
#undef ELEMENT
};

const char *namespace_uri(enum namespace ns)
{
	static const char *const uris[] = {
	    [NS_XHTML] = "http://www.w3.org/1999/xhtml",
	    [NS_MATHML] = "http://www.w3.org/1998/Math/MathML",
	    [NS_SVG] = "http://www.w3.org/2000/svg",
	};
	return uris[ns];
}

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
	for (size_t i = 0; i < tree->files.count; i++)
		buf_clear(&tree->files.items[i].bytes);
	vec_clear(&tree->files);
	arena_free(tree->arena);
	mem_free(tree);
}

static struct node *new_node(struct tree *tree, enum node_kind kind, const char *name)
{
	struct node *node = arena_alloc(tree->arena, sizeof *node);
	node->kind = (uint8_t)kind;
	node->name = name;
	return node;
}

void tree_set_place(struct node *node, unsigned line, unsigned column)
{
	node->line = line;
	node->column = column;
}

static struct node *new_element(struct tree *tree, const char *name, enum element element,
				unsigned line, unsigned column)
{
	struct node *node = new_node(tree, NODE_ELEMENT, name);
	node->element = (uint16_t)element;
	tree_set_place(node, line, column);
	return node;
}

struct node *tree_element(struct tree *tree, enum element element, unsigned line, unsigned column)
{
	return new_element(tree, element_name(element), element, line, column);
}

struct node *tree_foreign(struct tree *tree, enum namespace ns, const char *name, unsigned line,
			  unsigned column)
{
	enum element element = ns == NS_MATHML && strcmp(name, "math") == 0 ? EL_MATH
			       : ns == NS_SVG && strcmp(name, "svg") == 0   ? EL_SVG
									    : EL_FOREIGN;
	struct node *node =
	    new_element(tree, arena_string(tree->arena, name), element, line, column);
	node->ns = (uint8_t)ns;
	return node;
}

struct node *tree_unknown(struct tree *tree, const char *name, unsigned line, unsigned column)
{
	return new_element(tree, arena_string(tree->arena, name), EL_UNKNOWN, line, column);
}

/* The text as a book may hold it, in the arena if copied; what it can't is counted as the owner's.
 */
static const char *kept_text(struct tree *tree, const char *text, size_t size, bool copied,
			     const struct node *owner)
{
	struct buf kept = BUF_EMPTY;
	size_t left_out = 0;
	if (copied)
		text = arena_copy(tree->arena, text, size);
	const char *clean = characters_clean(text, size, &kept, &left_out);
	if (clean != text)
		clean = arena_copy(tree->arena, clean, kept.size);
	if (left_out && !tree->left_out)
		tree->left_out_of = owner;
	tree->left_out += left_out;
	buf_clear(&kept);
	return clean;
}

struct node *tree_text_borrowed(struct tree *tree, const char *text)
{
	struct node *node = new_node(tree, NODE_TEXT, "");
	node->text = kept_text(tree, text, strlen(text), false, node);
	return node;
}

struct node *tree_text(struct tree *tree, const char *text, size_t size)
{
	struct node *node = new_node(tree, NODE_TEXT, "");
	node->text = kept_text(tree, text, size, true, node);
	return node;
}

void tree_tell(const struct tree *tree, struct diags *diags)
{
	char count[24];
	snprintf(count, sizeof count, "%zu", tree->left_out);
	if (tree->left_out)
		diag(diags, MSG_CONTROL_CHARACTERS, tree_place(tree, tree->left_out_of), count,
		     NULL);
}

struct node *tree_instruction(struct tree *tree, const char *name, const char *text, size_t size,
			      unsigned line, unsigned column)
{
	struct node *node = new_node(tree, NODE_INSTRUCTION, arena_string(tree->arena, name));
	node->text = arena_copy(tree->arena, text, size);
	tree_set_place(node, line, column);
	return node;
}

void tree_rename(struct node *node, enum element element)
{
	node->name = element_name(element);
	node->element = (uint16_t)element;
	node->ns = NS_XHTML;
}

void tree_append(struct node *parent, struct node *node)
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

void tree_insert_before(struct node *sibling, struct node *node)
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

void tree_insert_after(struct node *sibling, struct node *node)
{
	if (sibling->next)
		tree_insert_before(sibling->next, node);
	else
		tree_append(sibling->parent, node);
}

void tree_unlink(struct node *node)
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

void tree_unwrap(struct node *node)
{
	struct node *first = node->children, *last = node->last, *parent = node->parent;
	if (!first) {
		tree_unlink(node);
		return;
	}
	for (struct node *child = first; child; child = child->next)
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

static struct attribute *find_attribute(const struct node *node, const char *name)
{
	for (struct attribute *attribute = node->attributes; attribute; attribute = attribute->next)
		if (strcmp(attribute->name, name) == 0)
			return attribute;
	return NULL;
}

const char *tree_get(const struct node *node, const char *name)
{
	const struct attribute *attribute = find_attribute(node, name);
	return attribute ? attribute->value : NULL;
}

static struct attribute *add_attribute(struct tree *tree, struct node *node, const char *name)
{
	struct attribute *attribute = arena_alloc(tree->arena, sizeof *attribute);
	struct attribute **end = &node->attributes;
	while (*end) {
		attribute->prev = *end;
		end = &(*end)->next;
	}
	attribute->name = name;
	*end = attribute;
	return attribute;
}

void tree_add_attribute(struct tree *tree, struct node *node, const char *name, const char *value,
			size_t size)
{
	add_attribute(tree, node, name)->value = kept_text(tree, value, size, true, node);
}

void tree_set(struct tree *tree, struct node *node, const char *name, const char *value)
{
	struct attribute *attribute = find_attribute(node, name);
	if (!attribute)
		attribute = add_attribute(tree, node, arena_string(tree->arena, name));
	attribute->value = kept_text(tree, value, strlen(value), true, node);
	attribute->placeholder = NULL;
}

void tree_remove_attribute(struct node *node, struct attribute *attribute)
{
	if (attribute->prev)
		attribute->prev->next = attribute->next;
	else
		node->attributes = attribute->next;
	if (attribute->next)
		attribute->next->prev = attribute->prev;
}

void tree_remove(struct node *node, const char *name)
{
	struct attribute *attribute = find_attribute(node, name);
	if (attribute)
		tree_remove_attribute(node, attribute);
}

bool tree_has_class(const struct node *node, const char *name)
{
	return words_have(tree_get(node, "class"), name);
}

bool tree_is_a(const struct node *node, enum element element, const char *type)
{
	const char *said = element_of(node) == element ? tree_get(node, "epub:type") : NULL;
	return said && strcmp(said, type) == 0;
}

void tree_add_class(struct tree *tree, struct node *node, const char *name)
{
	const char *old = tree_get(node, "class");
	if (tree_has_class(node, name))
		return;
	tree_set(tree, node, "class",
		 old && *old ? arena_format(tree->arena, "%s %s", old, name) : name);
}

static struct place place_of_paragraph(const struct tree *tree, unsigned number)
{
	const struct tree_paragraphs *of = tree->paragraphs;
	const char *opening = number <= of->count ? of->openings[number - 1] : "";
	return (struct place){
	    .file = tree->file,
	    .passage = arena_format(of->arena, *opening ? "paragraph %u (%s)" : "paragraph %u",
				    number, opening),
	};
}

struct place tree_place(const struct tree *tree, const struct node *node)
{
	for (; node; node = node->parent)
		if (node->line && tree->paragraphs)
			return place_of_paragraph(tree, node->line);
		else if (node->line)
			return (struct place){tree->file, node->line, node->column};
	return (struct place){tree->file, 0, 0};
}

struct node *tree_next_skipping(const struct node *node, const struct node *root)
{
	for (; node != root; node = node->parent)
		if (node->next)
			return node->next;
	return NULL;
}

bool tree_is_in(const struct node *node, const struct node *root)
{
	while (node && node != root)
		node = node->parent;
	return node;
}

struct node *tree_beside(const struct node *node, bool behind)
{
	struct node *beside = behind ? node->next : node->prev;
	while (beside && beside->kind != NODE_ELEMENT)
		beside = behind ? beside->next : beside->prev;
	return beside;
}

struct node *tree_next(const struct node *node, const struct node *root)
{
	if (node->children)
		return node->children;
	return tree_next_skipping(node, root);
}
