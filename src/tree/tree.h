/* An article as a tree of nodes, from the front ends on.
 *
 * The nodes live in the tree's arena and go with it, never one by one. They are read directly and
 * linked with the calls here, each constant time. Attribute values and the text of nodes are
 * strings in the arena: to change one, point it at another.
 *
 * Conventions of the trees that front ends make: the root is `body`; element names are lower case;
 * `lang` stands for both lang and xml:lang (the serializer writes both); `epub:type` is an
 * attribute of just that name; text is valid UTF-8 without control characters other than tab and
 * newline; elements of MathML and SVG carry their namespace and the number EL_FOREIGN, but for
 * their roots EL_MATH and EL_SVG. */
#ifndef OCTAVO_TREE_TREE_H
#define OCTAVO_TREE_TREE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/vec.h"

#include <stdbool.h>
#include <stdint.h>

enum element {
	EL_NONE, /* not an element */
#define ELEMENT(name, text) EL_##name,
#include "tree/elements.def"
#undef ELEMENT
	EL_FOREIGN, /* inside MathML or SVG */
	EL_UNKNOWN, /* a name that HTML doesn't have */
	EL_COUNT = EL_FOREIGN
};

enum node_kind { NODE_ELEMENT, NODE_TEXT, NODE_INSTRUCTION };

/* Of element names. */
enum namespace { NS_XHTML, NS_MATHML, NS_SVG, NS_OTHER };

struct placeholder; /* for a value that isn't known yet: tree/serialize.h */

struct attribute {
	struct attribute *prev, *next;
	const char *name;
	const char *value;                     /* never NULL */
	const struct placeholder *placeholder; /* or NULL */
};

struct node {
	struct node *parent, *prev, *next;
	struct node *children, *last; /* the first and the last of them */
	struct attribute *attributes; /* of an element, in the order of the source; of a text: one,
					 if it is a placeholder */
	const char *name;             /* of an element or instruction */
	const char *text;             /* of a text node or instruction */
	uint32_t line, column;        /* in the source, from 1; line 0: made by octavo */
	uint16_t element;             /* enum element */
	uint8_t kind;                 /* enum node_kind */
	uint8_t ns;                   /* enum namespace */
	uint8_t facts;                /* that conforming found below it: xhtml/xhtml_parts.h */
};

/* The paragraphs by which nodes are placed where the source has no lines. */
struct tree_paragraphs {
	struct arena *arena;         /* for what places say, which outlives the tree */
	const char *const *openings; /* how the one begins whose number stands for a node's line */
	size_t count;
};

/* What of a picture isn't shown, at each edge, and how it is turned behind that. */
struct tree_crop {
	int left, top, right,
	    bottom;           /* in hundred-thousandths of its width or height; 0: nothing */
	bool is_length;       /* in twentieths of a point, at the size that its file says */
	unsigned orientation; /* as EXIF has it, 2 to 8; 0: the file's own */
};

/* A picture that the source holds itself. */
struct tree_file {
	const char *name; /* as a src says it */
	struct buf bytes; /* until something takes them */
	struct tree_crop crop;
};

struct tree {
	struct arena *arena;
	const char *file;                         /* for places; borrowed */
	const struct tree_paragraphs *paragraphs; /* NULL: nodes have lines */
	VEC(struct tree_file) files;
	struct node *body; /* the root */
	bool is_raw;       /* it holds what a web page may hold: xhtml/ makes it conform */
	bool is_article;   /* cut out of a page: pictures that aren't there leave nothing */
	size_t left_out;   /* characters that it was given and no book can hold */
	const struct node *left_out_of; /* where the first of them was */
};

struct tree *tree_new(const char *file); /* with an empty body; the caller frees it */
void tree_free(struct tree *tree);

