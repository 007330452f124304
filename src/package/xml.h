/* Writing XML: append freely, ask once at the end whether all went well.
 *
 * The first call that fails, or that makes no sense where it stands (an attribute behind text, a
 * close too many), makes xml_finish say false; calls in between are harmless. Characters that a
 * book can't hold are left out. Elements are indented; inside one that has begun with text nothing
 * is.
 *
 *	struct xml *xml = xml_new();
 *	xml_open(xml, "package");
 *	xml_attr(xml, "version", "3.0");
 *	xml_leaf(xml, "dc:title", "War & Peace");
 *	xml_close(xml);
 *	done = xml_finish(xml, &bytes);
 */
#ifndef OCTAVO_PACKAGE_XML_H
#define OCTAVO_PACKAGE_XML_H

#include "base/buf.h"

#include <stdbool.h>

struct xml;

struct xml *xml_new(void); /* has written the XML declaration; ends with xml_finish */

void xml_open(struct xml *xml, const char *name); /* a name with its prefix, as in "dc:title" */

/* An attribute of the element just opened, before anything inside it; none if value is NULL. */
void xml_attr(struct xml *xml, const char *name, const char *value);
void xml_attrf(struct xml *xml, const char *name, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

void xml_text(struct xml *xml, const char *text);
void xml_close(struct xml *xml);
void xml_leaf(struct xml *xml, const char *name, const char *text); /* open, text, close */

/* Closes what is open, frees xml and appends the document to bytes. false if anything failed, and
 * then bytes is as it was. */
bool xml_finish(struct xml *xml, struct buf *bytes);

#endif
