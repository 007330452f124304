/* An article as a tree of libxml2 nodes, from the front ends on.
 *
 * The nodes are ordinary xmlNode structures, linked by hand and living in an arena, because stock
 * node calls would cost as much as reading the article; so they are read with any libxml2 call that
 * takes a node, changed only with the calls here, and let go with the tree, never one by one.
 * A node's `extra` holds its enum element; `_private` its place. Attribute values and the content
 * of text nodes are strings in the arena: to change one, point it at another.
 *
 * Conventions of the trees that front ends make: the root is `body`; element names are lower case;
 * `lang` stands for both lang and xml:lang (the serializer writes both); `epub:type` is an
 * attribute of just that name; elements of MathML and SVG carry their namespace and the number
 * EL_FOREIGN, but for their roots EL_MATH and EL_SVG. */
#ifndef OCTAVO_TREE_TREE_H
#define OCTAVO_TREE_TREE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"

#include <libxml/tree.h>
#include <stdbool.h>

enum element {
	EL_NONE, /* not an element */
#define ELEMENT(name, text) EL_##name,
#include "tree/elements.def"
#undef ELEMENT
	EL_FOREIGN, /* inside MathML or SVG */
	EL_UNKNOWN, /* a name that HTML doesn't have */
	EL_COUNT = EL_FOREIGN
};

struct tree {
	struct arena *arena;
	const char *file; /* for places; borrowed */
	xmlNode *body;    /* the root */
	bool is_raw;      /* it holds what a web page may hold: content/ makes it conform */
	bool is_article;  /* cut out of a page: pictures that aren't there leave nothing */
	size_t left_out;  /* characters that it was given and no book can hold */
	const xmlNode *left_out_of; /* where the first of them was */
};

/* Makes libxml2 ready for threads, which its own first calls don't do safely; may be called
 * again. */
void tree_prepare(void);

struct tree *tree_new(const char *file); /* with an empty body; the caller frees it */
void tree_free(struct tree *tree);

const char *element_name(enum element element); /* "p"; static */
enum element element_by_name(const char *name); /* EL_UNKNOWN if there is none */
static inline enum element element_of(const xmlNode *node)
{
	return node->type == XML_ELEMENT_NODE ? (enum element)node->extra : EL_NONE;
}
static inline bool is_heading(const xmlNode *node)
{
	return element_of(node) >= EL_H1 && element_of(node) <= EL_H6;
}

/* New nodes, not linked yet. Text and the values of attributes pass the gate of characters.h here,
 * so nothing else is ever in a tree. line 0: made by octavo, its place is its parent's. */
xmlNode *tree_element(struct tree *tree, enum element element, unsigned line, unsigned column);
xmlNode *tree_foreign(struct tree *tree, const xmlNs *ns, const char *name, unsigned line,
		      unsigned column);
xmlNode *tree_unknown(struct tree *tree, const char *name, unsigned line, unsigned column);
xmlNode *tree_text(struct tree *tree, const char *text, size_t size); /* text is copied */
xmlNode *tree_text_borrowed(struct tree *tree, const char *text); /* text must outlive the tree */
xmlNode *tree_instruction(struct tree *tree, const char *name, const char *text, size_t size,
			  unsigned line, unsigned column); /* a processing instruction */

/* Warns of characters that were left out of texts and attributes. */
void tree_tell(const struct tree *tree, struct diags *diags);

/* Says where the node stands, when that is known only after it was made. */
void tree_set_place(struct tree *tree, xmlNode *node, unsigned line, unsigned column);

extern const xmlNs tree_mathml, tree_svg;

/* Makes the element another one: name and number. */
void tree_rename(xmlNode *node, enum element element);

/* Linking. The node must not be linked anywhere. Each is constant time. */
void tree_append(xmlNode *parent, xmlNode *node);
void tree_insert_before(xmlNode *sibling, xmlNode *node);
void tree_insert_after(xmlNode *sibling, xmlNode *node);
void tree_unlink(xmlNode *node);
void tree_unwrap(xmlNode *node); /* its children take its place */

/* Attributes. Values are copied; what tree_get returns belongs to the tree; NULL: not there. */
const char *tree_get(const xmlNode *node, const char *name);
void tree_set(struct tree *tree, xmlNode *node, const char *name, const char *value);
void tree_remove(xmlNode *node, const char *name);
void tree_remove_attribute(xmlNode *node, xmlAttr *attribute);
bool tree_has_class(const xmlNode *node, const char *name);
void tree_add_class(struct tree *tree, xmlNode *node, const char *name);

/* Where the node stands in its source: its own place, or that of the nearest node above. */
struct place tree_place(const struct tree *tree, const xmlNode *node);

/* A copy of the node with all that is below it, not linked yet. Strings and what attributes carry
 * are shared with the original. */
xmlNode *tree_copy(struct tree *tree, const xmlNode *node);

/* The next node in document order, inside root; NULL at the end. With skip, not into node itself.
 */
xmlNode *tree_next(const xmlNode *node, const xmlNode *root);
xmlNode *tree_next_skipping(const xmlNode *node, const xmlNode *root);

/* The words of the node as one line: white space folded, pictures by their alt text, notes and
 * their references left out. Belongs to the arena. */
char *tree_words(struct arena *arena, const xmlNode *node);

#endif