const char *element_name(enum element element); /* "p"; static */
enum element element_by_name(const char *name); /* EL_UNKNOWN if there is none */
static inline enum element element_of(const struct node *node)
{
	return node->kind == NODE_ELEMENT ? (enum element)node->element : EL_NONE;
}
static inline bool is_heading(const struct node *node)
{
	return element_of(node) >= EL_H1 && element_of(node) <= EL_H6;
}

/* New nodes, not linked yet. Text and the values of attributes pass the gate of characters.h here,
 * so nothing else is ever in a tree. line 0: made by octavo, its place is its parent's. */
struct node *tree_element(struct tree *tree, enum element element, unsigned line, unsigned column);
struct node *tree_foreign(struct tree *tree, enum namespace ns, const char *name, unsigned line,
			  unsigned column);
struct node *tree_unknown(struct tree *tree, const char *name, unsigned line, unsigned column);
struct node *tree_text(struct tree *tree, const char *text, size_t size); /* text is copied */
struct node *tree_text_borrowed(struct tree *tree,
				const char *text); /* text must outlive the tree */
struct node *tree_instruction(struct tree *tree, const char *name, const char *text, size_t size,
			      unsigned line, unsigned column); /* a processing instruction */

/* Warns of characters that were left out of texts and attributes. */
void tree_tell(const struct tree *tree, struct diags *diags);

/* Says where the node stands, when that is known only after it was made. */
void tree_set_place(struct node *node, unsigned line, unsigned column);

const char *namespace_uri(enum namespace ns); /* static */

/* Makes the element another one: name and number. */
void tree_rename(struct node *node, enum element element);

/* Linking. The node must not be linked anywhere. Each is constant time. */
void tree_append(struct node *parent, struct node *node);
void tree_insert_before(struct node *sibling, struct node *node);
void tree_insert_after(struct node *sibling, struct node *node);
void tree_unlink(struct node *node);
void tree_unwrap(struct node *node); /* its children take its place */

/* Attributes. Values are copied; what tree_get returns belongs to the tree; NULL: not there. */
const char *tree_get(const struct node *node, const char *name);
void tree_set(struct tree *tree, struct node *node, const char *name, const char *value);
void tree_remove(struct node *node, const char *name);

/* An attribute that isn't there yet; its name must outlive the tree. */
void tree_add_attribute(struct tree *tree, struct node *node, const char *name, const char *value,
			size_t size);
void tree_remove_attribute(struct node *node, struct attribute *attribute);
bool tree_has_class(const struct node *node, const char *name);

/* Whether it is such an element, and "epub:type" has that word alone. */
bool tree_is_a(const struct node *node, enum element element, const char *type);
void tree_add_class(struct tree *tree, struct node *node, const char *name);

/* Where the node stands in its source: its own place, or that of the nearest node above. */
struct place tree_place(const struct tree *tree, const struct node *node);

/* A copy of the node with all that is below it, not linked yet. Strings and what attributes carry
 * are shared with the original. */
struct node *tree_copy(struct tree *tree, const struct node *node);

/* Puts a copy of all that is below from, a node of another tree, behind what to holds. Its places
 * are those of to, for its lines are another file's. No tree is deeper than recursion may go. */
void tree_bring(struct tree *tree, struct node *to, const struct node *from);

/* The next node in document order, inside root; NULL at the end. With skip, not into node itself.
 */
struct node *tree_next(const struct node *node, const struct node *root);
struct node *tree_next_skipping(const struct node *node, const struct node *root);

/* Whether the node is root, or stands in it. */
bool tree_is_in(const struct node *node, const struct node *root);

/* The element right before or behind the node; NULL: there is none. */
struct node *tree_beside(const struct node *node, bool behind);

/* The words of the node as one line: white space folded, pictures and formulas by the text that
 * stands for them, notes and their references left out. Belongs to the arena. */
char *tree_words(struct arena *arena, const struct node *node);

/* Whether there are any of these words; looks no further than the first. */
bool tree_has_words(const struct node *node);

#endif
