/* A tree as text for people and tests. */
#include "tree/dump.h"

static void dump_text(struct buf *out, const char *text)
{
	buf_putc(out, '"');
	for (; *text; text++)
		if (*text == '\n')
			buf_puts(out, "\\n");
		else
			buf_putc(out, *text);
	buf_puts(out, "\"\n");
}

static void dump_node(struct buf *out, const struct node *node)
{
	if (node->kind == NODE_TEXT) {
		dump_text(out, node->text);
		return;
	}
	buf_printf(out, "%s%s", node->kind == NODE_INSTRUCTION ? "?" : "", node->name);
	if (node->line)
		buf_printf(out, " %u:%u", node->line, node->column);
	for (const struct attribute *a = node->attributes; a; a = a->next)
		buf_printf(out, " %s=%s", a->name, a->value);
	if (node->kind == NODE_ELEMENT) {
		buf_putc(out, '\n');
		return;
	}
	buf_putc(out, ' ');
	dump_text(out, node->text);
}

void tree_dump(struct buf *out, const struct node *root)
{
	unsigned depth = 0;
	for (const struct node *node = root; node;) {
		buf_printf(out, "%*s", (int)(2 * depth), "");
		dump_node(out, node);
		if (node->children) {
			node = node->children;
			depth++;
			continue;
		}
		for (; node != root && !node->next; depth--)
			node = node->parent;
		node = node == root ? NULL : node->next;
	}
}
