/* Writing XML, with sticky failure. */
#include "package/xml.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "base/vec.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* What an open element holds so far; of one that holds nothing, the start tag is open still. */
enum holds { NOTHING, ELEMENTS, TEXT };

struct open {
	const char *name;
	enum holds holds;
};

struct xml {
	struct buf bytes;
	VEC(struct open) open;
	bool failed;
};

struct xml *xml_new(void)
{
	struct xml *xml = mem_zeroed(1, sizeof *xml);
	buf_puts(&xml->bytes, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	return xml;
}

static void new_line(struct xml *xml, size_t depth)
{
	buf_putc(&xml->bytes, '\n');
	for (size_t i = 0; i < depth; i++)
		buf_puts(&xml->bytes, "  ");
}

static struct open *innermost(struct xml *xml)
{
	return xml->open.count ? &xml->open.items[xml->open.count - 1] : NULL;
}

/* Ends the start tag of the element that now gets something inside. */
static void fill(struct xml *xml, enum holds holds)
{
	struct open *parent = innermost(xml);
	if (!parent)
		return;
	if (parent->holds == NOTHING)
		buf_putc(&xml->bytes, '>');
	if (parent->holds != TEXT)
		parent->holds = holds;
}

static bool is_allowed(unsigned code_point)
{
	if (code_point < 0x20)
		return code_point == '\t' || code_point == '\n' || code_point == '\r';
	return code_point != UTF8_BAD && code_point != 0xFFFE && code_point != 0xFFFF;
}

/* What stands for the character; NULL: itself. */
static const char *escaped(unsigned code_point, bool in_attribute)
{
	switch (code_point) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '\r':
		return "&#13;";
	case '"':
		return in_attribute ? "&quot;" : NULL;
	case '\t':
		return in_attribute ? "&#9;" : NULL;
	case '\n':
		return in_attribute ? "&#10;" : NULL;
	default:
		return is_allowed(code_point) ? NULL : "";
	}
}

static void add_escaped(struct xml *xml, const char *text, bool in_attribute)
{
	const char *end = text + strlen(text), *kept = text;
	for (const char *s = text; s < end;) {
		const char *here = s;
		const char *instead = escaped(utf8_next(&s, end), in_attribute);
		if (!instead)
			continue;
		buf_add(&xml->bytes, kept, (size_t)(here - kept));
		buf_puts(&xml->bytes, instead);
		kept = s;
	}
	buf_add(&xml->bytes, kept, (size_t)(end - kept));
}

void xml_doctype(struct xml *xml, const char *name)
{
	buf_printf(&xml->bytes, "<!DOCTYPE %s>\n", name);
}

void xml_open(struct xml *xml, const char *name)
{
	fill(xml, ELEMENTS);
	if (innermost(xml) && innermost(xml)->holds == ELEMENTS)
		new_line(xml, xml->open.count);
	buf_putc(&xml->bytes, '<');
	buf_puts(&xml->bytes, name);
	vec_push(&xml->open, (struct open){.name = name});
}

void xml_attr(struct xml *xml, const char *name, const char *value)
{
	struct open *element = innermost(xml);
	if (!value)
		return;
	if (!element || element->holds != NOTHING) {
		xml->failed = true;
		return;
	}
	buf_putc(&xml->bytes, ' ');
	buf_puts(&xml->bytes, name);
	buf_puts(&xml->bytes, "=\"");
	add_escaped(xml, value, true);
	buf_putc(&xml->bytes, '"');
}

void xml_attrf(struct xml *xml, const char *name, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	int size = vsnprintf(NULL, 0, format, args);
	va_end(args);
	char *value = mem_alloc(size < 0 ? 1 : (size_t)size + 1);
	va_start(args, format);
	if (vsnprintf(value, size < 0 ? 0 : (size_t)size + 1, format, args) < 0)
		xml->failed = true;
	else
		xml_attr(xml, name, value);
	va_end(args);
	mem_free(value);
}

void xml_text(struct xml *xml, const char *text)
{
	if (!*text)
		return;
	fill(xml, TEXT);
	if (innermost(xml))
		innermost(xml)->holds = TEXT;
	add_escaped(xml, text, false);
}

void xml_close(struct xml *xml)
{
	if (xml->open.count == 0) {
		xml->failed = true;
		return;
	}
	struct open closed = xml->open.items[--xml->open.count];
	if (closed.holds == NOTHING) {
		buf_puts(&xml->bytes, "/>");
		return;
	}
	if (closed.holds == ELEMENTS)
		new_line(xml, xml->open.count);
	buf_puts(&xml->bytes, "</");
	buf_puts(&xml->bytes, closed.name);
	buf_putc(&xml->bytes, '>');
}

void xml_leaf(struct xml *xml, const char *name, const char *text)
{
	xml_open(xml, name);
	xml_text(xml, text);
	xml_close(xml);
}

bool xml_finish(struct xml *xml, struct buf *bytes)
{
	while (xml->open.count)
		xml_close(xml);
	buf_putc(&xml->bytes, '\n');
	bool done = !xml->failed;
	if (done)
		buf_add(bytes, xml->bytes.data, xml->bytes.size);
	buf_clear(&xml->bytes);
	vec_clear(&xml->open);
	mem_free(xml);
	return done;
}
