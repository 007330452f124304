/* Reading XML: the only place where libxml2 reads any.
 *
 * What a text holds is all that is read: no file, address or device is ever opened for it. libxml2
 * gets no document type to see. Entities that one declares with a text of their own are put in
 * before, as drawing programs name their namespaces and styles by them, up to a limit. Those that
 * stand outside are left out and counted. */
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

struct xml_document {
	xmlDoc *doc; /* NULL: there is a fault; else the caller frees it */
	enum xml_fault fault;
	size_t line;     /* of the fault */
	size_t left_out; /* references to entities that stand outside */
};

/* text is clean UTF-8, as decode makes it, whatever it says of itself. */
struct xml_document xml_read(const char *text, size_t size);

/* What is wrong with a document, as a message's predicate: "damaged: …". */
const char *xml_fault_words(struct arena *arena, const struct xml_document *document);

/* Where the root begins, which is a "<": behind declaration, comments and document type. NULL:
 * there is none. The bytes may be in any encoding that has ASCII in it. */
const char *xml_root(const char *text, const char *end);

#endif
