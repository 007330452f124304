/* For unit tests: a tree as text, a node a line, indented by depth:
 * "p 3:1", "a 3:5 href=x", "\"words\"". */
#ifndef OCTAVO_TESTS_DUMP_H
#define OCTAVO_TESTS_DUMP_H

#include "base/buf.h"
#include "base/tree.h"

static void dump_text(struct buf *out, const char *text)
{
	buf_putc(out, '"');
	for (; *text; text++)
		buf_puts(out, *text == '\n' ? "\\n" : (char[]){*text, '\0'});
	buf_puts(out, "\"\n");
}

static void dump_node(struct buf *out, const struct tree *tree, const xmlNode *node)
{
	for (const xmlNode *above = node->parent; above; above = above->parent)
		buf_puts(out, "  ");
	if (node->type == XML_TEXT_NODE) {
		dump_text(out, (const char *)node->content);
		return;
	}
	buf_puts(out, node->type == XML_PI_NODE ? "?" : "");
	buf_puts(out, (const char *)node->name);
	struct place at = tree_place(tree, node);
	if (node->_private)
		buf_printf(out, " %u:%u", at.line, at.column);
	for (const xmlAttr *a = node->type == XML_ELEMENT_NODE ? node->properties : NULL; a; a = a->next)
		buf_printf(out, " %s=%s", (const char *)a->name, (const char *)a->children->content);
	buf_putc(out, node->type == XML_PI_NODE ? ' ' : '\n');
	if (node->type == XML_PI_NODE)
		dump_text(out, (const char *)node->content);
}

static void dump_tree(struct buf *out, const struct tree *tree)
{
	for (const xmlNode *node = tree->body; node; node = tree_next(node, tree->body))
		dump_node(out, tree, node);
}

#endif
