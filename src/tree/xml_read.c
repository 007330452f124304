/* Reading XML: its document type taken away, its limits checked, then parsed. */
#include "tree/xml_parts.h"

size_t xml_line(const char *text, const char *at)
{
	size_t line = 1;
	while (text < at && (text = memchr(text, '\n', (size_t)(at - text)))) {
		text++;
		line++;
	}
	return line;
}

struct xml_document xml_read(struct tree *tree, const struct xml_source *source)
{
	struct xml_document document = {.line = 1};
	struct buf plain = BUF_EMPTY;
	struct xml_source clean = *source;
	if (xml_take_doctype(&plain, source->text, source->size, &document)) {
		clean.text = plain.data;
		clean.size = plain.size;
	}
	const char *end = clean.text + clean.size;
	const char *root = document.fault ? NULL : xml_skip_misc(clean.text, end);
	if (!document.fault && !root)
		document.fault = XML_DAMAGED;
	if (!document.fault)
		end = xml_check_tags(clean.text, root, end, &document);
	if (!document.fault || (document.fault == XML_DAMAGED && root && clean.is_judged)) {
		clean.size = (size_t)(end - clean.text);
		xml_parse(tree, &clean, &document);
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
