/* The one reader of XML: text to nodes of octavo's tree, with line and column.
 *
 * What a text holds is all that is read: no file, address or device is ever opened for it. libxml2
 * gets no document type to see. Entities that one declares with a text of their own are put in
 * before, as drawing programs name their namespaces and styles by them, up to a limit; names of
 * characters are those of XHTML 1. Those that stand outside are left out and counted. Nothing is
 * printed. */
#ifndef OCTAVO_TREE_XML_READ_H
#define OCTAVO_TREE_XML_READ_H

#include "tree/tree.h"

enum {
	XML_MOST_ATTRIBUTES = 256, /* of a tag */
	XML_MOST_NAMESPACES = 64,  /* in scope */
	XML_DEEPEST = 500,         /* elements inside of each other */
	XML_MOST_ADDED = 8 << 20,  /* bytes that entities may add */
};

enum xml_fault {
	XML_SOUND,
	XML_DAMAGED,
	XML_TOO_MANY_ATTRIBUTES,
	XML_TOO_MANY_NAMESPACES,
	XML_TOO_DEEP,
	XML_TOO_MUCH_ADDED,
};

/* Names of this namespace are written "prefix:name", whatever prefix the text gives it. */
struct xml_namespace {
	const char *uri, *prefix;
};

/* What may stand for a comment, or NULL. */
typedef struct node *xml_comment(struct tree *tree, const char *text, unsigned line,
				 unsigned column);

struct xml_source {
	const char *text; /* clean UTF-8, as decode makes it, whatever it says of itself */
	size_t size;
	const struct xml_namespace *known; /* beside XHTML, MathML, SVG, xml:, xlink: and epub: */
	size_t count;
	enum namespace bare;  /* what elements of no namespace are in */
	xml_comment *comment; /* NULL: comments go */
	bool placeless;       /* nobody asks where its nodes stand, which takes a while to find */
	const char *unread;   /* what names of attributes begin with that go; NULL: none do */

	/* For those who judge what they read: elements and attributes of namespaces that aren't
	 * known stay, as "{uri}name", and so do instructions; characters have no names but those
	 * that are declared; and of what is damaged the part before that is handed out. */
	bool is_judged;
	bool has_names; /* of XHTML's characters, all the same */
};

struct xml_document {
	struct node *root; /* new in the tree, and not linked; NULL: there is a fault */
	enum xml_fault fault;
	size_t line;     /* of the fault */
	size_t left_out; /* references to entities that stand outside */
	/* of what is damaged, if it is judged: its root, the element that was open then (or NULL),
	 * and the parser's words, or NULL */
	struct node *broken, *open;
	const char *says;
};

/* Makes libxml2 ready for threads, which its own first calls don't do safely; any thread may call
 * it, again and again. */
void xml_prepare(void);

/* Elements of no namespace, or of XHTML's, are XHTML; those of one that isn't known have NS_OTHER
 * and their name as written. Places are exact where no entity was put in. */
struct xml_document xml_read(struct tree *tree, const struct xml_source *source);

/* What is wrong with a document, as a message's predicate: "damaged: …". */
const char *xml_fault_words(struct arena *arena, const struct xml_document *document);

/* Where the root begins, which is a "<": behind declaration, comments and document type. NULL:
 * there is none. The bytes may be in any encoding that has ASCII in it. */
const char *xml_root(const char *text, const char *end);

#endif
