/* Reading XML, with nothing from outside. */
#include "tree/xml_parts.h"

#include <libxml/parser.h>
#include <limits.h>

size_t xml_line(const char *text, const char *at)
{
	size_t line = 1;
	while (text < at && (text = memchr(text, '\n', (size_t)(at - text)))) {
		text++;
		line++;
	}
	return line;
}

/* A document type that comes through all the same ends the reading. */
static void refuse_doctype(void *user, const xmlChar *name, const xmlChar *external,
			   const xmlChar *system)
{
	(void)name, (void)external, (void)system;
	xmlStopParser(user);
}

/* The root and what it holds. libxml2's own limits are lifted, because those of xml_check_tags
 * stand before it; its messages go nowhere. */
static void parse(const char *text, size_t size, struct xml_document *document)
{
	const int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
			    XML_PARSE_NOCDATA | XML_PARSE_IGNORE_ENC | XML_PARSE_HUGE;
	xmlParserCtxt *parser = size <= INT_MAX ? xmlNewParserCtxt() : NULL;
	if (parser) {
		parser->sax->internalSubset = refuse_doctype;
		document->doc = xmlCtxtReadMemory(parser, text, (int)size, NULL, NULL, options);
		document->line +=
		    parser->lastError.line > 0 ? (size_t)parser->lastError.line - 1 : 0;
	}
	xmlFreeParserCtxt(parser);
	if (!document->doc)
		document->fault = XML_DAMAGED;
}

struct xml_document xml_read(const char *text, size_t size)
{
	struct xml_document document = {.line = 1};
	struct buf plain = BUF_EMPTY;
	if (xml_take_doctype(&plain, text, size, &document)) {
		text = plain.data;
		size = plain.size;
	}
	const char *root = document.fault ? NULL : xml_skip_misc(text, text + size);
	if (!document.fault && !root)
		document.fault = XML_DAMAGED;
	if (!document.fault)
		xml_check_tags(text, root, text + size, &document);
	if (!document.fault) {
		document.line = xml_line(text, root);
		parse(root, size - (size_t)(root - text), &document);
	}
	buf_clear(&plain);
	return document;
}

const char *xml_fault_words(struct arena *arena, const struct xml_document *document)
{
	static const struct {
		size_t most;
		const char *what;
	} limits[] = {
	    [XML_TOO_MANY_ATTRIBUTES] = {XML_MOST_ATTRIBUTES, "attributes in a tag"},
	    [XML_TOO_MANY_NAMESPACES] = {XML_MOST_NAMESPACES, "namespaces in one place"},
	    [XML_TOO_DEEP] = {XML_DEEPEST, "elements inside of each other"},
	    [XML_TOO_MUCH_ADDED] = {XML_MOST_ADDED, "bytes that its entities add"},
	};
	if (document->fault == XML_DAMAGED)
		return arena_format(arena, "damaged: line %zu is no XML", document->line);
	return arena_format(arena, "XML with more than %zu %s, in line %zu",
			    limits[document->fault].most, limits[document->fault].what,
			    document->line);
}
