/* Inside the reading of XML: what is looked through before libxml2 reads it, and how it does. */
#ifndef OCTAVO_TREE_XML_PARTS_H
#define OCTAVO_TREE_XML_PARTS_H

#include "base/buf.h"
#include "tree/xml_read.h"

#include <stdbool.h>

static inline bool xml_at(const char *s, const char *end, const char *mark)
{
	size_t size = strlen(mark);
	return (size_t)(end - s) >= size && memcmp(s, mark, size) == 0;
}

static inline bool xml_is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Behind the mark; NULL: it doesn't occur. */
const char *xml_behind(const char *s, const char *end, const char *mark);

/* Behind the comment, CDATA section or processing instruction that begins at s, or s if none does;
 * NULL: it doesn't end. */
const char *xml_skip_verbatim(const char *s, const char *end);

/* Behind spaces, comments and processing instructions; NULL: one of them doesn't end. */
const char *xml_skip_misc(const char *s, const char *end);

/* Writes the text without its document type, lines kept and entities put in. False, and nothing
 * written: it has none, or none that can be understood. */
bool xml_take_doctype(struct buf *out, const char *text, size_t size,
		      struct xml_document *document);

/* Looks through the tags of the root and what it holds: libxml2 sees the same ones, and takes time
 * in proportion to their length. Else there is a fault in the document. Returns how far it got. */
const char *xml_check_tags(const char *text, const char *root, const char *end,
			   struct xml_document *document);

size_t xml_line(const char *text, const char *at);

/* xml_parse.c: the root of what has no document type, made of libxml2's events; or a fault. */
void xml_parse(struct tree *tree, const struct xml_source *source, struct xml_document *document);

/* The character that a name of XHTML 1 means; 0: it has no such name. */
unsigned xml_named_character(const char *name);

#endif
