/* Writing XML with libxml2's text writer, with sticky failure. */
#include "package/xml.h"

#include "base/characters.h"
#include "base/mem.h"
#include "base/vec.h"

#include <libxml/xmlwriter.h>
#include <stdarg.h>
#include <string.h>

enum xml_holds { NOTHING, ELEMENTS, TEXT };

struct xml {
	xmlBuffer *bytes;
	xmlTextWriter *writer;
	VEC(enum xml_holds) open; /* what each open element holds so far */
	bool failed;
};

static void check(struct xml *xml, int result)
{
	if (result < 0)
		xml->failed = true;
}

struct xml *xml_new(void)
{
	struct xml *xml = mem_zeroed(1, sizeof *xml);
	xml->bytes = xmlBufferCreate();
	xml->writer = xml->bytes ? xmlNewTextWriterMemory(xml->bytes, 0) : NULL;
	xml->failed = !xml->writer;
	if (!xml->failed)
		check(xml, xmlTextWriterStartDocument(xml->writer, "1.0", "UTF-8", NULL));
	return xml;
}

/* The writer's own way to indent puts white space into mixed content, where it would show. */
static void new_line(struct xml *xml, size_t depth)
{
	static const char blank[] = "\n                                        ";
	size_t wanted = 1 + 2 * depth, most = sizeof blank - 1;
	check(xml, xmlTextWriterWriteRawLen(xml->writer, BAD_CAST blank,
					    (int)(wanted < most ? wanted : most)));
}

static enum xml_holds *innermost(struct xml *xml)
{
	return xml->open.count ? &xml->open.items[xml->open.count - 1] : NULL;
}

/* What a book may hold of text: text itself, or a cleaned copy in kept. */
static const xmlChar *allowed(const char *text, struct buf *kept)
{
	size_t left_out = 0;
	return BAD_CAST characters_clean(text, strlen(text), kept, &left_out);
}

void xml_open(struct xml *xml, const char *name)
{
	if (xml->failed)
		return;
	enum xml_holds *parent = innermost(xml);
	if (parent && *parent != TEXT) {
		new_line(xml, xml->open.count);
		*parent = ELEMENTS;
	}
	check(xml, xmlTextWriterStartElement(xml->writer, BAD_CAST name));
	vec_push(&xml->open, NOTHING);
}

void xml_attr(struct xml *xml, const char *name, const char *value)
{
	if (xml->failed || !value)
		return;
	struct buf kept = BUF_EMPTY;
	check(xml, xmlTextWriterWriteAttribute(xml->writer, BAD_CAST name, allowed(value, &kept)));
	buf_clear(&kept);
}

void xml_attrf(struct xml *xml, const char *name, const char *format, ...)
{
	struct buf value = BUF_EMPTY;
	va_list args;
	va_start(args, format);
	buf_vprintf(&value, format, args);
	va_end(args);
	xml_attr(xml, name, value.data ? value.data : "");
	buf_clear(&value);
}

void xml_text(struct xml *xml, const char *text)
{
	if (xml->failed || !*text)
		return;
	if (innermost(xml))
		*innermost(xml) = TEXT;
	struct buf kept = BUF_EMPTY;
	check(xml, xmlTextWriterWriteString(xml->writer, allowed(text, &kept)));
	buf_clear(&kept);
}

void xml_close(struct xml *xml)
{
	if (xml->open.count == 0)
		xml->failed = true;
	if (xml->failed)
		return;
	enum xml_holds held = *innermost(xml);
	xml->open.count--;
	if (held == ELEMENTS)
		new_line(xml, xml->open.count);
	check(xml, xmlTextWriterEndElement(xml->writer));
}

void xml_leaf(struct xml *xml, const char *name, const char *text)
{
	xml_open(xml, name);
	xml_text(xml, text);
	xml_close(xml);
}

bool xml_finish(struct xml *xml, struct buf *bytes)
{
	while (xml->open.count && !xml->failed)
		xml_close(xml);
	if (!xml->failed)
		check(xml, xmlTextWriterEndDocument(xml->writer));
	xmlFreeTextWriter(xml->writer); /* flushes into the buffer */
	bool done = !xml->failed;
	if (done)
		buf_add(bytes, xmlBufferContent(xml->bytes), (size_t)xmlBufferLength(xml->bytes));
	xmlBufferFree(xml->bytes);
	vec_clear(&xml->open);
	mem_free(xml);
	return done;
}
