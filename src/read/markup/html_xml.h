/* XHTML for an HTML parser: what XML says in a way that HTML reads otherwise is said in HTML's. */
#ifndef OCTAVO_READ_MARKUP_HTML_XML_H
#define OCTAVO_READ_MARKUP_HTML_XML_H

#include "read/markup/html_write.h"

#include <stdbool.h>

/* Whether the source is XML: by its declaration, or by its file's ending. */
bool html_is_xml(const char *name, const char *text);

/* The source with an end tag for each element that closes itself, and CDATA sections as text, and
 * where each byte came from. To be cleared. */
struct html_written html_from_xml(const char *text, size_t size);

#endif
