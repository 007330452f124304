/* A tree written out as HTML. */
#include "read/markup/html_write.h"

#include "base/utf8.h"

#include <string.h>

/* Raw text gets a place anew at each line, and within long lines, so that finding one is quick. */
enum { LONGEST_STRETCH = 256 };

static bool is_void(enum element element)
{
	return element == EL_BR || element == EL_HR || element == EL_IMG || element == EL_COL ||
	       element == EL_WBR || element == EL_INPUT || element == EL_SOURCE;
}

static void add_escaped(struct buf *out, const char *text)
{
	for (const char *s = text; *s;) {
		size_t plain = strcspn(s, "&<>\"");
		buf_add(out, s, plain);
		s += plain;
		if (*s)
			buf_puts(out, *s == '&'   ? "&amp;"
				      : *s == '<' ? "&lt;"
				      : *s == '>' ? "&gt;"
						  : "&quot;");
		s += *s != '\0';
	}
}

static void add_stretch(struct html_written *written, struct html_place at, bool raw)
{
	vec_push(&written->stretches, (struct html_stretch){written->text.size, at, raw});
}

void html_written_skip(const char **text, const char *to, struct html_place *at)
{
	while (*text < to) {
		unsigned c = utf8_next(text, to);
		if (c == '\n')
			*at = (struct html_place){at->line ? at->line + 1 : 0, at->column != 0};
		else
			at->column += at->column != 0;
	}
}

void html_written_add(struct html_written *written, const char *text, size_t size,
		      struct html_place *at)
{
	for (const char *s = text, *end = text + size; s < end;) {
		const char *line = memchr(s, '\n', (size_t)(end - s)), *to = line ? line + 1 : end;
		if (to - s > LONGEST_STRETCH) {
			to = s + LONGEST_STRETCH;
			while ((*to & 0xC0) == 0x80)
				to--;
		}
		add_stretch(written, *at, true);
		buf_add(&written->text, s, (size_t)(to - s));
		html_written_skip(&s, to, at);
	}
}

/* Behind the first line the column is known only where the piece begins at the line's start: in a
 * list or a quotation, its lines are indented by what isn't part of it. */
static void add_raw(struct html_written *written, const char *text, struct html_place at)
{
	size_t size = strlen(text), line = strcspn(text, "\n");
	if (at.column == 1 || !text[line]) {
		html_written_add(written, text, size, &at);
		return;
	}
	html_written_add(written, text, line, &at);
	at.column = 0;
	html_written_add(written, text + line, size - line, &at);
}

static void add_start(struct html_written *written, const struct node *node, struct html_place at)
{
	struct buf *out = &written->text;
	add_stretch(written, at, false);
	buf_printf(out, "<%s", node->name);
	for (const struct attribute *attribute = node->attributes; attribute;
	     attribute = attribute->next) {
		buf_printf(out, " %s=\"", attribute->name);
		add_escaped(out, attribute->value);
		buf_putc(out, '"');
	}
	buf_putc(out, '>');
	if (element_of(node) == EL_PRE)
		buf_putc(out, '\n'); /* the parser takes one away */
}

static void add_node(struct html_written *written, const struct tree *tree, const struct node *node)
{
	struct place place = tree_place(tree, node);
	struct html_place at = {place.line, place.column};
	if (node->kind == NODE_INSTRUCTION)
		add_raw(written, node->text, at);
	else if (node->kind == NODE_ELEMENT)
		add_start(written, node, at);
	else if (node->kind == NODE_TEXT)
		add_escaped(&written->text, node->text);
}

static void add_end(struct html_written *written, const struct node *node)
{
	if (node->kind == NODE_ELEMENT && !is_void(element_of(node)))
		buf_printf(&written->text, "</%s>", node->name);
}

struct html_written html_write(const struct tree *tree)
{
	struct html_written written = {0};
	buf_reserve(&written.text, 0);
	written.text.data[0] = '\0';
	for (const struct node *node = tree->body->children; node;) {
		add_node(&written, tree, node);
		if (node->kind == NODE_ELEMENT && node->children) {
			node = node->children;
			continue;
		}
		add_end(&written, node);
		while (!node->next && node->parent != tree->body) {
			node = node->parent;
			add_end(&written, node);
		}
		node = node->next;
	}
	return written;
}

void html_written_clear(struct html_written *written)
{
	buf_clear(&written->text);
	vec_clear(&written->stretches);
}

struct html_place html_written_place(const void *source, size_t offset)
{
	const struct html_written *written = source;
	size_t low = 0, high = written->stretches.count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (written->stretches.items[middle].offset <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	if (!low)
		return (struct html_place){0, 0};
	const struct html_stretch *stretch = &written->stretches.items[low - 1];
	struct html_place at = stretch->at;
	if (stretch->raw && at.column)
		at.column += (uint32_t)utf8_length(written->text.data + stretch->offset,
						   offset - stretch->offset);
	return at;
}
